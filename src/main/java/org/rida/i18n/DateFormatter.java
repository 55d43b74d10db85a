package org.rida.i18n;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;

/**
 * Dates in words: Gregorian with the month names used in Saudi Arabia, Hijri by Umm al-Qura. Digits are those of the
 * messages.
 */
public final class DateFormatter {

    private final Messages messages;

    public DateFormatter(Messages messages) {
        this.messages = messages;
    }

    /** «أكتوبر ٢٠٢٦», "October 2026". */
    public String month(YearMonth month) {
        return messages.digits(gregorianName(month.getMonthValue()) + " " + month.getYear());
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
        UmmAlQura.HijriDay first = UmmAlQura.hijriDay(from);
        UmmAlQura.HijriDay last = UmmAlQura.hijriDay(to);
        if (first.month() == last.month() && first.year() == last.year()) {
            return hijriMonth(last);
        }
        if (first.year() == last.year()) {
            return hijriName(first.month()) + " – " + hijriMonth(last);
        }
        return hijriMonth(first) + " – " + hijriMonth(last);
    }

    /** «٢٠٢٦/١١/٠١» and in English 1 November 2026. */
    public String day(LocalDate day) {
        return messages.language() == Language.AR
                ? messages.digits(String.format(
                        Locale.ROOT, "%d/%02d/%02d", day.getYear(), day.getMonthValue(), day.getDayOfMonth()))
                : day.getDayOfMonth() + " " + gregorianName(day.getMonthValue()) + " " + day.getYear();
    }

    /** «١ نوفمبر», "1 November": where the year is known. */
    public String dayOfMonth(LocalDate day) {
        return messages.digits(day.getDayOfMonth() + " " + gregorianName(day.getMonthValue()));
    }

    /** Where columns are narrow: «٢٠٢٦/١١/٠١» and in English 1 Nov 2026. */
    public String shortDay(LocalDate day) {
        return messages.language() == Language.AR
                ? day(day)
                : day.getDayOfMonth() + " " + gregorianName(day.getMonthValue()).substring(0, 3) + " " + day.getYear();
    }

    /** «٢١ جمادى الأولى ١٤٤٨هـ». */
    public String hijriDay(LocalDate day) {
        UmmAlQura.HijriDay hijri = UmmAlQura.hijriDay(day);
        return messages.digits(Integer.toString(hijri.day())) + " " + hijriMonth(hijri);
    }

    /** «جمادى الأولى ١٤٤٨هـ», the month that holds the day. */
    public String hijriMonth(LocalDate day) {
        return hijriMonth(UmmAlQura.hijriDay(day));
    }

    /** «١٤٤٨هـ», "1448 AH". */
    public String hijriYear(LocalDate day) {
        return messages.format(
                "date.hijri-year",
                "year",
                Integer.toString(UmmAlQura.hijriDay(day).year()));
    }

    private String hijriMonth(UmmAlQura.HijriDay date) {
        return messages.format(
                "date.hijri-month", "month", hijriName(date.month()), "year", Integer.toString(date.year()));
    }

    private String gregorianName(int month) {
        return messages.format("date.gregorian." + month);
    }

    private String hijriName(int month) {
        return messages.format("date.hijri." + month);
    }
}
