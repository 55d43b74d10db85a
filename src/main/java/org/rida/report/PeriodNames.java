package org.rida.report;

import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.rida.policy.Period;
import org.rida.policy.Period.Kind;
import org.rida.wording.Dates;
import org.rida.wording.Wording;

/** Periods in words. */
final class PeriodNames {

    private PeriodNames() {}

    /** «أكتوبر ٢٠٢٦», "Quarter, July 2026 to September 2026", «سنة ١٤٤٨هـ». */
    static String of(Period period, Wording wording) {
        if (period.kind() == Kind.MONTH) {
            return new Dates(wording).month(period.lastMonth());
        }
        return say(period.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'), period, wording);
    }

    /** Above a column: months and Hijri periods by name, of others the months that they reach over. */
    static String inHead(Period period, Wording wording) {
        return switch (period.kind()) {
            case QUARTER, POLICY_YEAR, ROLLING_YEAR, YEAR_TO_DATE -> say("head", period, wording);
            default -> of(period, wording);
        };
    }

    private static String say(String key, Period period, Wording wording) {
        Dates dates = new Dates(wording);
        return wording.say(
                "period." + key,
                "months",
                ChronoUnit.MONTHS.between(period.firstMonth(), period.lastMonth()) + 1,
                "from",
                dates.month(period.firstMonth()),
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
    static String inSentence(Period period, Wording wording) {
        return period.kind() == Kind.MONTH ? new Dates(wording).monthName(period.lastMonth()) : of(period, wording);
    }

    /** The Hijri months that it touches; of a Hijri period its Gregorian days. */
    static String otherCalendar(Period period, Wording wording) {
        Dates dates = new Dates(wording);
        return period.kind() == Kind.HIJRI_MONTH || period.kind() == Kind.HIJRI_YEAR
                ? dates.day(period.first()) + " – " + dates.day(period.last())
                : dates.hijriSpan(period.first(), period.last());
    }
}
