package org.rida.report.render.html;

import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.DateFormatter;
import org.rida.i18n.Messages;
import org.rida.metric.Interval;
import org.rida.metric.Share;
import org.rida.report.document.Block;
import org.rida.report.document.Cell;
import org.rida.report.document.CellFormatter;
import org.rida.report.document.ComparedCells;
import org.rida.report.render.canvas.Canvas.Spot;
import org.rida.report.render.chart.ComparedMonths;
import org.rida.report.render.chart.SeriesExtras;
import org.rida.report.render.chart.SeriesExtras.MonthMark;
import org.rida.report.render.timeline.Timeline;
import org.rida.report.render.timeline.Timeline.DayMark;

/**
 * What a page tells of a point of a series when somebody points at it.
 *
 * @param wide place in the drawing for a wide place, in its own units
 * @param narrow the same in the drawing for a narrow place
 * @param month of the point, in a series by quarter the last one; null where two are compared
 * @param href where it leads if not to the rows of a month; null otherwise
 * @param lines month, value, interval, limits, judgement and notes, as far as there are any
 * @param marks what was noted or decided in it, with the place where that stands
 */
public record PointDetail(
        Spot wide,
        Spot narrow,
        @Nullable YearMonth month,
        @Nullable String href,
        List<String> lines,
        List<MonthMark> marks) {

    /** A point that is no month's. */
    public static PointDetail of(Spot wide, Spot narrow, @Nullable String href, List<String> lines) {
        return new PointDetail(
                wide,
                narrow,
                null,
                href,
                lines.stream().filter(line -> !line.isBlank()).toList(),
                List.of());
    }

    /** @param wide places of the points in their order, as {@code SeriesChart.spots} gives them; narrow likewise */
    static List<PointDetail> list(
            Block.XmrSeries xmr, SeriesExtras extras, List<Spot> wide, List<Spot> narrow, Messages messages) {
        return IntStream.range(0, wide.size())
                .mapToObj(i -> new PointDetail(
                        wide.get(i),
                        narrow.get(i),
                        xmr.points().get(i).month(),
                        null,
                        lines(
                                xmr,
                                xmr.points().get(i),
                                extras.marks(xmr, xmr.points().get(i)),
                                messages),
                        extras.marks(xmr, xmr.points().get(i))))
                .toList();
    }

    /** Both months of each place with their values and cases, and their difference. */
    static List<PointDetail> list(ComparedMonths months, List<Spot> wide, List<Spot> narrow, Messages messages) {
        HtmlText text = new HtmlText(messages);
        return IntStream.range(0, wide.size())
                .mapToObj(i -> of(
                        wide.get(i),
                        narrow.get(i),
                        null,
                        lines(months, months.points().get(i), text, messages)))
                .toList();
    }

    private static List<String> lines(
            ComparedMonths months, ComparedMonths.Point point, HtmlText text, Messages messages) {
        ComparedCells values = ComparedCells.of(
                cell(months, point.own().value()), cell(months, point.earlier().value()));
        return Stream.of(
                        line(point.own(), values.first(), text, messages),
                        line(point.earlier(), values.second(), text, messages),
                        text.text(point.difference()))
                .filter(line -> !line.isBlank())
                .toList();
    }

    private static Cell cell(ComparedMonths months, @Nullable Double value) {
        return value == null ? Cell.noData(months.unit()) : Cell.number(months.unit(), value);
    }

    /** The days of a request with what happened, in both calendars, and counted from its receipt. */
    static List<PointDetail> list(Timeline timeline, List<Spot> wide, List<Spot> narrow, Messages messages) {
        List<DayMark> marks = timeline.marks();
        return IntStream.range(0, wide.size())
                .mapToObj(i -> of(wide.get(i), narrow.get(i), null, lines(timeline, marks.get(i), messages)))
                .toList();
    }

    private static List<String> lines(Timeline timeline, DayMark mark, Messages messages) {
        DateFormatter dates = new DateFormatter(messages);
        long days = ChronoUnit.DAYS.between(timeline.begun(), mark.day());
        return Stream.of(
                        mark.names().stream(),
                        Stream.of(dates.day(mark.day()), dates.hijriDay(mark.day())),
                        Stream.of(days).filter(n -> n > 0).map(n -> messages.format("request.after", "n", n)))
                .flatMap(lines -> lines)
                .toList();
    }

    private static String line(ComparedMonths.Value value, Cell shown, HtmlText text, Messages messages) {
        return messages.format(
                "chart.point.earlier",
                "name",
                text.text(value.name()),
                "value",
                value.value() == null
                        ? text.cell(shown, Block.ChartKind.NUMBER)
                        : messages.format(
                                "chart.point.value",
                                "value",
                                new CellFormatter(messages).withUnit(shown),
                                "n",
                                text.number(value.n())));
    }

    /**
     * What the chart draws is told in numbers, so that nothing needs to be read off its axes; the interval of Wilson
     * for shares only. A reset that stands among the marks is not told twice.
     */
    private static List<String> lines(
            Block.XmrSeries xmr, Block.ChartPoint point, List<MonthMark> marks, Messages messages) {
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
            lines.add(text.judgement(xmr, point));
        }
        xmr.rebases().stream()
                .filter(rebase -> rebase.month().equals(point.month()))
                .filter(rebase ->
                        marks.stream().noneMatch(mark -> text.text(mark.text()).contains(text.text(rebase.reason()))))
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
                        // with the decimal of its interval and its limits
                        point.cell(xmr.unit()).isOfFew() ? shown : messages.percent(point.value(), 1),
                        "part",
                        text.number(Math.round(point.value() * point.n())),
                        "n",
                        text.number(point.n()))
                : messages.format("chart.point.value", "value", shown, "n", text.number(point.n()));
    }

    /** The ends of an interval of a share. */
    static String interval(Interval interval, Messages messages) {
        CellFormatter formatter = new CellFormatter(messages);
        return messages.format(
                "chart.point.interval",
                "low",
                formatter.axis(Cell.CellUnit.SHARE, interval.low()),
                "high",
                formatter.axis(Cell.CellUnit.SHARE, interval.high()));
    }
}
