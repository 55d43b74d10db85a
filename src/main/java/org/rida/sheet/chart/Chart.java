package org.rida.sheet.chart;

import org.rida.sheet.CellStyleName;













import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A chart of a table on the same sheet: it shows the cells, and follows when they are changed. */
public sealed interface Chart {

    String title();

    /** Lines over the months in the table's first column; time runs from left to right in every language. */
    record Lines(String title, List<ChartLine> lines, AxisScale scale) implements Chart {}

    /**
     * Shares of a whole as stacked bars, one per row; the first column names them.
     *
     * @param columns from the best answer to the worst
     */
    record Bars(String title, List<Integer> columns) implements Chart {}

    /** Lines over the days in the table's first column. */
    record Days(String title, List<ChartLine> lines, AxisScale scale) implements Chart {}

    /** One bar per row; the first column names them. */
    record CountSeries(String title, int column) implements Chart {}

    /**
     * @param column where its numbers stand; its header names it
     * @param points the ink of single points, by row of the table from 0
     */
    record ChartLine(int column, LineStyle stroke, Map<Integer, CellStyleName> points) {}

    enum LineStyle {
        /** The figure itself, with a mark at each month. */
        VALUE,
        /** The figure itself, without marks. */
        PLAIN,
        CENTRE,
        LIMIT,
        TARGET
    }

    /** @param lowest null where the chart may choose */
    record AxisScale(AxisUnit unit, @Nullable Double lowest, @Nullable Double highest) {}

    enum AxisUnit {
        SHARE,
        NUMBER
    }
}
