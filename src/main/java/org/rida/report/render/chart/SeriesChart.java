package org.rida.report.render.chart;

import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.Messages;
import org.rida.palette.Palette;
import org.rida.report.document.Block;
import org.rida.report.document.Cell;
import org.rida.report.document.CellFormatter;
import org.rida.report.render.canvas.Canvas;
import org.rida.report.render.canvas.Canvas.Anchor;
import org.rida.report.render.canvas.Canvas.Lettering;
import org.rida.report.render.canvas.Canvas.Spot;
import org.rida.report.render.canvas.Drawing;
import org.rida.report.render.canvas.Stroke;

/**
 * An XmR chart as in NHS "Making Data Count": the series with mean, process limits, target, rebases and marks; points
 * with a special cause are coloured.
 */
public final class SeriesChart implements Drawing {

    /** Below the plot, for the names of months and years. Lengths are points, as in a PDF. */
    private static final double MONTHS_HEIGHT = 24;
    /** Of the line above the plot with the names of vertical lines. */
    private static final double NAMES_HEIGHT = 13;

    private static final Lettering SMALL = new Lettering(8.5, false, Palette.QUIET);

    private final Block.XmrSeries xmr;
    private final SeriesExtras extras;
    private final MonthMarks marks;
    private final Messages messages;
    private final CellFormatter formatter;

    public SeriesChart(Block.XmrSeries xmr, Messages messages) {
        this(xmr, SeriesExtras.none(xmr), messages);
    }

    public SeriesChart(Block.XmrSeries xmr, SeriesExtras extras, Messages messages) {
        this.xmr = xmr;
        this.extras = extras;
        this.marks = new MonthMarks(
                extras.marks().stream().filter(mark -> isWithin(mark.month())).toList(), messages);
        this.messages = messages;
        this.formatter = new CellFormatter(messages);
    }

    @Override
    public void draw(Canvas canvas, double width, double height) {
        if (known().findAny().isEmpty()) {
            canvas.text(formatter.noData(), new Spot(width / 2, height / 2), Anchor.MIDDLE, SMALL);
            return;
        }
        Plot plot = plot(width, height);
        PlacedLabels labels = new PlacedLabels(canvas);
        drawShades(canvas, plot);
        plot.drawValueAxis(canvas, tick -> formatter.axis(xmr.unit(), tick), SMALL);
        new MonthAxis(messages).draw(canvas, plot, SMALL);
        ShadeName names = new ShadeName(xmr, plot);
        shades(plot).forEach(shade -> labels.want(names.room(labels, name(shade), middle(plot, shade))));
        // first, since it may not be left out for want of room
        drawTarget(canvas, plot, labels);
        shades(plot).forEach(shade -> names.draw(labels, name(shade), middle(plot, shade)));
        drawRebases(plot, labels);
        new LevelLines(xmr, plot).draw(canvas);
        new SeriesPoints(xmr, plot).draw(canvas);
        drawTrial(plot, labels);
        marks.draw(canvas, plot);
    }

    @Override
    public String alt() {
        List<Block.ChartPoint> points = known().toList();
        if (points.isEmpty()) {
            return xmr.title().in(messages.language()) + ": " + formatter.noData();
        }
        Block.ChartPoint first = points.get(0);
        Block.ChartPoint last = points.get(points.size() - 1);
        return messages.format(
                xmr.step() == 1 ? "report.xmr.alt" : "report.xmr.alt.quarter",
                "title",
                xmr.title().in(messages.language()),
                "first",
                formatter.month(first.month()),
                "last",
                formatter.month(last.month()),
                "from",
                shown(first),
                "to",
                shown(last),
                "n",
                points.size());
    }

    /** Names the months without data, withheld and provisional ones, and explains hollow points; empty without any. */
    public String missingMonths() {
        return new MissingMonths(xmr, messages).note();
    }

    /**
     * Where the points lie in a drawing of this size, in their order; those without a value in the middle of its height. Empty
     * when none has a value.
     */
    public List<Spot> spots(double width, double height) {
        if (known().findAny().isEmpty()) {
            return List.of();
        }
        Plot plot = plot(width, height);
        return xmr.points().stream()
                .map(p -> p.value() == null
                        ? new Spot(plot.x(p.month()), (plot.top() + plot.bottom()) / 2)
                        : plot.spot(p.month(), p.value()))
                .toList();
    }

    private String shown(Block.ChartPoint point) {
        return formatter.axis(xmr.unit(), Objects.requireNonNull(point.value()));
    }

    private Stream<Block.ChartPoint> known() {
        return xmr.points().stream().filter(p -> p.value() != null);
    }

