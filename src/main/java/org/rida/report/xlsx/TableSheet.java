package org.rida.report.xlsx;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.rida.report.Block;
import org.rida.sheet.Column;
import org.rida.sheet.Sheet;
import org.rida.sheet.Value;

/** A table of the report with real numbers. */
final class TableSheet {

    private static final int LABEL_WIDTH = 36;
    private static final int NUMBER_WIDTH = 18;

    private TableSheet() {}

    static void fill(Sheet sheet, Block.Table table, Phrases phrases) {
        List<Integer> shown = shown(table);
        sheet.skip();
        List<Column> columns =
                shown.stream().map(i -> column(table, i, phrases)).toList();
        List<List<Value>> rows =
                table.rows().stream().map(row -> row(row, shown, phrases)).toList();
        sheet.keepHeader(sheet.table(columns, rows));
        sheet.skip();
        BlockSheets.note(sheet, table.note(), phrases);
    }

    /** A drawing without numbers repeats the columns before it. */
    static List<Integer> shown(Block.Table table) {
        return IntStream.range(0, table.columns().size())
                .filter(i -> table.columns().get(i).drawing() != Block.Drawing.SPAN_BAR)
                .boxed()
                .toList();
    }

    private static Column column(Block.Table table, int index, Phrases phrases) {
        String title = phrases.say(table.columns().get(index).title());
        if (index > 0) {
            return Column.wrapped(title, NUMBER_WIDTH);
        }
        return Column.wrapped(title.isEmpty() ? phrases.column("label") : title, LABEL_WIDTH);
    }

    private static List<Value> row(Block.Row row, List<Integer> shown, Phrases phrases) {
        List<Value> values = new ArrayList<>();
        for (int i : shown) {
            boolean label = i == 0;
            values.add(
                    label
                            ? Value.words(phrases.say(row.label()))
                            : phrases.value(row.cells().get(i - 1)));
        }
        return values;
    }
}
