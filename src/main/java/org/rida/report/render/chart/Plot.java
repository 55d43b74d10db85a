package org.rida.report.render.chart;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import org.rida.report.render.chart.Canvas.Spot;

/**
 * The area between the axes and its scales: months from left to right in both languages, values from bottom to top.
 *
 * @param months number of months, at least 1
 * @param ticks scale of the values
 */
record Plot(double left, double right, double top, double bottom, YearMonth first, int months, Ticks ticks) {

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

    private double x(double index) {
        return months <= 1 ? (left + right) / 2 : left + index * (right - left) / (months - 1);
    }

    private double within(double x) {
        return Math.min(right, Math.max(left, x));
    }
}
