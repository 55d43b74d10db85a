package org.rida.report;

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
        Dates dates = new Dates(wording);
        if (period.kind() == Kind.MONTH) {
            return dates.month(period.lastMonth());
        }
        return wording.say(
                "period." + period.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
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
