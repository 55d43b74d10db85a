package org.rida.report.render.xlsx;

import org.rida.report.document.Block;
import org.rida.sheet.CellStyleName;
import org.rida.sheet.CellValue;
import org.rida.sheet.Column;
import org.rida.sheet.PageSetup;
import org.rida.sheet.Sheet;
import org.rida.sheet.TableRange;
import org.rida.sheet.chart.Chart;













import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** A table of the report with real numbers. */
final class TableSheet {

    private static final int LABEL_WIDTH = 36;
    private static final int NUMBER_WIDTH = 18;
    private static final int WIDEST = 90;
    private static final int MOST_UPRIGHT = 5;

    private TableSheet() {}

    /** Across where upright the print would be too small to read. */
    static PageSetup paper(Block.TableData table) {
        return shown(table).size() > MOST_UPRIGHT ? PageSetup.LANDSCAPE : PageSetup.PORTRAIT;
    }

    static void fill(Sheet sheet, Block.TableData table, WorkbookText phrases) {
        List<Integer> shown = shown(table);
        sheet.skip();
        List<Column> columns =
                shown.stream().map(i -> column(table, i, phrases)).toList();
        List<List<CellValue>> rows =
                table.rows().stream().map(row -> row(row, shown, phrases)).toList();
        TableRange grid = sheet.table(columns, rows);
        sheet.freezeHeader(grid);
        drawnAsCounts(table, shown).ifPresent(column -> sheet.draw(new Chart.CountSeries(sheet.title(), column), grid));
        sheet.skip();
        if (!table.note().isEmpty()) {
            sheet.paragraph(
                    phrases.format(table.note()), CellStyleName.NOTE, grid.columns()); // a longer line would shrink the print
        }
    }

    /** The place in the sheet of the column that the page draws as bars of counts. */
    private static OptionalInt drawnAsCounts(Block.TableData table, List<Integer> shown) {
        return IntStream.range(0, shown.size())
                .filter(i -> table.columns().get(shown.get(i)).drawing() == Block.ChartKind.COUNT_BAR)
                .findFirst();
    }

    /** A drawing without numbers repeats the columns before it. */
    static List<Integer> shown(Block.TableData table) {
        return IntStream.range(0, table.columns().size())
                .filter(i -> table.columns().get(i).drawing().hasNumbers())
                .boxed()
                .toList();
    }

    private static Column column(Block.TableData table, int index, WorkbookText phrases) {
        String title = phrases.format(table.columns().get(index).title());
        if (index > 0) {
            return Column.wrapped(title, width(table, index));
        }
        return Column.wrapped(title.isEmpty() ? phrases.column("label") : title, LABEL_WIDTH);
    }

    /** A column that the page makes wider than the labels holds sentences. */
    private static int width(Block.TableData table, int index) {
        Block.TableColumn column = table.columns().get(index);
        int label = Math.max(1, table.columns().get(0).weight());
        boolean words = column.drawing() == Block.ChartKind.NUMBER && column.weight() > label;
        return words ? Math.min(WIDEST, LABEL_WIDTH * column.weight() / label) : NUMBER_WIDTH;
    }

    private static List<CellValue> row(Block.TableRow row, List<Integer> shown, WorkbookText phrases) {
        List<CellValue> values = new ArrayList<>();
        for (int i : shown) {
            boolean label = i == 0;
            values.add(
                    label
                            ? CellValue.text(phrases.format(row.label()))
                            : phrases.value(row.cells().get(i - 1)));
        }
        return values;
    }
}
