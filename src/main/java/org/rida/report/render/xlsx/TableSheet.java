package org.rida.report.render.xlsx;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.rida.report.document.Block;
import org.rida.sheet.CellStyleName;
import org.rida.sheet.CellValue;
import org.rida.sheet.Column;
import org.rida.sheet.Sheet;
import org.rida.sheet.TableRange;
import org.rida.sheet.chart.Chart;

/** A table with real numbers. */
final class TableSheet {

    /** Widths in characters. */
    private static final int LABEL_WIDTH = 36;

    private static final int NUMBER_WIDTH = 18;
    private static final int COUNT_WIDTH = 14;
    private static final int MAX_WIDTH = 90;

    private TableSheet() {}

    static TableRange fill(Sheet sheet, Block.TableData table, String title, WorkbookText labels) {
        List<SheetColumn> shown = SheetColumn.of(table);
        List<Column> columns =
                shown.stream().map(column -> column(table, column, labels)).toList();
        List<List<CellValue>> rows = table.rows().stream()
                .map(row -> shown.stream()
                        .map(column -> column.value(table, row, shown, labels))
                        .toList())
                .toList();
        TableRange range = sheet.table(title, columns, rows);
        countBarColumn(table, shown)
                .ifPresent(column ->
                        sheet.draw(new Chart.CountSeries(title, labels.description(table.heading()), column), range));
        if (!table.note().isEmpty()) {
            sheet.paragraph(
                    labels.format(table.note()),
                    CellStyleName.NOTE,
                    range.columns()); // a longer line would shrink the print
        }
        return range;
    }

    /** Position in the sheet of the column that the printed page shows as bars of counts. */
    private static OptionalInt countBarColumn(Block.TableData table, List<SheetColumn> shown) {
        return IntStream.range(0, shown.size())
                .filter(i -> table.columns().get(shown.get(i).source()).drawing() == Block.ChartKind.COUNT_BAR)
                .findFirst();
    }

    private static Column column(Block.TableData table, SheetColumn column, WorkbookText labels) {
        String title = labels.format(table.columns().get(column.source()).title());
        boolean ofShare = SheetColumn.of(table).contains(new SheetColumn(column.source(), SheetColumn.Part.VALUE));
        return switch (column.part()) {
            case LABEL -> Column.wrapped(title.isEmpty() ? labels.column("label") : title, LABEL_WIDTH);
            case VALUE -> Column.wrapped(title, width(table, column.source()));
            case LOW -> Column.wrapped(labels.format("column.low-of", "title", title), NUMBER_WIDTH);
            case HIGH -> Column.wrapped(labels.format("column.high-of", "title", title), NUMBER_WIDTH);
            case NUMERATOR ->
                Column.wrapped(
                        ofShare ? labels.format("column.numerator-of", "title", title) : labels.column("numerator"),
                        COUNT_WIDTH);
            case DENOMINATOR ->
                Column.wrapped(
                        ofShare ? labels.format("column.denominator-of", "title", title) : labels.column("denominator"),
                        COUNT_WIDTH);
        };
    }

    /** A number column that is wider on the page than the labels holds sentences. */
    private static int width(Block.TableData table, int index) {
        Block.TableColumn column = table.columns().get(index);
        int label = Math.max(1, table.columns().get(0).weight());
        boolean sentences = column.drawing() == Block.ChartKind.NUMBER || column.drawing() == Block.ChartKind.TEXT;
        boolean words = sentences && column.weight() > label;
        return words ? Math.min(MAX_WIDTH, LABEL_WIDTH * column.weight() / label) : NUMBER_WIDTH;
    }
}
