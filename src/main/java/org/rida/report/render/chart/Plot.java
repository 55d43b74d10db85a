package org.rida.report.render.chart;

import org.rida.report.render.chart.Canvas.Spot;













import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;

/** The area between the axes: months from left to right in both languages, values from bottom to top. */
record Plot(double left, double right, double top, double bottom, YearMonth first, int months, Ticks ticks) {

    double x(YearMonth month) {
        return x((double) index(month));
    }

    double y(double value) {
        double inside = Math.min(1, Math.max(0, ticks.place(value)));
        return bottom - inside * (bottom - top);
    }

    Spot spot(YearMonth month, double value) {
        return new Spot(x(month), y(value));
    }

    /** A day's place: a month's point stands in the middle of its days. */
    double x(LocalDate day) {
        YearMonth month = YearMonth.from(day);
        double within = (day.getDayOfMonth() - 1.0) / month.lengthOfMonth();
        return within(x(index(month) - 0.5 + within));
    }

    /** The border between a month and the one before. */
    double before(YearMonth month) {
        return within(x(index(month) - 0.5));
    }

    double after(YearMonth month) {
        return within(x(index(month) + 0.5));
    }

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
