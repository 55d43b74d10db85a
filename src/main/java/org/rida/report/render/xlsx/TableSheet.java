package org.rida.report.render.xlsx;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.rida.report.document.Block;
import org.rida.sheet.CellStyleName;
import org.rida.sheet.CellValue;
import org.rida.sheet.Column;
import org.rida.sheet.PageSetup;
import org.rida.sheet.Sheet;
import org.rida.sheet.TableRange;
import org.rida.sheet.chart.Chart;

/** The sheet of a table, with real numbers. */
final class TableSheet {

    /** Widths in characters. */
    private static final int LABEL_WIDTH = 36;

    private static final int NUMBER_WIDTH = 18;
    private static final int MAX_WIDTH = 90;
    /** With more columns a portrait print would be too small to read. */
    private static final int MAX_PORTRAIT_COLUMNS = 5;

    private TableSheet() {}

    /** Landscape for wide tables. */
    static PageSetup pageSetup(Block.TableData table) {
        return shown(table).size() > MAX_PORTRAIT_COLUMNS ? PageSetup.LANDSCAPE : PageSetup.PORTRAIT;
    }

    static void fill(Sheet sheet, Block.TableData table, WorkbookText labels) {
        List<Integer> shown = shown(table);
        sheet.skip();
        List<Column> columns = shown.stream().map(i -> column(table, i, labels)).toList();
        List<List<CellValue>> rows =
                table.rows().stream().map(row -> row(row, shown, labels)).toList();
        TableRange range = sheet.table(columns, rows);
        sheet.freezeHeader(range);
        countBarColumn(table, shown)
                .ifPresent(column -> sheet.draw(new Chart.CountSeries(sheet.title(), column), range));
        sheet.skip();
        if (!table.note().isEmpty()) {
            sheet.paragraph(
                    labels.format(table.note()),
                    CellStyleName.NOTE,
                    range.columns()); // a longer line would shrink the print
        }
    }

    /** Position in the sheet of the column that the printed page shows as bars of counts. */
    private static OptionalInt countBarColumn(Block.TableData table, List<Integer> shown) {
        return IntStream.range(0, shown.size())
                .filter(i -> table.columns().get(shown.get(i)).drawing() == Block.ChartKind.COUNT_BAR)
                .findFirst();
    }

    /** Columns without numbers of their own repeat the preceding ones and are left out. */
    static List<Integer> shown(Block.TableData table) {
        return IntStream.range(0, table.columns().size())
                .filter(i -> table.columns().get(i).drawing().hasNumbers())
                .boxed()
                .toList();
    }

    private static Column column(Block.TableData table, int index, WorkbookText labels) {
        String title = labels.format(table.columns().get(index).title());
        if (index > 0) {
            return Column.wrapped(title, width(table, index));
        }
        return Column.wrapped(title.isEmpty() ? labels.column("label") : title, LABEL_WIDTH);
    }

    /** A number column that is wider on the page than the labels holds sentences. */
    private static int width(Block.TableData table, int index) {
        Block.TableColumn column = table.columns().get(index);
        int label = Math.max(1, table.columns().get(0).weight());
        boolean sentences = column.drawing() == Block.ChartKind.NUMBER || column.drawing() == Block.ChartKind.TEXT;
        boolean words = sentences && column.weight() > label;
        return words ? Math.min(MAX_WIDTH, LABEL_WIDTH * column.weight() / label) : NUMBER_WIDTH;
    }

    private static List<CellValue> row(Block.TableRow row, List<Integer> shown, WorkbookText labels) {
        List<CellValue> values = new ArrayList<>();
        for (int i : shown) {
            boolean label = i == 0;
            values.add(
                    label
                            ? CellValue.text(labels.format(row.label()))
                            : labels.value(row.cells().get(i - 1)));
        }
        return values;
    }
}
