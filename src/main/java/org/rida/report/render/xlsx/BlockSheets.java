package org.rida.report.render.xlsx;

import java.util.Optional;
import org.rida.i18n.BilingualText;
import org.rida.report.document.Block;
import org.rida.report.document.FigureSet;
import org.rida.sheet.CellStyleName;
import org.rida.sheet.PageSetup;
import org.rida.sheet.Sheet;
import org.rida.sheet.SheetWorkbook;

/** Chooses the blocks that have a sheet of their own. */
final class BlockSheets {

    private BlockSheets() {}

    /** Empty for blocks that are part of the summary or of the sheet of texts. */
    static Optional<Sheet> write(SheetWorkbook workbook, FigureSet.ReportPage page, Block block, WorkbookText labels) {
        if (block instanceof Block.XmrSeries xmr) {
            Sheet sheet = begin(workbook, PageSetup.LANDSCAPE, page, block, "sheet.series", labels);
            SeriesSheet.fill(sheet, xmr, labels);
            return Optional.of(sheet);
        } else if (block instanceof Block.Distribution distribution) {
            Sheet sheet = begin(workbook, PageSetup.LANDSCAPE, page, block, "sheet.distribution", labels);
            DistributionSheet.fill(sheet, distribution, labels);
            return Optional.of(sheet);
        } else if (block instanceof Block.Curve curve) {
            Sheet sheet = begin(workbook, PageSetup.LANDSCAPE, page, block, "sheet.series", labels);
            CurveSheet.fill(sheet, curve, labels);
            return Optional.of(sheet);
        } else if (block instanceof Block.TableData table) {
            Sheet sheet = begin(workbook, TableSheet.pageSetup(table), page, block, "sheet.table", labels);
            TableSheet.fill(sheet, table, labels);
            return Optional.of(sheet);
        }
        return Optional.empty();
    }

    private static Sheet begin(
            SheetWorkbook workbook,
            PageSetup pageSetup,
            FigureSet.ReportPage page,
            Block block,
            String defaultKey,
            WorkbookText labels) {
        String title = title(block, page, defaultKey, labels);
        Sheet sheet = workbook.sheet(title, pageSetup);
        sheet.line(title, CellStyleName.TITLE);
        return sheet;
    }

    /** The block's heading, or else its page's, or else the name of its kind. */
    private static String title(Block block, FigureSet.ReportPage page, String defaultKey, WorkbookText labels) {
        if (!block.title().isEmpty()) {
            return labels.format(block.title());
        }
        return page.title().isEmpty() ? labels.format(defaultKey) : labels.format(page.title());
    }

    /** Writes the block's note unless it is empty. */
    static void note(Sheet sheet, BilingualText note, WorkbookText labels) {
        if (!note.isEmpty()) {
            sheet.line(labels.format(note), CellStyleName.NOTE);
        }
    }
}
