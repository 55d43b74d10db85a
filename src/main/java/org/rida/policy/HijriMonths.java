package org.rida.policy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.rida.i18n.UmmAlQura;

/** Hijri months by Umm al-Qura, as spans of Gregorian days. */
public final class HijriMonths {

    private static final int RAMADAN = 9;

    private HijriMonths() {}

    /**
     * First and last day included.
     *
     * @param first first day
     * @param last last day
     */
    public record HijriSpan(LocalDate first, LocalDate last) {}

    /**
     * Every Ramadan that shares a day with the span, whole.
     *
     * @param to last day, included
     */
    public static List<HijriSpan> ramadans(LocalDate from, LocalDate to) {
        List<HijriSpan> found = new ArrayList<>();
        int last = UmmAlQura.hijriDay(to).year();
        for (int year = UmmAlQura.hijriDay(from).year(); year <= last; year++) {
            HijriSpan ramadan = month(year, RAMADAN);
            if (!ramadan.last().isBefore(from) && !ramadan.first().isAfter(to)) {
                found.add(ramadan);
            }
        }
        return found;
    }

    /**
     * A year's days.
     *
     * @param year of the Hijra
     */
    public static HijriSpan year(int year) {
        return new HijriSpan(month(year, 1).first(), month(year, 12).last());
    }

    /** @param month 1 for Muharram */
    public static HijriSpan month(int year, int month) {
        LocalDate first = UmmAlQura.day(year, month, 1);
        return new HijriSpan(first, first.plusDays(UmmAlQura.lengthOfMonth(year, month) - 1L));
    }
}
