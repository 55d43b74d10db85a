package org.rida.report.render.chart;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Messages;
import org.rida.palette.Palette;
import org.rida.report.document.Cell;
import org.rida.report.document.CellFormatter;
import org.rida.report.render.canvas.Canvas;
import org.rida.report.render.canvas.Canvas.Anchor;
import org.rida.report.render.canvas.Canvas.Lettering;
import org.rida.report.render.canvas.Canvas.Spot;
import org.rida.report.render.canvas.Drawing;
import org.rida.report.render.canvas.Stroke;
import org.rida.report.render.chart.ComparedMonths.Point;

/**
 * Two lines over the same places, a month of the span and the earlier one at each: discs on a solid line and squares on a
 * dotted one, with a key. Neither has a judgement: that is what process limits are for.
 */
public final class ComparedChart implements Drawing {

    /** Of the key below the months, which has a line for each of both. */
    public static final double KEY_HEIGHT = 30;

    private static final double MONTHS_HEIGHT = 24;
    /** Length of the piece of line in the key. */
    private static final double SAMPLE = 24;

    private static final double RADIUS = 2.6;
    private static final double SIDE = 4.4;
    private static final Stroke OWN = Stroke.solid(Palette.SERIES, 1.3);
    private static final Stroke EARLIER = new Stroke(Palette.CENTRE, 1.3, Stroke.Dash.DOTTED);
    private static final Lettering SMALL = new Lettering(8.5, false, Palette.QUIET);

    /** Places are counted in months from here on, whatever calendar the names are of. */
    private static final YearMonth PLACES = YearMonth.of(1, 1);

    private final ComparedMonths months;
    private final Messages messages;
    private final CellFormatter formatter;

    public ComparedChart(ComparedMonths months, Messages messages) {
        this.months = months;
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
        plot.drawValueAxis(canvas, tick -> formatter.axis(months.unit(), tick), SMALL);
        new MonthAxis(place -> text(months.points().get(plot.index(place)).own().axis())).draw(canvas, plot, SMALL);
        drawLine(canvas, plot, point -> point.earlier().value(), EARLIER, ComparedChart::square);
        drawLine(canvas, plot, point -> point.own().value(), OWN, ComparedChart::disc);
        drawKey(canvas, width, plot.bottom() + MONTHS_HEIGHT + 8, OWN, ComparedChart::disc, months.own());
        drawKey(canvas, width, plot.bottom() + MONTHS_HEIGHT + 22, EARLIER, ComparedChart::square, months.earlier());
    }

    @Override
    public String alt() {
        return messages.format(
                "chart.compared.alt",
                "title",
                text(months.title()),
                "own",
                text(months.own()),
                "earlier",
                text(months.earlier()),
                "n",
                months.points().size());
    }

    /** Where the months lie in a drawing of this size; those without a value in the middle of its height. */
    public List<Spot> spots(double width, double height) {
        if (known().findAny().isEmpty()) {
            return List.of();
        }
        Plot plot = plot(width, height);
        List<Spot> spots = new ArrayList<>();
        for (int i = 0; i < months.points().size(); i++) {
            @Nullable Double value = months.points().get(i).own().value();
            YearMonth place = PLACES.plusMonths(i);
            spots.add(
                    value == null
                            ? new Spot(plot.x(place), (plot.top() + plot.bottom()) / 2)
                            : plot.spot(place, value));
        }
        return spots;
    }

    private Plot plot(double width, double height) {
        return new Plot(
                Plot.AXIS_WIDTH,
                width - 8,
                Plot.TOP,
                height - MONTHS_HEIGHT - KEY_HEIGHT,
                PLACES,
                months.points().size(),
                Ticks.of(
                        known().min(Double::compare).orElseThrow(),
                        known().max(Double::compare).orElseThrow(),
                        months.unit() == Cell.CellUnit.SHARE));
    }

    private Stream<Double> known() {
        return months.points().stream()
                .flatMap(point ->
                        Stream.of(point.own().value(), point.earlier().value()).filter(Objects::nonNull));
    }

    /** A mark of a month, which tells the lines apart where colours do not. */
    private interface Marker {
        void draw(Canvas canvas, Spot at);
    }

    private static void disc(Canvas canvas, Spot at) {
        canvas.disc(at, RADIUS, Palette.SERIES);
    }

    private static void square(Canvas canvas, Spot at) {
        canvas.rect(at.x() - SIDE / 2, at.y() - SIDE / 2, SIDE, SIDE, 0, Palette.CENTRE);
    }

    /** Interrupted at months without data. */
    private void drawLine(
            Canvas canvas, Plot plot, Function<Point, @Nullable Double> value, Stroke stroke, Marker marker) {
        List<Spot> run = new ArrayList<>();
        for (int i = 0; i < months.points().size(); i++) {
            @Nullable Double drawn = value.apply(months.points().get(i));
            if (drawn == null) {
                drawRun(canvas, run, stroke, marker);
                run.clear();
            } else {
                run.add(plot.spot(PLACES.plusMonths(i), drawn));
            }
        }
        drawRun(canvas, run, stroke, marker);
    }

    private static void drawRun(Canvas canvas, List<Spot> run, Stroke stroke, Marker marker) {
        if (run.size() > 1) {
            canvas.polyline(List.copyOf(run), stroke);
        }
        run.forEach(at -> marker.draw(canvas, at));
    }

    /** From the side where reading begins. */
    private void drawKey(Canvas canvas, double width, double y, Stroke stroke, Marker marker, BilingualText name) {
        boolean rightToLeft = messages.language().rightToLeft();
        double from = rightToLeft ? width - 8 - SAMPLE : Plot.AXIS_WIDTH;
        canvas.line(from, y, from + SAMPLE, y, stroke);
        marker.draw(canvas, new Spot(from + SAMPLE / 2, y));
        canvas.text(
                text(name),
                new Spot(rightToLeft ? from - 6 : from + SAMPLE + 6, y + 3),
                rightToLeft ? Anchor.RIGHT : Anchor.LEFT,
                SMALL);
    }

    private String text(BilingualText text) {
        return text.in(messages.language());
    }
}
