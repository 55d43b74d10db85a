package org.rida.report.render.html;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.rida.i18n.DateFormatter;
import org.rida.i18n.Messages;
import org.rida.metric.Interval;
import org.rida.metric.Share;
import org.rida.report.document.Block;
import org.rida.report.document.Cell;
import org.rida.report.document.CellFormatter;
import org.rida.report.render.chart.Canvas.Spot;
import org.rida.report.render.chart.SeriesExtras;
import org.rida.report.render.chart.SeriesExtras.EarlierPoint;
import org.rida.report.render.chart.SeriesExtras.MonthMark;

/**
 * What a page tells of a point of a series when somebody points at it.
 *
 * @param wide place in the drawing for a wide place, in its own units
 * @param narrow the same in the drawing for a narrow place
 * @param month of the point, in a series by quarter the last one
 * @param lines month, value, interval, limits, judgement and notes, as far as there are any
 * @param marks what was noted or decided in it, with the place where that stands
 */
public record PointDetail(Spot wide, Spot narrow, YearMonth month, List<String> lines, List<MonthMark> marks) {

    /** @param wide places of the points in their order, as {@code SeriesChart.spots} gives them; narrow likewise */
    static List<PointDetail> list(
            Block.XmrSeries xmr, SeriesExtras extras, List<Spot> wide, List<Spot> narrow, Messages messages) {
        return IntStream.range(0, wide.size())
                .mapToObj(i -> new PointDetail(
                        wide.get(i),
                        narrow.get(i),
                        xmr.points().get(i).month(),
                        lines(xmr, xmr.points().get(i), extras, messages),
                        extras.marks(xmr, xmr.points().get(i))))
                .toList();
    }

    /**
     * What the chart draws is told in numbers, so that nothing needs to be read off its axes; the interval of Wilson
     * for shares only.
     */
    private static List<String> lines(
            Block.XmrSeries xmr, Block.ChartPoint point, SeriesExtras extras, Messages messages) {
        HtmlText text = new HtmlText(messages);
        List<String> lines = new ArrayList<>();
        lines.add(text.month(point));
        lines.add(new DateFormatter(messages).hijriSpan(point.month()));
        lines.add(value(xmr, point, text, messages));
        Double value = point.value();
        if (value != null && xmr.unit() == Cell.CellUnit.SHARE) {
            new Share(Math.round(value * point.n()), point.n())
                    .wilson()
                    .map(interval -> interval(interval, messages))
                    .ifPresent(lines::add);
        }
        if (point.lower() != null && point.upper() != null) {
            lines.add(messages.format(
                    "chart.point.limits",
                    "lower",
                    text.limit(xmr, point.lower()),
                    "upper",
                    text.limit(xmr, point.upper()),
                    "centre",
                    text.limit(xmr, point.centre())));
        }
        if (value != null) {
            lines.add(text.judgement(point));
        }
        extras.earlier().stream()
                .filter(earlier -> earlier.at().equals(point.month()))
                .map(earlier -> earlier(xmr, earlier, text, messages))
                .forEach(lines::add);
        xmr.rebases().stream()
                .filter(rebase -> rebase.month().equals(point.month()))
                .map(rebase -> messages.format("chart.point.reset", "reason", text.text(rebase.reason())))
                .forEach(lines::add);
        xmr.marks().stream()
                .filter(mark -> mark.month().equals(point.month()))
                .map(mark -> text.text(mark.name()))
                .forEach(lines::add);
        return lines.stream().filter(line -> !line.isBlank()).toList();
    }

    /** With the cases that it is made of; a share as so many of so many. */
    private static String value(Block.XmrSeries xmr, Block.ChartPoint point, HtmlText text, Messages messages) {
        String shown = text.point(xmr, point);
        if (point.value() == null) {
            return shown;
        }
        return xmr.unit() == Cell.CellUnit.SHARE
                ? messages.format(
                        "chart.point.share",
                        "value",
                        shown,
                        "part",
                        text.number(Math.round(point.value() * point.n())),
                        "n",
                        text.number(point.n()))
                : messages.format("chart.point.value", "value", shown, "n", text.number(point.n()));
    }

    private static String earlier(Block.XmrSeries xmr, EarlierPoint earlier, HtmlText text, Messages messages) {
        return messages.format(
                "chart.point.earlier",
                "name",
                text.text(earlier.name()),
                "value",
                earlier.value() == null
                        ? text.cell(Cell.noData(xmr.unit()), Block.ChartKind.NUMBER)
                        : messages.format(
                                "chart.point.value",
                                "value",
                                new CellFormatter(messages).axis(xmr.unit(), earlier.value()),
                                "n",
                                text.number(earlier.n())));
    }

    private static String interval(Interval interval, Messages messages) {
        CellFormatter formatter = new CellFormatter(messages);
        return messages.format(
                "chart.point.interval",
                "low",
                formatter.axis(Cell.CellUnit.SHARE, interval.low()),
                "high",
                formatter.axis(Cell.CellUnit.SHARE, interval.high()));
    }
}
