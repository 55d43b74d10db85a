package org.rida.report.render.chart;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.rida.i18n.Messages;
import org.rida.metric.survival.AalenJohansen.Shares;
import org.rida.palette.Palette;
import org.rida.report.render.canvas.Canvas;
import org.rida.report.render.canvas.Canvas.Anchor;
import org.rida.report.render.canvas.Canvas.Lettering;
import org.rida.report.render.canvas.Canvas.Spot;
import org.rida.report.render.canvas.Drawing;
import org.rida.report.render.canvas.Stroke;

/**
 * The shares answered, left without an answer and still waiting after each day, stacked to 100 %: answered below, waiting above. Each
 * has a texture of its own, in the key too, so that they can be told apart on a copy without colour: answered is plain, left is
 * striped, waiting is dotted.
 *
 * @param byDay from day 0 on, at least two where it is a drawing of its own
 * @param target the day by which an answer is promised
 */
public record EndsChart(List<Shares> byDay, int target, Messages messages) implements Drawing {

    private static final List<String> NAMES =
            List.of("ends.column.answered", "ends.column.left", "ends.column.waiting");
    /** Side of a square of the key. */
    private static final double SQUARE = 9;

    private static final double KEY_WIDTH = 130;
    private static final double KEY_ROW = 14;
    private static final double DOT = 0.7;
    private static final double BETWEEN_DOTS = 7;
    private static final double BETWEEN_STRIPES = 3;
    private static final Stroke STRIPE = Stroke.solid(Palette.DEEP_ORANGE, 0.8);
    private static final int WEEK = 7;
    private static final int PERCENT_STEPS = 5;
    private static final double LEFT = Plot.AXIS_WIDTH;
    private static final double RIGHT = 12;
    private static final double BELOW = 22;
    private static final Lettering SMALL = new Lettering(8.5, false, Palette.QUIET);
    private static final Stroke GRID = Stroke.solid(Palette.LINE, 0.7);

    @Override
    public void draw(Canvas canvas, double width, double height) {
        DayFrame frame = frame(width, height);
        key(canvas, LEFT, frame.right());
        stack(canvas, frame);
        axes(canvas, frame);
        if (target < byDay.size()) {
            double x = frame.x(target);
            canvas.line(x, frame.top(), x, frame.bottom(), new Stroke(Palette.RED, 1.4, Stroke.Dash.DOTTED));
            canvas.text(
                    messages.format("ends.chart.target"),
                    new Spot(x + 5, frame.bottom() - 7),
                    Anchor.LEFT,
                    new Lettering(9, false, Palette.RED));
        }
    }

    /** Where the share answered by each day is drawn. */
    public List<Spot> spots(double width, double height) {
        DayFrame frame = frame(width, height);
        return IntStream.range(0, byDay.size())
                .mapToObj(day -> new Spot(frame.x(day), frame.y(byDay.get(day).answered())))
                .toList();
    }

    private DayFrame frame(double width, double height) {
        double right = width - RIGHT;
        return new DayFrame(LEFT, right, 4 + keyHeight(right - LEFT), height - BELOW, byDay.size() - 1);
    }

    /**
     * The area between an axis of days and one of shares.
     *
     * @param last last day
     */
    record DayFrame(double left, double right, double top, double bottom, int last) {

        double x(double day) {
            return left + day * (right - left) / last;
        }

        double y(double share) {
            return bottom - share * (bottom - top);
        }
    }

    /** Points that the key takes above a plot of this width. */
    static double keyHeight(double width) {
        return KEY_ROW * Math.ceil((double) NAMES.size() / columns(width)) + 4;
    }

    private static int columns(double width) {
        return Math.max(1, (int) (width / KEY_WIDTH));
    }

    /** Names of the three areas, in reading order, in as many rows as they need. */
    void key(Canvas canvas, double left, double right) {
        boolean rtl = messages.language().rightToLeft();
        int columns = columns(right - left);
        for (int i = 0; i < NAMES.size(); i++) {
            double along = i % columns * (right - left) / Math.min(columns, NAMES.size());
            double x = rtl ? right - along - SQUARE : left + along;
            double y = 2 + KEY_ROW * Math.floorDiv(i, columns);
            square(canvas, i, x, y);
            canvas.text(
                    messages.format(NAMES.get(i)),
                    new Spot(rtl ? x - 5 : x + SQUARE + 5, y + 8),
                    rtl ? Anchor.RIGHT : Anchor.LEFT,
                    SMALL);
        }
    }

