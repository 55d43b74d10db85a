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
 * @param marks above their months; {@link #later} lists those after the last month shown, earlier ones are left out
 */
public record SeriesExtras(List<Block.XmrSeries> scaled, List<MonthMark> marks) {

    /**
     * What people noted or decided about a month of a series.
     *
     * @param month in which it happened, or that it is about
     * @param text what it is, in one sentence
     * @param href where it stands in the console
     * @param effectFrom the first month that can show what it changed; null where it changes nothing
     */
    public record MonthMark(YearMonth month, BilingualText text, String href, @Nullable YearMonth effectFrom) {}

    /** @param marks null, as templates have where nothing was asked for, is the same as empty */
    public SeriesExtras(List<Block.XmrSeries> scaled, @Nullable List<MonthMark> marks) {
        this.scaled = List.copyOf(scaled);
        this.marks = marks == null ? List.of() : List.copyOf(marks);
    }

    /** As in a report. */
    static SeriesExtras none(Block.XmrSeries xmr) {
        return new SeriesExtras(List.of(xmr), null);
    }

    /** What was noted or decided of the months that a point stands for. */
    public List<MonthMark> marks(Block.XmrSeries xmr, Block.ChartPoint point) {
        return marks.stream()
                .filter(mark -> !mark.month().isAfter(point.month())
                        && mark.month().isAfter(point.month().minusMonths(xmr.step())))
                .toList();
    }

    /** What was noted or decided after the last month shown: the series has no month above which it could stand yet. */
    public List<MonthMark> later(Block.XmrSeries xmr) {
        List<Block.ChartPoint> points = xmr.points();
        return marks.stream()
                .filter(mark -> !points.isEmpty()
                        && mark.month().isAfter(points.get(points.size() - 1).month()))
                .toList();
    }
}
