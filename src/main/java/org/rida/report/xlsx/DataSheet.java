package org.rida.report.xlsx;

import org.rida.report.Cell;
import org.rida.report.FigureLine;
import org.rida.report.FigureSet;
import org.rida.sheet.Book;
import org.rida.sheet.Column;
import org.rida.sheet.Ink;
import org.rida.sheet.Paper;
import org.rida.sheet.Sheet;
import org.rida.sheet.Value;



import java.util.List;
import java.util.stream.Stream;

/** Every figure of the report on a line of its own, for filters and pivot tables. */
final class DataSheet {

    private static final List<Integer> WIDTHS = List.of(17, 36, 32, 32, 22, 10, 12, 14, 14, 10, 10, 22);
    private static final List<String> COLUMNS =
            Stream.concat(Stream.of("month"), FigureLine.COLUMNS.stream()).toList();

    private DataSheet() {}

    static Sheet add(Book book, FigureSet figures, Phrases phrases) {
        Sheet sheet = book.sheet(phrases.say("sheet.data"), Paper.LANDSCAPE);
        List<Column> columns =
                phrases.columns(COLUMNS, WIDTHS).stream().map(Column::oneLine).toList();
        List<List<Value>> rows = FigureLine.of(figures, phrases.wording()).stream()
                .map(figure -> row(figure, phrases))
                .toList();
        sheet.keepHeader(sheet.table(columns, rows));
        return sheet;
    }

    private static List<Value> row(FigureLine figure, Phrases phrases) {
        Cell cell = figure.cell();
        Ink ink = cell.state() == Cell.State.NUMBER ? Ink.PLAIN : Ink.MUTED;
        return List.of(
                Value.month(figure.month()),
                Value.words(figure.page()),
                Value.words(figure.block()),
                Value.words(figure.row()),
                Value.words(figure.column()),
                Value.words(phrases.say("unit", cell.unit())),
                Phrases.numberOrNothing(cell.unit(), cell.value()),
                Phrases.numberOrNothing(cell.unit(), cell.low()),
                Phrases.numberOrNothing(cell.unit(), cell.high()),
                Phrases.wholeOrNothing(cell.numerator()),
                Phrases.wholeOrNothing(cell.denominator()),
                Value.words(phrases.say("state", cell.state())).in(ink));
    }
}