    private static void square(Canvas canvas, int which, double x, double y) {
        canvas.rect(
                x,
                y,
                SQUARE,
                SQUARE,
                0,
                List.of(Palette.PALE_BLUE, Palette.LIGHT_ORANGE, Palette.SAND).get(which));
        if (which == 1) {
            for (double at = BETWEEN_STRIPES / 2; at < SQUARE; at += BETWEEN_STRIPES) {
                canvas.line(x + at, y, x + at, y + SQUARE, STRIPE);
            }
        } else if (which == 2) {
            canvas.disc(new Spot(x + SQUARE / 3, y + SQUARE / 3), DOT, Palette.QUIET);
            canvas.disc(new Spot(x + 2 * SQUARE / 3, y + 2 * SQUARE / 3), DOT, Palette.QUIET);
        }
    }

    /** The three areas with their textures. */
    void stack(Canvas canvas, DayFrame frame) {
        area(canvas, frame, day -> 0, Shares::answered, Palette.PALE_BLUE);
        area(canvas, frame, Shares::answered, day -> day.answered() + day.left(), Palette.LIGHT_ORANGE);
        area(canvas, frame, day -> day.answered() + day.left(), day -> 1, Palette.SAND);
        for (double x = frame.left() + BETWEEN_STRIPES; x < end(frame); x += BETWEEN_STRIPES) {
            Shares day = at(x, frame);
            if (day.left() > 0) {
                canvas.line(x, frame.y(day.answered()), x, frame.y(day.answered() + day.left()), STRIPE);
            }
        }
        dots(canvas, frame);
    }

    private void dots(Canvas canvas, DayFrame frame) {
        boolean odd = false;
        for (double x = frame.left() + BETWEEN_DOTS / 2; x < end(frame); x += BETWEEN_DOTS) {
            Shares day = at(x, frame);
            double low = frame.y(day.answered() + day.left()) - 2 * DOT;
            for (double y = frame.top() + (odd ? BETWEEN_DOTS - 1 : BETWEEN_DOTS / 2 - 1); y < low; y += BETWEEN_DOTS) {
                canvas.disc(new Spot(x, y), DOT, Palette.QUIET);
            }
            odd = !odd;
        }
    }

    /** Where the last known day is drawn. */
    private double end(DayFrame frame) {
        return frame.x(byDay.size() - 1.0);
    }

    private Shares at(double x, DayFrame frame) {
        int day = (int) ((x - frame.left()) * frame.last() / (frame.right() - frame.left()));
        return byDay.get(Math.min(day, byDay.size() - 1));
    }

    /**
     * Fills the area between two shares as steps.
     *
     * @param from the lower edge, by day
     * @param to the upper edge, by day
     */
    private void area(
            Canvas canvas, DayFrame frame, ToDoubleFunction<Shares> from, ToDoubleFunction<Shares> to, Palette fill) {
        List<Spot> edge = steps(frame, to);
        List<Spot> back = steps(frame, from);
        Collections.reverse(back);
        edge.addAll(back);
        canvas.area(edge, fill);
    }

    /** A share holds from its day until the next. */
    private List<Spot> steps(DayFrame frame, ToDoubleFunction<Shares> share) {
        List<Spot> spots = new ArrayList<>();
        for (int day = 0; day < byDay.size(); day++) {
            double y = frame.y(share.applyAsDouble(byDay.get(day)));
            spots.add(new Spot(frame.x(day), y));
            if (day + 1 < byDay.size()) {
                spots.add(new Spot(frame.x(day + 1.0), y));
            }
        }
        return spots;
    }

    private void axes(Canvas canvas, DayFrame frame) {
        for (int i = 0; i <= PERCENT_STEPS; i++) {
            double share = (double) i / PERCENT_STEPS;
            canvas.line(frame.left(), frame.y(share), frame.right(), frame.y(share), GRID);
            canvas.text(messages.percent(share), new Spot(frame.left() - 6, frame.y(share) + 3), Anchor.RIGHT, SMALL);
        }
        for (int day = 0; day < byDay.size(); day += WEEK) {
            canvas.text(messages.number(day), new Spot(frame.x(day), frame.bottom() + 13), Anchor.MIDDLE, SMALL);
        }
        canvas.text(
                messages.format("ends.chart.days"),
                new Spot(frame.left() - 6, frame.bottom() + 13),
                Anchor.RIGHT,
                SMALL);
    }

    @Override
    public String alt() {
        int day = Math.min(target, byDay.size() - 1);
        Shares shares = byDay.get(day);
        return messages.format(
                "ends.chart.alt",
                "day",
                messages.number(day),
                "answered",
                messages.percent(shares.answered()),
                "left",
                messages.percent(shares.left()),
                "waiting",
                messages.percent(shares.waiting()));
    }
}
