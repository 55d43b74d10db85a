package org.rida.report.pdf;

import org.rida.i18n.BilingualText;
import org.rida.i18n.Language;
import org.rida.i18n.Messages;
import org.rida.report.Block;
import org.rida.report.Block.Drawing;
import org.rida.report.Cell;
import org.rida.report.CellWords;
import org.rida.report.chart.CellDrawings;







import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tables of any number of columns, as wide as the page. */
final class TableFilling {

    private static final int WIDTH = 523;

    private final Templates templates;
    private final Messages wording;
    private final Language language;
    private final CellWords words;

    TableFilling(Templates templates, Messages wording) {
        this.templates = templates;
        this.wording = wording;
        this.language = wording.language();
        this.words = new CellWords(wording);
    }

    Filling of(Block.Table table) {
        Map<String, @Nullable Object> parameters = new HashMap<>();
        parameters.put("title", Words.plain(table.title(), language));
        parameters.put("note", Words.plain(table.note(), language));
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        rowsOf(table).forEach(row -> rows.add(row(table, row)));
        return new Filling(templates.of("table", language, places(table.columns())), rows, parameters);
    }

    /** An empty table says that it has no data. */
    private static List<Block.Row> rowsOf(Block.Table table) {
        return table.rows().isEmpty() ? List.of(new Block.Row(BilingualText.EMPTY, List.of())) : table.rows();
    }

    /** Columns from the right edge, their widths in proportion to their weights and together exactly the page's. */
    static List<Copy> places(List<Block.Column> columns) {
        int weights = columns.stream().mapToInt(Block.Column::weight).sum();
        List<Copy> places = new ArrayList<>();
        int before = 0;
        for (int i = 0; i < columns.size(); i++) {
            int begin = WIDTH * before / weights;
            before += columns.get(i).weight();
            int end = WIDTH * before / weights;
            places.add(new Copy("head", i, WIDTH - end, end - begin));
            places.add(new Copy(prototype(columns.get(i).drawing()), i, WIDTH - end, end - begin));
        }
        return places;
    }

    private static String prototype(Drawing drawing) {
        return switch (drawing) {
            case LABEL, NUMBER, MEASURE -> "text";
            case SHARE_BAR, SPAN_BAR, COUNT_BAR, PAIR -> "bar";
        };
    }

    private Map<String, @Nullable Object> row(Block.Table table, Block.Row row) {
        Map<String, @Nullable Object> values = new HashMap<>();
        for (int i = 0; i < table.columns().size(); i++) {
            values.put(Copy.field("head", i), Words.plain(table.columns().get(i).title(), language));
        }
        if (table.rows().isEmpty()) {
            values.put(Copy.field("reason", 0), Words.directed(words.noData(), language));
            return values;
        }
        values.put(Copy.field("text", 0), Words.plain(row.label(), language));
        for (int i = 1; i < table.columns().size() && i <= row.cells().size(); i++) {
            cell(values, table, i, row);
        }
        return values;
    }

    private void cell(Map<String, @Nullable Object> values, Block.Table table, int column, Block.Row row) {
        Cell cell = row.cells().get(column - 1);
        Drawing drawing = table.columns().get(column).drawing();
        boolean said = cell.state() == Cell.State.NUMBER || cell.state() == Cell.State.WORDS;
        Optional<org.rida.report.chart.Drawing> bar = CellDrawings.of(table, column, row, wording);
        if (bar.isPresent()) {
            values.put(Copy.field("bar", column), new Picture(bar.get()));
        } else if (said) {
            values.put(Copy.field("text", column), Words.directed(words.in(cell, drawing), language));
        } else {
            values.put(Copy.field("reason", column), Words.directed(words.in(cell, drawing), language));
        }
    }
}
