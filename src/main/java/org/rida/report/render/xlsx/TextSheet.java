package org.rida.report.render.xlsx;

import java.util.List;
import java.util.Optional;
import org.rida.report.document.Block;
import org.rida.report.document.FigureSet;
import org.rida.sheet.CellStyleName;
import org.rida.sheet.Column;
import org.rida.sheet.PageSetup;
import org.rida.sheet.Sheet;
import org.rida.sheet.SheetWorkbook;

/** The sheet of the report's paragraphs. */
final class TextSheet {

    private static final int WIDTH = 80;

    private TextSheet() {}

    /** Empty when the report has no paragraphs. */
    static Optional<Sheet> add(SheetWorkbook workbook, FigureSet figures, WorkbookText labels) {
        List<Block.Paragraphs> texts = figures.pages().stream()
                .flatMap(page -> page.blocks().stream().flatMap(block -> text(block, page, figures).stream()))
                .toList();
        if (texts.isEmpty()) {
            return Optional.empty();
        }
        Sheet sheet = workbook.sheet(labels.format("sheet.text"), PageSetup.PORTRAIT);
        sheet.widths(List.of(Column.wrapped("", WIDTH)));
        texts.forEach(text -> write(sheet, text, labels));
        return Optional.of(sheet);
    }

    /** Sentences of the first page stand on the summary. */
    private static Optional<Block.Paragraphs> text(Block block, FigureSet.ReportPage page, FigureSet figures) {
        if (block instanceof Block.Paragraphs text) {
            return Optional.of(text);
        }
        return block instanceof Block.Sentence sentence && !figures.isFirst(page)
                ? Optional.of(new Block.Paragraphs(
                        sentence.title().isEmpty() ? page.title() : sentence.title(), List.of(sentence.text())))
                : Optional.empty();
    }

    private static void write(Sheet sheet, Block.Paragraphs text, WorkbookText labels) {
        if (!text.title().isEmpty()) {
            sheet.line(labels.format(text.title()), CellStyleName.HEADING);
        }
        text.paragraphs().forEach(paragraph -> sheet.paragraph(labels.format(paragraph), CellStyleName.BODY, 1));
        sheet.skip();
    }
}
