package org.rida.policy;

import java.time.LocalDate;
import java.time.chrono.HijrahChronology;
import java.time.chrono.HijrahDate;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.List;

/** Hijri months by Umm al-Qura, as spans of Gregorian days. The JDK's table is the official one for AH 1431 to 1450. */
public final class HijriMonths {

    private static final int RAMADAN = 9;

    private HijriMonths() {}

    /** First and last day included. */
    public record Span(LocalDate first, LocalDate last) {}

    /** Every Ramadan that shares a day with the span, whole. */
    public static List<Span> ramadans(LocalDate from, LocalDate to) {
        List<Span> found = new ArrayList<>();
        int last = HijrahDate.from(to).get(ChronoField.YEAR_OF_ERA);
        for (int year = HijrahDate.from(from).get(ChronoField.YEAR_OF_ERA); year <= last; year++) {
            Span ramadan = month(year, RAMADAN);
            if (!ramadan.last().isBefore(from) && !ramadan.first().isAfter(to)) {
                found.add(ramadan);
            }
        }
        return found;
    }

    /** A year's days. */
    public static Span year(int year) {
        return new Span(month(year, 1).first(), month(year, 12).last());
    }

    /** @param month 1 for Muharram */
    public static Span month(int year, int month) {
        HijrahDate first = HijrahChronology.INSTANCE.date(year, month, 1);
        return new Span(LocalDate.from(first), LocalDate.from(first).plusDays(first.lengthOfMonth() - 1L));
    }
}
