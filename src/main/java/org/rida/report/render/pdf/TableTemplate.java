package org.rida.report.render.pdf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Language;
import org.rida.i18n.Messages;
import org.rida.report.document.Block;
import org.rida.report.document.Block.ChartKind;
import org.rida.report.document.Cell;
import org.rida.report.document.CellFormatter;
import org.rida.report.render.chart.CellCharts;
import org.rida.report.render.pdf.tagged.ChartImage;

/** Tables of any number of columns, as wide as the page. */
final class TableTemplate {

    /** Of the page between its margins, in points. */
    private static final int WIDTH = 523;
    /** More than that fills a paragraph that a page break would have to cut. */
    private static final int ROWS_OF_A_PARAGRAPH = 7;

    private final Templates templates;
    private final Messages wording;
    private final Language language;
    private final CellFormatter formatter;

    TableTemplate(Templates templates, Messages wording) {
        this.templates = templates;
        this.wording = wording;
        this.language = wording.language();
        this.formatter = new CellFormatter(wording);
    }

    /** Rows of cells, or running text for a table whose column is text: definitions would leave most of a table empty. */
    BlockData data(Block.TableData table) {
        Map<String, @Nullable Object> parameters = new HashMap<>();
        parameters.put("title", MarkupText.plain(table.title(), language));
        parameters.put("note", MarkupText.plain(table.note(), language));
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        if (isRunningText(table)) {
            for (int i = 0; i < table.rows().size(); i += ROWS_OF_A_PARAGRAPH) {
                int end = Math.min(table.rows().size(), i + ROWS_OF_A_PARAGRAPH);
                rows.add(paragraph(table.rows().subList(i, end)));
            }
            return new BlockData(templates.compile("sentences", language), rows, parameters);
        }
        rowsOf(table).forEach(row -> rows.add(row(table, row)));
        return new BlockData(templates.compile("table", language, places(table.columns(), language)), rows, parameters);
    }

    private static boolean isRunningText(Block.TableData table) {
        return table.columns().stream().anyMatch(column -> column.drawing() == ChartKind.TEXT);
    }

    /** Each label in bold, followed by what the row says: one line for each row would take twice the page. */
    private Map<String, @Nullable Object> paragraph(List<Block.TableRow> some) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put(
                "text",
                MarkupText.styled(
                        BilingualText.of(in ->
                                some.stream().map(row -> sentence(row, in)).collect(Collectors.joining(" "))),
                        language));
        return values;
    }

    /** A full stop ends what a row says, so that the next label begins a sentence. */
    private static String sentence(Block.TableRow row, Language in) {
        String said = row.cells().get(0).text().in(in);
        return "**" + row.label().in(in) + ":** " + said + (said.endsWith(".") ? "" : ".");
    }

    /** An empty table says that it has no data. */
    private static List<Block.TableRow> rowsOf(Block.TableData table) {
        return table.rows().isEmpty() ? List.of(new Block.TableRow(BilingualText.EMPTY, List.of())) : table.rows();
    }

    /** Columns from the right edge, together exactly as wide as the page. */
    static List<PrototypeCopy> places(List<Block.TableColumn> columns, Language language) {
        int[] widths = ColumnWidths.fitted(columns, language, WIDTH);
        List<PrototypeCopy> places = new ArrayList<>();
        int left = WIDTH;
        for (int i = 0; i < columns.size(); i++) {
            left -= widths[i];
            places.add(new PrototypeCopy("head", i, left, widths[i]));
            places.add(new PrototypeCopy(prototype(columns.get(i).drawing()), i, left, widths[i]));
        }
        return places;
    }

    /** Which frame of the template a column is made of: one that holds text, or one that holds a picture. */
    private static String prototype(ChartKind drawing) {
        return switch (drawing) {
            case LABEL, NUMBER, MEASURE, TEXT -> "text";
            case SHARE_BAR, SPAN_BAR, COUNT_BAR, PAIR -> "bar";
        };
    }

    private Map<String, @Nullable Object> row(Block.TableData table, Block.TableRow row) {
        Map<String, @Nullable Object> values = new HashMap<>();
        for (int i = 0; i < table.columns().size(); i++) {
            values.put(
                    PrototypeCopy.field("head", i),
                    MarkupText.plain(table.columns().get(i).title(), language));
        }
        if (table.rows().isEmpty()) {
            values.put(PrototypeCopy.field("reason", 0), MarkupText.directed(formatter.noData(), language));
            return values;
        }
        values.put(PrototypeCopy.field("text", 0), MarkupText.plain(row.label(), language));
        for (int i = 1; i < table.columns().size() && i <= row.cells().size(); i++) {
            cell(values, table, i, row);
        }
        return values;
    }

    /** A bar, a text, or the reason for which there is neither; the template sets reasons in a lighter colour. */
    private void cell(Map<String, @Nullable Object> values, Block.TableData table, int column, Block.TableRow row) {
        Cell cell = table.shown(column, row);
        ChartKind drawing = table.columns().get(column).drawing();
        boolean said = cell.state() == Cell.CellState.NUMBER || cell.state() == Cell.CellState.WORDS;
        Optional<org.rida.report.render.canvas.Drawing> bar = CellCharts.draw(table, column, row, wording);
        if (bar.isPresent()) {
            values.put(PrototypeCopy.field("bar", column), new ChartImage(bar.get(), language));
        } else if (said) {
            values.put(PrototypeCopy.field("text", column), MarkupText.directed(formatter.in(cell, drawing), language));
        } else {
            values.put(
                    PrototypeCopy.field("reason", column), MarkupText.directed(formatter.in(cell, drawing), language));
        }
    }
}
