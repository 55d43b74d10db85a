package org.rida.report.document;

import java.time.YearMonth;
import java.util.List;
import org.rida.i18n.Messages;

/**
 * A figure of a report as a row of tidy data: no two rows have the same month, metric and slice, so that a pivot table
 * counts none twice.
 *
 * @param month of the figure: in a series the point's, otherwise the report's
 * @param metric key of the metric with its subject, the same in both languages ({@code satisfied-share:overall},
 *     {@code answers:speed}); of a figure without a key the words of its block and column
 * @param slice whose figure it is: {@code all}, {@code channel=phone}, {@code score=5}, {@code day=14}; of a figure
 *     without a key the words of its row
 * @param metricName what readers call the metric, in the language of the document; not unique
 * @param sliceName what readers call the slice; not unique
 */
public record TidyFigure(YearMonth month, String metric, String slice, Cell cell, String metricName, String sliceName) {

    /** The slice of a figure of everybody. */
    static final String ALL = "all";

    /** All figures: first the series, then the others in the order of the pages. */
    public static List<TidyFigure> of(FigureSet figures, Messages messages) {
        return new TidyFigures(figures, messages).rows();
    }
}
