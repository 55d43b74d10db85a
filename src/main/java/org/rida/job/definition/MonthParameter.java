package org.rida.job.definition;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.stream.Stream;

/**
 * Parses the values of month parameters: a month as people write it, {@code 2026-10}, {@code last-month} or {@code this-month}, or several one after the other:
 * {@code 2024-11..2026-10}, {@code 2026-01..last-month}.
 */
public final class MonthParameter {

    /**
     * The last month of which requests are counted; resolved by the caller, which has the database. In a job that ingests or
     * counts before it reports it is resolved when the report is drafted, since the job's own files may bring a new month.
     */
    public static final String LATEST = "latest-month";

    private static final String RANGE = "..";
    private static final int MAX_MONTHS = 240;

    private MonthParameter() {}

    /**
     * The exact form of a value: {@code 2026-10} or {@code 2024-11..2026-10}.
     *
     * @throws InvalidRequest with an example when the text is neither, the last month comes before the first, or the range has more
     *     than 240 months
     */
    public static String normalize(String text, Instant asOf, ZoneId zone) {
        int upTo = text.indexOf(RANGE);
        if (upTo < 0) {
            return parse(text, asOf, zone).toString();
        }
        YearMonth first = parse(text.substring(0, upTo), text, asOf, zone);
        YearMonth last = parse(text.substring(upTo + RANGE.length()), text, asOf, zone);
        if (last.isBefore(first)) {
            throw InvalidRequest.of("problem.month-order", "first", first, "last", last);
        }
        if (first.plusMonths(MAX_MONTHS).isBefore(last)) {
            throw InvalidRequest.of("problem.month-many", "most", MAX_MONTHS);
        }
        return first.equals(last) ? first.toString() : first + RANGE + last;
    }

    /** The months of an exact form, in order; at least one. */
    public static List<YearMonth> months(String exact) {
        YearMonth first = first(exact);
        YearMonth last = last(exact);
        return Stream.iterate(first, month -> !month.isAfter(last), month -> month.plusMonths(1))
                .toList();
    }

    /** The first month of an exact form. */
    public static YearMonth first(String exact) {
        return YearMonth.parse(exact.substring(0, "2026-10".length()));
    }

    /** The last month of an exact form, which is the first of a single month. */
    public static YearMonth last(String exact) {
        return YearMonth.parse(exact.substring(exact.length() - "2026-10".length()));
    }

    /** @throws InvalidRequest with an example when the text is no month */
    public static YearMonth parse(String text, Instant asOf, ZoneId zone) {
        return parse(text, text, asOf, zone);
    }

    private static YearMonth parse(String text, String whole, Instant asOf, ZoneId zone) {
        YearMonth now = YearMonth.from(asOf.atZone(zone));
        return switch (text) {
            case "last-month" -> now.minusMonths(1);
            case "this-month" -> now;
            default -> iso(text, whole);
        };
    }

    private static YearMonth iso(String text, String whole) {
        try {
            return YearMonth.parse(text);
        } catch (DateTimeParseException e) {
            throw InvalidRequest.of("problem.month", "found", whole);
        }
    }
}
