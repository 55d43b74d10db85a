package org.rida.console.analysis;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import org.rida.policy.Period;
import org.rida.tally.count.MonthsWithData;

/**
 * Says that there are no data for the months asked for, which are shown instead, and which have some, with links to them.
 *
 * @param first month without data
 * @param last month without data; the same as the first for a single one
 * @param shown month that the page shows instead; null when it shows those without data
 * @param links to months with data, the newest first; empty when none has any
 */
record MonthNotice(YearMonth first, YearMonth last, @Nullable YearMonth shown, List<MonthLink> links) {

    /** Years with gaps would otherwise fill the page. */
    private static final int MOST = 12;

    /**
     * A span of months with data.
     *
     * @param parameters of the page's address that lead to it; an empty value removes a parameter, and none at all means no link
     */
    record MonthLink(YearMonth first, YearMonth last, Map<String, Object> parameters) {}

    /**
     * @param withData all months with data
     * @param until the name of the page's parameter for the last month
     * @param since the name of that for the first month, which is taken out of the address
     */
    static MonthNotice of(
            Period without, @Nullable YearMonth shown, SortedSet<YearMonth> withData, String until, String since) {
        return new MonthNotice(
                without.firstMonth(),
                without.lastMonth(),
                shown,
                MonthsWithData.spans(withData).stream()
                        .limit(MOST)
                        .map(span -> new MonthLink(span.firstMonth(), span.lastMonth(), link(span, until, since)))
                        .toList());
    }

    /**
     * Of a page of one month.
     *
     * @param asked null when the address names no month
     * @return null when the month that was asked for is shown and has data
     */
    static @Nullable MonthNotice ofMonth(
            @Nullable YearMonth asked, YearMonth shown, SortedSet<YearMonth> withData, String parameter) {
        YearMonth wanted = asked == null ? shown : asked;
        return wanted.equals(shown) && withData.contains(shown)
                ? null
                : of(Period.month(wanted), wanted.equals(shown) ? null : shown, withData, parameter, "since");
    }

    /**
     * Of a page of the days up to today, of which there are none with data.
     *
     * @param most days that the page can go back; earlier months are named without a link
     */
    static MonthNotice ofDays(LocalDate first, LocalDate today, SortedSet<YearMonth> withData, int most) {
        return new MonthNotice(
                YearMonth.from(first),
                YearMonth.from(today),
                null,
                MonthsWithData.spans(withData).stream()
                        .limit(MOST)
                        .map(span -> {
                            long days =
                                    ChronoUnit.DAYS.between(span.firstMonth().atDay(1), today) + 1;
                            long least =
                                    ChronoUnit.DAYS.between(span.lastMonth().atEndOfMonth(), today) + 1;
                            return new MonthLink(
                                    span.firstMonth(),
                                    span.lastMonth(),
                                    least > most ? Map.of() : Map.of("days", Math.min(days, most)));
                        })
                        .toList());
    }

    private static Map<String, Object> link(Period span, String until, String since) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put(since, "");
        parameters.put("from", "");
        parameters.put(until, span.lastMonth());
        return parameters;
    }
}
