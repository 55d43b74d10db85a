package org.rida.report.render.chart;

import java.awt.geom.Rectangle2D;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.DoubleFunction;
import org.rida.palette.Palette;
import org.rida.report.render.canvas.Canvas;
import org.rida.report.render.canvas.Canvas.Anchor;
import org.rida.report.render.canvas.Canvas.Lettering;
import org.rida.report.render.canvas.Canvas.Spot;
import org.rida.report.render.canvas.Stroke;

/**
 * The area between the axes and its scales: months from left to right in both languages, values from bottom to top.
 *
 * @param months number of months, at least 1
 * @param ticks scale of the values
 */
record Plot(double left, double right, double top, double bottom, YearMonth first, int months, Ticks ticks) {

    /** Left of the plot, for the numbers of the axis of values; a page shows "100%" in letters of up to 15 pixels. */
    static final double AXIS_WIDTH = 46;

    /** Above the plot, for the upper half of the topmost number. */
    static final double TOP = 8;

    /** Below this distance in points, numbers of the axis of values would touch. */
    private static final double LETTER_HEIGHT = 9;

    private static final Stroke GRID = Stroke.solid(Palette.LINE, 0.7);

    double x(YearMonth month) {
        return x((double) index(month));
    }

    /** Values beyond the scale are drawn at its edge. */
    double y(double value) {
        double inside = Math.min(1, Math.max(0, ticks.place(value)));
        return bottom - inside * (bottom - top);
    }

    Spot spot(YearMonth month, double value) {
        return new Spot(x(month), y(value));
    }

    /** Whether a label lies between the plot's left and right end. */
    boolean holds(Rectangle2D box) {
        return box.getMinX() >= left && box.getMaxX() <= right;
    }

    /** A month's point is in the middle of its days. */
    double x(LocalDate day) {
        YearMonth month = YearMonth.from(day);
        double within = (day.getDayOfMonth() - 1.0) / month.lengthOfMonth();
        return within(x(index(month) - 0.5 + within));
    }

    /** The boundary to the preceding month. */
    double before(YearMonth month) {
        return within(x(index(month) - 0.5));
    }

    /** The boundary to the following month. */
    double after(YearMonth month) {
        return within(x(index(month) + 0.5));
    }

    /** Months since the first one; negative before it. */
    int index(YearMonth month) {
        return (int) ChronoUnit.MONTHS.between(first, month);
    }

    /** The grid, with a number at as many of its lines as do not touch. */
    void drawValueAxis(Canvas canvas, DoubleFunction<String> numbers, Lettering lettering) {
        List<Double> values = ticks.values();
        double apart = (bottom - top) / (values.size() - 1);
        int every = (int) Math.ceil(LETTER_HEIGHT / apart);
        for (int i = 0; i < values.size(); i += every) {
            double tick = values.get(i);
            double y = y(tick);
            canvas.line(left, y, right, y, GRID);
            canvas.text(numbers.apply(tick), new Spot(left - 6, y + 3), Anchor.RIGHT, lettering);
        }
    }

    private double x(double index) {
        return months <= 1 ? (left + right) / 2 : left + index * (right - left) / (months - 1);
    }

    private double within(double x) {
        return Math.min(right, Math.max(left, x));
    }
}
