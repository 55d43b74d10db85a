package org.rida.report.render.chart;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.Messages;
import org.rida.palette.Palette;
import org.rida.report.document.Block;
import org.rida.report.document.CellFormatter;
import org.rida.report.render.chart.Canvas.Anchor;
import org.rida.report.render.chart.Canvas.Lettering;
import org.rida.report.render.chart.Canvas.Spot;

/**
 * The cumulative share answered by day as steps, with the band of its interval, the
 * target day, and the requests still waiting below the axis.
 */
public final class CurveChart implements Drawing {

    /** Days between labels of the axis. */
    private static final int WEEK = 7;

    /** Lines of the grid at 0, 20, ... 100 %. */
    private static final int PERCENT_STEPS = 5;

    private static final double LEFT = 70;
    private static final double RIGHT = 12;
    private static final double TOP = 8;
    /** Points below the plot, for two lines: days, and how many still wait. */
    private static final double BELOW = 34;

    private static final Lettering SMALL = new Lettering(8.5, false, Palette.QUIET);
    private static final Stroke GRID = Stroke.solid(Palette.LINE, 0.7);

    private final Block.Curve curve;
    private final Messages messages;

    public CurveChart(Block.Curve curve, Messages messages) {
        this.curve = curve;
        this.messages = messages;
    }

    @Override
    public void draw(Canvas canvas, double width, double height) {
        if (known().isEmpty()) {
            canvas.text(new CellFormatter(messages).noData(), new Spot(width / 2, height / 2), Anchor.MIDDLE, SMALL);
            return;
        }
        CurveFrame frame = new CurveFrame(
                LEFT, width - RIGHT, TOP, height - BELOW, curve.days().size() - 1);
        drawAxes(canvas, frame);
        drawBand(canvas, frame);
        drawTarget(canvas, frame);
        canvas.polyline(steps(known(), Block.CurveDay::answered, frame), Stroke.solid(Palette.BLUE, 1.6));
        drawWaiting(canvas, frame);
    }

    @Override
    public String alt() {
        String title = curve.title().in(messages.language());
        return known().isEmpty() ? title + ": " + new CellFormatter(messages).noData() : title + ": " + targetText();
    }

    /**
     * The area between the axes.
     *
     * @param last last day of the curve
     */
    private record CurveFrame(double left, double right, double top, double bottom, int last) {

        double x(double day) {
            return left + day * (right - left) / last;
        }

        double y(double share) {
            return bottom - share * (bottom - top);
        }
    }

    /** The days up to the end of the curve. */
    private List<Block.CurveDay> known() {
        return curve.days().stream().filter(d -> d.answered() != null).toList();
    }

    private void drawAxes(Canvas canvas, CurveFrame frame) {
        for (int i = 0; i <= PERCENT_STEPS; i++) {
            double share = (double) i / PERCENT_STEPS;
            double y = frame.y(share);
            canvas.line(frame.left(), y, frame.right(), y, GRID);
            canvas.text(messages.percent(share), new Spot(frame.left() - 6, y + 3), Anchor.RIGHT, SMALL);
        }
        for (int day = 0; day <= frame.last(); day += WEEK) {
            canvas.text(messages.number(day), new Spot(frame.x(day), frame.bottom() + 13), Anchor.MIDDLE, SMALL);
        }
        canvas.text(
                messages.format("report.time-to-answer.days"),
                new Spot(frame.left() - 14, frame.bottom() + 13),
                Anchor.RIGHT,
                SMALL);
    }

    /** Only days with an interval: it is undefined while nobody and once everybody is answered. */
    private void drawBand(Canvas canvas, CurveFrame frame) {
        List<Block.CurveDay> withInterval = known().stream()
                .filter(d -> d.low() != null && d.high() != null)
                .toList();
        if (withInterval.size() < 2) {
            return;
        }
        List<Spot> edge = new ArrayList<>(steps(withInterval, Block.CurveDay::high, frame));
        List<Spot> back = new ArrayList<>(steps(withInterval, Block.CurveDay::low, frame));
        Collections.reverse(back);
        edge.addAll(back);
        canvas.area(edge, Palette.BAND);
    }

    private void drawTarget(Canvas canvas, CurveFrame frame) {
        if (curve.target() > frame.last()) {
            return;
        }
        double x = frame.x(curve.target());
        canvas.line(x, frame.top(), x, frame.bottom(), new Stroke(Palette.RED, 1.4, Stroke.Dash.DOTTED));
        canvas.text(
                targetText(), new Spot(x + 6, frame.bottom() - 7), Anchor.LEFT, new Lettering(9, false, Palette.RED));
    }

    private void drawWaiting(Canvas canvas, CurveFrame frame) {
        double y = frame.bottom() + 27;
        canvas.text(
                messages.format("report.time-to-answer.waiting"), new Spot(frame.left() - 14, y), Anchor.RIGHT, SMALL);
        for (Block.CurveDay day : curve.days()) {
            if (day.waiting() != null) {
                canvas.text(
                        messages.number(Objects.requireNonNull(day.waiting())),
                        new Spot(frame.x(day.day()), y),
                        Anchor.MIDDLE,
                        SMALL);
            }
        }
    }

    private String targetText() {
        Block.CurveDay day = curve.onTarget();
        if (day == null || day.answered() == null) {
            return messages.format("report.time-to-answer.target", "day", curve.target());
        }
        String share = messages.percent(Objects.requireNonNull(day.answered()));
        return day.low() == null || day.high() == null
                ? messages.format("report.time-to-answer.by-target", "day", curve.target(), "share", share)
                : messages.format(
                        "report.time-to-answer.by-target-between",
                        "day",
                        curve.target(),
                        "share",
                        share,
                        "low",
                        messages.number(Objects.requireNonNull(day.low()) * 100, 0),
                        "high",
                        messages.percent(Objects.requireNonNull(day.high())));
    }

    /** A share holds from its day until the next change: horizontal, then vertical. */
    private static List<Spot> steps(
            List<Block.CurveDay> days, Function<Block.CurveDay, @Nullable Double> share, CurveFrame frame) {
        List<Spot> spots = new ArrayList<>();
        double before = Objects.requireNonNull(share.apply(days.get(0)));
        spots.add(new Spot(frame.x(days.get(0).day()), frame.y(before)));
        for (Block.CurveDay day : days.subList(1, days.size())) {
            double now = Objects.requireNonNull(share.apply(day));
            if (now != before) {
                spots.add(new Spot(frame.x(day.day()), frame.y(before)));
                spots.add(new Spot(frame.x(day.day()), frame.y(now)));
                before = now;
            }
        }
        spots.add(new Spot(frame.x(days.get(days.size() - 1).day()), frame.y(before)));
        return spots;
    }
}
