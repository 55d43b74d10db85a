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
import org.rida.report.render.canvas.Canvas;
import org.rida.report.render.canvas.Canvas.Anchor;
import org.rida.report.render.canvas.Canvas.Lettering;
import org.rida.report.render.canvas.Canvas.Spot;
import org.rida.report.render.canvas.Drawing;
import org.rida.report.render.canvas.Stroke;

/**
 * The cumulative share answered by day as steps, with its interval, the target day, and the requests still waiting below the axis.
 * Where those who left may be told, the shares answered, left and waiting are stacked behind it to 100 %; the interval is then two
 * dashed lines, since a band would cover them.
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
    private static final Stroke LIMIT = new Stroke(Palette.BLUE, 0.8, Stroke.Dash.DASHED);
    private static final Stroke GRID = Stroke.solid(Palette.LINE, 0.7);

    private final Block.Curve curve;
    private final Messages messages;
    private final EndsChart stack;

    public CurveChart(Block.Curve curve, Messages messages) {
        this.curve = curve;
        this.messages = messages;
        this.stack = new EndsChart(curve.stack(), curve.target(), messages);
    }

    @Override
    public void draw(Canvas canvas, double width, double height) {
        if (known().isEmpty()) {
            canvas.text(new CellFormatter(messages).noData(), new Spot(width / 2, height / 2), Anchor.MIDDLE, SMALL);
            return;
        }
        boolean stacked = !stack.byDay().isEmpty();
        double right = width - RIGHT;
        EndsChart.DayFrame frame = new EndsChart.DayFrame(
                LEFT,
                right,
                TOP + (stacked ? EndsChart.keyHeight(right - LEFT) : 0),
                height - BELOW,
                curve.days().size() - 1);
        if (stacked) {
            stack.key(canvas, LEFT, right);
            stack.stack(canvas, frame);
        }
        drawAxes(canvas, frame);
        drawInterval(canvas, frame, stacked);
        drawTarget(canvas, frame);
        canvas.polyline(steps(known(), Block.CurveDay::answered, frame), Stroke.solid(Palette.BLUE, 1.6));
        drawWaiting(canvas, frame);
    }

    @Override
    public String alt() {
        String title = curve.title().in(messages.language());
        if (known().isEmpty()) {
            return title + ": " + new CellFormatter(messages).noData();
        }
        return title + ": " + targetText() + (curve.target() < stack.byDay().size() ? ". " + stack.alt() : "");
    }

    /** The days up to the end of the curve. */
    private List<Block.CurveDay> known() {
        return curve.days().stream().filter(d -> d.answered() != null).toList();
    }

    private void drawAxes(Canvas canvas, EndsChart.DayFrame frame) {
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
    private void drawInterval(Canvas canvas, EndsChart.DayFrame frame, boolean stacked) {
        List<Block.CurveDay> withInterval = known().stream()
                .filter(d -> d.low() != null && d.high() != null)
                .toList();
        if (withInterval.size() < 2) {
            return;
        }
        List<Spot> edge = new ArrayList<>(steps(withInterval, Block.CurveDay::high, frame));
        List<Spot> back = new ArrayList<>(steps(withInterval, Block.CurveDay::low, frame));
        if (stacked) {
            canvas.polyline(edge, LIMIT);
            canvas.polyline(back, LIMIT);
            return;
        }
        Collections.reverse(back);
        edge.addAll(back);
        canvas.area(edge, Palette.BAND);
    }

    private void drawTarget(Canvas canvas, EndsChart.DayFrame frame) {
        if (curve.target() > frame.last()) {
            return;
        }
        double x = frame.x(curve.target());
        canvas.line(x, frame.top(), x, frame.bottom(), new Stroke(Palette.RED, 1.4, Stroke.Dash.DOTTED));
        canvas.text(
                targetText(), new Spot(x + 6, frame.bottom() - 7), Anchor.LEFT, new Lettering(9, false, Palette.RED));
    }

    private void drawWaiting(Canvas canvas, EndsChart.DayFrame frame) {
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
            List<Block.CurveDay> days, Function<Block.CurveDay, @Nullable Double> share, EndsChart.DayFrame frame) {
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
