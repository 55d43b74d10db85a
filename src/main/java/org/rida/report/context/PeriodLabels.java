package org.rida.report.context;

import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.rida.i18n.DateFormatter;
import org.rida.i18n.Messages;
import org.rida.i18n.SentenceCase;
import org.rida.policy.Period;
import org.rida.policy.Period.PeriodKind;

/** Periods in words. */
public final class PeriodLabels {

    private PeriodLabels() {}

    /** «أكتوبر ٢٠٢٦», "Quarter, July 2026 to September 2026", «سنة ١٤٤٨هـ». */
    public static String label(Period period, Messages wording) {
        if (period.kind() == PeriodKind.MONTH) {
            return new DateFormatter(wording).month(period.lastMonth());
        }
        return format(period.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'), period, wording);
    }

    /** As {@link #label}, where it stands alone: in a line of names, in a cell. */
    public static String alone(Period period, Messages wording) {
        return SentenceCase.begun(label(period, wording));
    }

    /** Above a column: months by name, Hijri periods also by their days, of others the months that they reach over. */
    public static String inHead(Period period, Messages wording) {
        return switch (period.kind()) {
            case QUARTER, HALF_YEAR, POLICY_YEAR, ROLLING_YEAR, YEAR_TO_DATE -> format("head", period, wording);
            case HIJRI_MONTH, HIJRI_YEAR ->
                wording.format(
                        "period.head.hijri",
                        "name",
                        alone(period, wording),
                        "from",
                        new DateFormatter(wording).shortDay(period.first()),
                        "to",
                        new DateFormatter(wording).shortDay(period.last()));
            default -> alone(period, wording);
        };
    }

    /**
     * The same, of what is covered of the period only.
     *
     * @param covered the first month with data
     */
    public static String inHead(Period period, YearMonth covered, Messages wording) {
        boolean isPart = period.firstMonth().isBefore(covered)
                && !period.lastMonth().isBefore(covered)
                && period.kind() != PeriodKind.HIJRI_MONTH;
        return isPart ? format("head", period, covered, wording) : inHead(period, wording);
    }

    private static String format(String key, Period period, Messages wording) {
        return format(key, period, period.firstMonth(), wording);
    }

    private static String format(String key, Period period, YearMonth first, Messages wording) {
        DateFormatter dates = new DateFormatter(wording);
        return wording.format(
                "period." + key,
                "months",
                ChronoUnit.MONTHS.between(first, period.lastMonth()) + 1,
                "from",
                dates.month(first),
                "to",
                dates.month(period.lastMonth()),
                "year",
                Integer.toString(period.last().getYear()),
                "hijrimonth",
                dates.hijriMonth(period.last()),
                "hijriyear",
                dates.hijriYear(period.last()));
    }

    /** As within a sentence: of a month its name alone. */
    public static String inSentence(Period period, Messages wording) {
        return period.kind() == PeriodKind.MONTH
                ? new DateFormatter(wording).monthName(period.lastMonth())
                : label(period, wording);
    }

    /** The Hijri months that it touches; of a Hijri period its Gregorian days. */
    public static String otherCalendar(Period period, Messages wording) {
        DateFormatter dates = new DateFormatter(wording);
        return period.kind() == PeriodKind.HIJRI_MONTH || period.kind() == PeriodKind.HIJRI_YEAR
                ? dates.day(period.first()) + " – " + dates.day(period.last())
                : dates.hijriSpan(period.first(), period.last());
    }
}
