package org.rida.report.disclosure;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The windows of tables of opinions, one after the other without overlap: each year of the policy is cut by the window that was chosen
 * for it.
 *
 * @param yearBegins with which month of the year, 1 to 12
 * @param first the first month that has data to its end
 * @param chosen the window of a year, by its first month
 */
public record WindowCalendar(int yearBegins, YearMonth first, Function<YearMonth, OpinionWindow> chosen) {

    private static final int MONTHS_OF_YEAR = 12;

    /** Some months in a row. */
    public record WindowSpan(YearMonth first, YearMonth last) {

        public List<YearMonth> months() {
            List<YearMonth> months = new ArrayList<>();
            for (YearMonth month = first; !month.isAfter(last); month = month.plusMonths(1)) {
                months.add(month);
            }
            return months;
        }

        public boolean overlaps(WindowSpan other) {
            return !first.isAfter(other.last) && !last.isBefore(other.first);
        }

        public boolean isWithin(WindowSpan other) {
            return !first.isBefore(other.first) && !last.isAfter(other.last);
        }
    }

    /** The first month of the policy's year that a month lies in. */
    public static YearMonth yearOf(YearMonth month, int yearBegins) {
        return month.minusMonths(Math.floorMod(month.getMonthValue() - yearBegins, MONTHS_OF_YEAR));
    }

    /**
     * The last window that is over by the end of a month; before the first is, the one that will be.
     *
     * @param month not before the first
     */
    public WindowSpan lastComplete(YearMonth month) {
        WindowSpan span = windowOf(month);
        while (span.last().isAfter(month)) {
            span = windowOf(span.first().minusMonths(1));
        }
        while (span.first().isBefore(first)) {
            span = windowOf(span.last().plusMonths(1));
        }
        return span;
    }

    private WindowSpan windowOf(YearMonth month) {
        YearMonth year = yearOf(month, yearBegins);
        int months = chosen.apply(year).months();
        int into = Math.floorMod(month.getMonthValue() - year.getMonthValue(), MONTHS_OF_YEAR);
        YearMonth from = month.minusMonths(into % months);
        return new WindowSpan(from, from.plusMonths(months - 1L));
    }
}
