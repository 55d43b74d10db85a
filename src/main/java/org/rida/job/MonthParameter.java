package org.rida.job;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;

/** A month as people write it: {@code 2026-10}, {@code last-month} or {@code this-month}. */
final class MonthParameter {

    private MonthParameter() {}

    /** The last month of which anything is known; worked out by whoever can look. */
    static final String LATEST = "latest-month";

    /** @throws WrongRequest with an example when the text is no month */
    static YearMonth parse(String text, Instant asOf, ZoneId zone) {
        YearMonth now = YearMonth.from(asOf.atZone(zone));
        return switch (text) {
            case "last-month" -> now.minusMonths(1);
            case "this-month" -> now;
            default -> iso(text);
        };
    }

    private static YearMonth iso(String text) {
        try {
            return YearMonth.parse(text);
        } catch (DateTimeParseException e) {
            throw WrongRequest.of("problem.month", "found", text);
        }
    }
}
