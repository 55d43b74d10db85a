package org.rida.report.xlsx;

import org.rida.report.Block;
import org.rida.report.FigureSet;
import org.rida.sheet.CellStyleName;
import org.rida.sheet.Column;
import org.rida.sheet.PageSetup;
import org.rida.sheet.Sheet;
import org.rida.sheet.SheetWorkbook;







import java.util.List;
import java.util.Optional;

/** The report's definitions and other texts. */
final class WordsSheet {

    private static final int WIDTH = 80;

    private WordsSheet() {}

    /** Empty when the report has no texts. */
    static Optional<Sheet> add(SheetWorkbook book, FigureSet figures, Phrases phrases) {
        List<Block.Words> texts = figures.pages().stream()
                .flatMap(page -> page.blocks().stream())
                .filter(Block.Words.class::isInstance)
                .map(Block.Words.class::cast)
                .toList();
        if (texts.isEmpty()) {
            return Optional.empty();
        }
        Sheet sheet = book.sheet(phrases.say("sheet.text"), PageSetup.PORTRAIT);
        sheet.widths(List.of(Column.wrapped("", WIDTH)));
        texts.forEach(text -> write(sheet, text, phrases));
        return Optional.of(sheet);
    }

    private static void write(Sheet sheet, Block.Words text, Phrases phrases) {
        if (!text.title().isEmpty()) {
            sheet.line(phrases.say(text.title()), CellStyleName.HEADING);
        }
        text.paragraphs().forEach(paragraph -> sheet.paragraph(phrases.say(paragraph), CellStyleName.BODY, 1));
        sheet.skip();
    }
}
