package org.rida.report.render.chart;

import java.util.Objects;
import java.util.Optional;
import org.rida.i18n.Messages;
import org.rida.report.document.Block;
import org.rida.report.document.Cell;
import org.rida.report.render.canvas.Drawing;

/** The drawings in table cells. */
public final class CellCharts {

    private CellCharts() {}

    /**
     * Empty for cells without a number, for shares of few and for columns without a drawing.
     *
     * @param column 0 for the labels
     */
    public static Optional<Drawing> draw(Block.TableData table, int column, Block.TableRow row, Messages messages) {
        Cell cell = row.cells().get(column - 1);
        if (cell.state() != Cell.CellState.NUMBER || cell.isOfFew()) {
            return Optional.empty();
        }
        double value = Objects.requireNonNull(cell.value());
        return Optional.ofNullable(
                switch (table.columns().get(column).drawing()) {
                    case LABEL, NUMBER, MEASURE, TEXT -> null;
                    case SHARE_BAR -> BarChart.share(value, messages);
                    case SPAN_BAR -> BarChart.span(value, outer(cell), greatest(table, column), messages);
                    case COUNT_BAR -> BarChart.count(value, greatest(table, column), row.judgement(), messages);
                    case PAIR -> new DotPairChart(value, high(cell), greatest(table, column), messages);
                });
    }

    /** Scale of the column, so that its rows can be compared. */
    private static double greatest(Block.TableData table, int column) {
        return table.rows().stream()
                .filter(row -> row.cells().size() >= column)
                .map(row -> row.cells().get(column - 1))
                .mapToDouble(CellCharts::outer)
                .max()
                .orElse(0);
    }

    private static double outer(Cell cell) {
        return Math.max(cell.value() == null ? 0 : cell.value(), high(cell));
    }

    private static double high(Cell cell) {
        return cell.high() == null ? 0 : cell.high();
    }
}
