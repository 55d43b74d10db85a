package org.rida.wording;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.chrono.HijrahDate;
import java.time.temporal.ChronoField;
import java.util.Locale;

/** Dates in words: Gregorian with the month names used in Saudi Arabia, Hijri by Umm al-Qura. */
public final class Dates {

    private final Wording wording;

    public Dates(Wording wording) {
        this.wording = wording;
    }

    /** «أكتوبر ٢٠٢٦», "October 2026". */
    public String month(YearMonth month) {
        return wording.digits(gregorianName(month.getMonthValue()) + " " + month.getYear());
    }

    /** The month's name alone. */
    public String monthName(YearMonth month) {
        return gregorianName(month.getMonthValue());
    }

    /** The Hijri months that a Gregorian month touches: «ربيع الآخر – جمادى الأولى ١٤٤٨هـ». */
    public String hijriSpan(YearMonth month) {
        return hijriSpan(month.atDay(1), month.atEndOfMonth());
    }

    /** The Hijri months from that of one day to that of another. */
    public String hijriSpan(LocalDate from, LocalDate to) {
        HijrahDate first = HijrahDate.from(from);
        HijrahDate last = HijrahDate.from(to);
        if (monthOf(first) == monthOf(last)) {
            return hijriMonth(last);
        }
        if (yearOf(first) == yearOf(last)) {
            return hijriName(monthOf(first)) + " – " + hijriMonth(last);
        }
        return hijriMonth(first) + " – " + hijriMonth(last);
    }

    /** «٢٠٢٦/١١/٠١» and in English 1 November 2026. */
    public String day(LocalDate day) {
        return wording.language() == Language.AR
                ? wording.digits(String.format(
                        Locale.ROOT, "%d/%02d/%02d", day.getYear(), day.getMonthValue(), day.getDayOfMonth()))
                : day.getDayOfMonth() + " " + gregorianName(day.getMonthValue()) + " " + day.getYear();
    }

    /** «٢١ جمادى الأولى ١٤٤٨هـ». */
    public String hijriDay(LocalDate day) {
        HijrahDate hijri = HijrahDate.from(day);
        return wording.digits(Integer.toString(hijri.get(ChronoField.DAY_OF_MONTH))) + " " + hijriMonth(hijri);
    }

    /** «جمادى الأولى ١٤٤٨هـ», the month that holds the day. */
    public String hijriMonth(LocalDate day) {
        return hijriMonth(HijrahDate.from(day));
    }

    /** «١٤٤٨هـ», "1448 AH". */
    public String hijriYear(LocalDate day) {
        return wording.say("date.hijri-year", "year", Integer.toString(yearOf(HijrahDate.from(day))));
    }

    private String hijriMonth(HijrahDate date) {
        return wording.say(
                "date.hijri-month", "month", hijriName(monthOf(date)), "year", Integer.toString(yearOf(date)));
    }

    private String gregorianName(int month) {
        return wording.say("date.gregorian." + month);
    }

    private String hijriName(int month) {
        return wording.say("date.hijri." + month);
    }

    private static int monthOf(HijrahDate date) {
        return date.get(ChronoField.MONTH_OF_YEAR);
    }

    private static int yearOf(HijrahDate date) {
        return date.get(ChronoField.YEAR_OF_ERA);
    }
}
