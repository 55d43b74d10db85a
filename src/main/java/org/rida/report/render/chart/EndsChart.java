package org.rida.report.render.chart;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.rida.i18n.Messages;
import org.rida.metric.survival.AalenJohansen.Shares;
import org.rida.palette.Palette;
import org.rida.report.render.chart.Canvas.Anchor;
import org.rida.report.render.chart.Canvas.Lettering;
import org.rida.report.render.chart.Canvas.Spot;

/**
 * The shares answered, left without an answer and still waiting after each day, stacked to 100 %: answered below, waiting above.
 *
 * @param byDay from day 0 on, at least two
 * @param target the day by which an answer is promised
 */
public record EndsChart(List<Shares> byDay, int target, Messages messages) implements Drawing {

    private static final int WEEK = 7;
    private static final int PERCENT_STEPS = 5;
    private static final double LEFT = 40;
    private static final double RIGHT = 12;
    private static final double TOP = 24;
    private static final double BELOW = 22;
    /** Side of a coloured square of the key, and how far its entries are apart. */
    private static final double SQUARE = 8;

    private static final double KEY_WIDTH = 125;
    private static final Lettering SMALL = new Lettering(8.5, false, Palette.QUIET);
    private static final Stroke GRID = Stroke.solid(Palette.LINE, 0.7);

    @Override
    public void draw(Canvas canvas, double width, double height) {
        EndsFrame frame = new EndsFrame(LEFT, width - RIGHT, TOP, height - BELOW, byDay.size() - 1);
        key(canvas, width);
        stack(canvas, frame, day -> 0, Shares::answered, Palette.BLUE);
        stack(canvas, frame, Shares::answered, day -> day.answered() + day.left(), Palette.LIGHT_ORANGE);
        stack(canvas, frame, day -> day.answered() + day.left(), day -> 1, Palette.SAND);
        axes(canvas, frame);
        if (target < byDay.size()) {
            double x = frame.x(target);
            canvas.line(x, frame.top(), x, frame.bottom(), new Stroke(Palette.RED, 1.4, Stroke.Dash.DOTTED));
            canvas.text(
                    messages.format("ends.chart.target"),
                    new Spot(x + 5, frame.top() + 12),
                    Anchor.LEFT,
                    new Lettering(9, false, Palette.RED));
        }
    }

    /**
     * The area between the axes.
     *
     * @param last last day
     */
    private record EndsFrame(double left, double right, double top, double bottom, int last) {

        double x(double day) {
            return left + day * (right - left) / last;
        }

        double y(double share) {
            return bottom - share * (bottom - top);
        }
    }

    /** Names of the three areas above the plot, in reading order. */
    private void key(Canvas canvas, double width) {
        List<String> names = List.of("ends.column.answered", "ends.column.left", "ends.column.waiting");
        List<Palette> fills = List.of(Palette.BLUE, Palette.LIGHT_ORANGE, Palette.SAND);
        boolean rtl = messages.language().rightToLeft();
        for (int i = 0; i < names.size(); i++) {
            double x = rtl ? width - RIGHT - i * KEY_WIDTH : LEFT + i * KEY_WIDTH;
            canvas.rect(rtl ? x - SQUARE : x, 3, SQUARE, SQUARE, 0, fills.get(i));
            canvas.text(
                    messages.format(names.get(i)),
                    new Spot(rtl ? x - SQUARE - 5 : x + SQUARE + 5, 11),
                    rtl ? Anchor.RIGHT : Anchor.LEFT,
                    SMALL);
        }
    }

    /**
     * Fills the area between two shares as steps.
     *
     * @param from the lower edge, by day
     * @param to the upper edge, by day
     */
    private void stack(
            Canvas canvas, EndsFrame frame, ToDoubleFunction<Shares> from, ToDoubleFunction<Shares> to, Palette fill) {
        List<Spot> edge = steps(frame, to);
        List<Spot> back = steps(frame, from);
        Collections.reverse(back);
        edge.addAll(back);
        canvas.area(edge, fill);
    }

    /** A share holds from its day until the next. */
    private List<Spot> steps(EndsFrame frame, ToDoubleFunction<Shares> share) {
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

    private void axes(Canvas canvas, EndsFrame frame) {
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
