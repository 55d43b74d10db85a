package org.rida.report.xlsx;

import org.rida.i18n.BilingualText;
import org.rida.report.Block;
import org.rida.report.FigureSet;
import org.rida.sheet.CellStyleName;
import org.rida.sheet.PageSetup;
import org.rida.sheet.Sheet;
import org.rida.sheet.SheetWorkbook;







import java.util.Optional;

/** Which blocks have a sheet of their own. */
final class BlockSheets {

    private BlockSheets() {}

    /** Empty for what stands on the summary or among the texts. */
    static Optional<Sheet> of(SheetWorkbook book, FigureSet.Page page, Block block, Phrases phrases) {
        if (block instanceof Block.Xmr xmr) {
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
        } else if (block instanceof Block.Table table) {
            Sheet sheet = begin(book, TableSheet.paper(table), page, block, "sheet.table", phrases);
            TableSheet.fill(sheet, table, phrases);
            return Optional.of(sheet);
        }
        return Optional.empty();
    }

    private static Sheet begin(
            SheetWorkbook book, PageSetup paper, FigureSet.Page page, Block block, String otherwise, Phrases phrases) {
        String title = title(block, page, otherwise, phrases);
        Sheet sheet = book.sheet(title, paper);
        sheet.line(title, CellStyleName.TITLE);
        return sheet;
    }

    /** The block's heading, or its page's, or what kind of block it is. */
    private static String title(Block block, FigureSet.Page page, String otherwise, Phrases phrases) {
        if (!block.title().isEmpty()) {
            return phrases.say(block.title());
        }
        return page.title().isEmpty() ? phrases.say(otherwise) : phrases.say(page.title());
    }

    static void note(Sheet sheet, BilingualText note, Phrases phrases) {
        if (!note.isEmpty()) {
            sheet.line(phrases.say(note), CellStyleName.NOTE);
        }
    }
}
