package org.rida.sheet.chart;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rida.sheet.CellStyleName;

/** A native chart of a table on the same sheet. It refers to the cells and updates when they are edited. */
public sealed interface Chart {

    /** The title above the chart. */
    String title();

    /** What the chart shows, for those who do not see it. */
    String description();

    /**
     * Lines over the months in the table's first column; time runs from left to right in both languages.
     *
     * @param title above the chart
     * @param description what the chart shows, in words
     * @param lines drawn in this order
     * @param scale of the value axis
     */
    record Lines(String title, String description, List<ChartLine> lines, AxisScale scale) implements Chart {}

    /**
     * Stacked bars of 100 percent, one per row; the first column names them.
     *
     * @param title above the chart
     * @param description what the chart shows, in words
     * @param columns columns of the counts, from the best answer to the worst
     */
    record Bars(String title, String description, List<Integer> columns) implements Chart {}

    /**
     * Lines over the days in the table's first column, counted from 0.
     *
     * @param title above the chart
     * @param description what the chart shows, in words
     * @param lines drawn in this order
     * @param scale of the value axis
     */
    record Days(String title, String description, List<ChartLine> lines, AxisScale scale) implements Chart {}

    /**
     * One bar per row; the first column names them.
     *
     * @param title above the chart
     * @param description what the chart shows, in words
     * @param column column of the counts
     */
    record CountSeries(String title, String description, int column) implements Chart {}

    /**
     * One line of a chart.
     *
     * @param stroke what the line stands for
     * @param column column of its values; the header names the line
     * @param points style of highlighted points, by row of the table counted from 0
     */
    record ChartLine(int column, LineStyle stroke, Map<Integer, CellStyleName> points) {}

    /** What a line stands for, which decides its look. */
    enum LineStyle {
        /** The figure itself, with a mark at each month. */
        VALUE,
        /** The figure itself, without marks. */
        PLAIN,
        /** The average of the process. */
        CENTRE,
        /** A process limit. */
        LIMIT,
        /** A target. */
        TARGET
    }

    /**
     * The value axis.
     *
     * @param unit of the values
     * @param lowest null lets the spreadsheet program choose
     * @param highest null lets the spreadsheet program choose
     */
    record AxisScale(AxisUnit unit, @Nullable Double lowest, @Nullable Double highest) {}

    /** What the numbers of an axis are. */
    enum AxisUnit {
        /** Shares from 0 to 1, shown as percentages. */
        SHARE,
        /** Any other number. */
        NUMBER
    }
}