    /** The area of the chart: months have equal widths, and the line for names is there only when a name is shown. */
    private Plot plot(double width, double height) {
        YearMonth first = xmr.points().get(0).month();
        YearMonth last = xmr.points().get(xmr.points().size() - 1).month();
        int months = (int) ChronoUnit.MONTHS.between(first, last) + 1;
        boolean named = Stream.concat(
                        xmr.rebases().stream().map(Block.RebaseMark::month),
                        xmr.marks().stream().map(Block.Mark::month))
                .anyMatch(this::isWithin);
        double top = (named ? NAMES_HEIGHT : Plot.TOP) + (marks.isEmpty() ? 0 : MonthMarks.HEIGHT);
        return new Plot(Plot.AXIS_WIDTH, width - 8, top, height - MONTHS_HEIGHT, first, months, ticks());
    }

    private boolean isWithin(YearMonth month) {
        List<Block.ChartPoint> points = xmr.points();
        return !points.isEmpty()
                && !month.isBefore(points.get(0).month())
                && !month.isAfter(points.get(points.size() - 1).month());
    }

    /** Fits everything that is drawn: values, mean, limits and target, of all series that share the axis. */
    private Ticks ticks() {
        List<Double> values = extras.scaled().stream()
                .flatMap(each -> each.points().stream())
                .flatMap(p -> Stream.of(p.value(), p.centre(), shownLimit(p.lower()), shownLimit(p.upper())))
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(ArrayList::new));
        if (xmr.target() != null) {
            values.add(xmr.target());
            values.add(headroomForLabel(xmr.target()));
        }
        double least = values.stream().min(Double::compare).orElseThrow();
        double greatest = values.stream().max(Double::compare).orElseThrow();
        return Ticks.of(least, greatest, xmr.unit() == Cell.CellUnit.SHARE);
    }

    private @Nullable Double shownLimit(@Nullable Double limit) {
        return limit == null ? null : (@Nullable Double) xmr.shown(limit);
    }

    /** Extends the axis above the target to make space for its label. */
    private double headroomForLabel(double target) {
        boolean share = xmr.unit() == Cell.CellUnit.SHARE;
        return share ? Math.min(1, target + 0.02) : target * 1.05;
    }

    /** Behind the points. */
    private void drawShades(Canvas canvas, Plot plot) {
        shades(plot).forEach(shade -> {
            double from = plot.x(shade.from());
            double to = plot.x(shade.to().plusDays(1));
            canvas.rect(from, plot.top(), to - from, plot.bottom() - plot.top(), 0, Palette.PANEL);
        });
    }

    /** Spans of days, such as Ramadan; less than a point's width is not seen. */
    private Stream<Block.Shade> shades(Plot plot) {
        return xmr.shades().stream().filter(shade -> plot.x(shade.to().plusDays(1)) - plot.x(shade.from()) >= 1);
    }

    private String name(Block.Shade shade) {
        return shade.name().in(messages.language());
    }

    private static double middle(Plot plot, Block.Shade shade) {
        return (plot.x(shade.from()) + plot.x(shade.to().plusDays(1))) / 2;
    }

    /** Rebases between two months, other marks in the middle of theirs. */
    private void drawRebases(Plot plot, PlacedLabels labels) {
        String reset = messages.format("report.xmr.rebased");
        xmr.rebases().stream()
                .map(Block.RebaseMark::month)
                .filter(this::isWithin)
                .forEach(month -> labels.drawVertical(plot, plot.before(month), reset, Palette.POINT, Palette.QUIET));
        xmr.marks().stream()
                .filter(mark -> isWithin(mark.month()))
                .forEach(mark -> labels.drawVertical(
                        plot, plot.x(mark.month()), mark.name().in(messages.language()), Palette.TEAL, Palette.TEAL));
    }

    private void drawTarget(Canvas canvas, Plot plot, PlacedLabels labels) {
        if (xmr.target() == null) {
            return;
        }
        double y = plot.y(xmr.target());
        canvas.line(plot.left(), y, plot.right(), y, new Stroke(Palette.RED, 1.4, Stroke.Dash.DOTTED));
        String label = messages.format("report.xmr.target", "target", formatter.axis(xmr.unit(), xmr.target()));
        new LineLabel(xmr, plot, y, y, plot.left())
                .draw(labels, label, new Lettering(8.5, false, Palette.RED), Anchor.LEFT);
    }

    /** Labels the upper limit as provisional, where it is: since the last rebase. */
    private void drawTrial(Plot plot, PlacedLabels labels) {
        YearMonth since = xmr.rebases().stream()
                .map(Block.RebaseMark::month)
                .filter(this::isWithin)
                .max(Comparator.naturalOrder())
                .orElse(null);
        List<Block.ChartPoint> bounded = xmr.points().stream()
                .filter(p -> p.upper() != null && (since == null || !p.month().isBefore(since)))
                .toList();
        if (xmr.trial() && !bounded.isEmpty()) {
            DoubleSummaryStatistics limit = bounded.stream()
                    .mapToDouble(p -> plot.y(Objects.requireNonNull(p.upper())))
                    .summaryStatistics();
            double left = since == null ? plot.left() : plot.before(since);
            new LineLabel(xmr, plot, limit.getMin(), limit.getMax(), left)
                    .draw(labels, messages.format("report.xmr.trial"), SMALL, Anchor.RIGHT);
        }
    }
}
