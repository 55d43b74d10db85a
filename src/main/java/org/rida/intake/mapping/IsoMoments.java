package org.rida.intake.mapping;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.UmmAlQura;

/**
 * Reads days and moments in the form of ISO 8601, which real dates of a spreadsheet have, and converts them to the organization's
 * time zone.
 *
 * @param hijri whether years before 1800 are those of the Hijri calendar
 * @param sourceZone zone of the sender's times; null when days count as written
 */
record IsoMoments(boolean hijri, @Nullable ZoneId sourceZone, ZoneId targetZone) {

    private static final int MONTHS = 12;

    /**
     * Null when the text does not have the form of ISO.
     *
     * @throws DateTimeException when it has, and is no valid day or time
     */
    @Nullable
    LocalDateTime read(String text) {
        if (text.length() < 10 || text.charAt(4) != '-' || text.charAt(7) != '-') {
            return null;
        }
        LocalDate date = isoDay(text.substring(0, 10));
        if (date == null || text.length() == 10) {
            return date == null ? null : date.atStartOfDay();
        }
        char separator = text.charAt(10);
        if (separator != 'T' && separator != ' ') {
            return null;
        }
        return isoTime(date, text.substring(11).strip());
    }

    /** Null when the text has no digits where ISO has them. */
    private @Nullable LocalDate isoDay(String text) {
        int year = IsoDates.number(text, 0, 4);
        int month = IsoDates.number(text, 5, 7);
        int day = IsoDates.number(text, 8, 10);
        if (year < 0 || month < 0 || day < 0) {
            return null;
        }
        return hijri && year < IsoDates.FIRST_GREGORIAN_YEAR
                ? UmmAlQura.day(year, month, day)
                : LocalDate.of(year, month, day);
    }

    /** A time with an offset or a Z is a moment of its own, whatever the sender's zone. */
    private LocalDateTime isoTime(LocalDate date, String time) {
        int zoneAt = zoneAt(time);
        if (zoneAt < 0) {
            return inZone(LocalDateTime.of(date, LocalTime.parse(time)));
        }
        LocalTime clock = LocalTime.parse(time.substring(0, zoneAt).strip());
        return inZone(OffsetDateTime.of(date, clock, ZoneOffset.of(time.substring(zoneAt))));
    }

    /** Where the offset begins in a time; -1 without one. */
    private static int zoneAt(String time) {
        for (int i = 0; i < time.length(); i++) {
            char c = time.charAt(i);
            if (c == 'Z' || c == '+' || c == '-') {
                return i;
            }
        }
        return -1;
    }

    /**
     * Converts from the offset of the text, else from the sender's zone. Without either, and for a day without time,
     * the day counts as written.
     */
    LocalDateTime inZone(TemporalAccessor parsed) {
        LocalDate date = LocalDate.from(parsed);
        LocalTime time = parsed.query(TemporalQueries.localTime());
        if (time == null) {
            return date.atStartOfDay();
        }
        LocalDateTime written = LocalDateTime.of(date, time);
        ZoneId own = parsed.query(TemporalQueries.zone());
        ZoneId from = own == null ? sourceZone : own;
        return from == null
                ? written
                : ZonedDateTime.of(written, from)
                        .withZoneSameInstant(targetZone)
                        .toLocalDateTime();
    }

    /** Whether a text in ISO form has the day before the month, as in 2026-31-10. */
    static boolean isSwapped(String text) {
        int day = IsoDates.number(text, 8, 10);
        return IsoDates.number(text, 5, 7) > MONTHS && day > 0 && day <= MONTHS;
    }
}
