package org.rida.report.render.xlsx;

import org.rida.i18n.BilingualText;
import org.rida.report.document.Block;
import org.rida.report.document.FigureSet;
import org.rida.sheet.CellStyleName;
import org.rida.sheet.PageSetup;
import org.rida.sheet.Sheet;
import org.rida.sheet.SheetWorkbook;













import java.util.Optional;

/** Which blocks have a sheet of their own. */
final class BlockSheets {

    private BlockSheets() {}

    /** Empty for what stands on the summary or among the texts. */
    static Optional<Sheet> write(SheetWorkbook book, FigureSet.ReportPage page, Block block, WorkbookText phrases) {
        if (block instanceof Block.XmrSeries xmr) {
            Sheet sheet = begin(book, PageSetup.LANDSCAPE, page, block, "sheet.series", phrases);
            SeriesSheet.fill(sheet, xmr, phrases);
            return Optional.of(sheet);
        } else if (block instanceof Block.Distribution distribution) {
            Sheet sheet = begin(book, PageSetup.LANDSCAPE, page, block, "sheet.distribution", phrases);
            DistributionSheet.fill(sheet, distribution, phrases);
            return Optional.of(sheet);
        } else if (block instanceof Block.Curve curve) {
            Sheet sheet = begin(book, PageSetup.LANDSCAPE, page, block, "sheet.series", phrases);
            CurveSheet.fill(sheet, curve, phrases);
            return Optional.of(sheet);
        } else if (block instanceof Block.TableData table) {
            Sheet sheet = begin(book, TableSheet.paper(table), page, block, "sheet.table", phrases);
            TableSheet.fill(sheet, table, phrases);
            return Optional.of(sheet);
        }
        return Optional.empty();
    }

    private static Sheet begin(
            SheetWorkbook book, PageSetup paper, FigureSet.ReportPage page, Block block, String otherwise, WorkbookText phrases) {
        String title = title(block, page, otherwise, phrases);
        Sheet sheet = book.sheet(title, paper);
        sheet.line(title, CellStyleName.TITLE);
        return sheet;
    }

    /** The block's heading, or its page's, or what kind of block it is. */
    private static String title(Block block, FigureSet.ReportPage page, String otherwise, WorkbookText phrases) {
        if (!block.title().isEmpty()) {
            return phrases.format(block.title());
        }
        return page.title().isEmpty() ? phrases.format(otherwise) : phrases.format(page.title());
    }

    static void note(Sheet sheet, BilingualText note, WorkbookText phrases) {
        if (!note.isEmpty()) {
            sheet.line(phrases.format(note), CellStyleName.NOTE);
        }
    }
}
