package org.rida.report.render.chart;

import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.BilingualText;
import org.rida.report.document.Block;

/**
 * What a page shows with a series that a report does not.
 *
 * @param scaled the series that the axis of values fits, so that charts beside each other can be compared by eye
 * @param marks above their months; those of other months are left out
 * @param earlier a second, quieter line; empty without a comparison
 */
public record SeriesExtras(List<Block.XmrSeries> scaled, List<MonthMark> marks, List<EarlierPoint> earlier) {

    /**
     * What people noted or decided about a month of a series.
     *
     * @param month in which it happened, or that it is about
     * @param text what it is, in one sentence
     * @param href where it stands in the console
     */
    public record MonthMark(YearMonth month, BilingualText text, String href) {}

    /**
     * The value of an earlier time, drawn at the month that it is compared with.
     *
     * @param at the month of the series beside which it stands
     * @param name of the earlier time: a Gregorian or a Hijri month
     * @param value null without data
     * @param n denominator or count behind the value
     */
    public record EarlierPoint(YearMonth at, BilingualText name, @Nullable Double value, long n) {}

    /** Null lists, as templates have where nothing was asked for, are empty ones. */
    public SeriesExtras(
            List<Block.XmrSeries> scaled, @Nullable List<MonthMark> marks, @Nullable List<EarlierPoint> earlier) {
        this.scaled = List.copyOf(scaled);
        this.marks = marks == null ? List.of() : List.copyOf(marks);
        this.earlier = earlier == null ? List.of() : List.copyOf(earlier);
    }

    /** As in a report. */
    static SeriesExtras none(Block.XmrSeries xmr) {
        return new SeriesExtras(List.of(xmr), null, null);
    }

    /** What was noted or decided of the months that a point stands for. */
    public List<MonthMark> marks(Block.XmrSeries xmr, Block.ChartPoint point) {
        return marks.stream()
                .filter(mark -> !mark.month().isAfter(point.month())
                        && mark.month().isAfter(point.month().minusMonths(xmr.step())))
                .toList();
    }
}
