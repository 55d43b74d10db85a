package org.rida.policy;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import org.rida.i18n.UmmAlQura;

/**
 * The span of days that a figure covers, first and last included. Flows of a period are the sums of its days; stocks are
 * those of its last day.
 *
 * @param kind decides what comes before the period and a year before it
 * @param first first day
 * @param last last day
 */
public record Period(PeriodKind kind, LocalDate first, LocalDate last) {

    private static final int MONTHS_OF_YEAR = 12;
    private static final int MONTHS_OF_QUARTER = 3;
    private static final int MONTHS_OF_HALF_YEAR = 6;

    /** Each as it stands at the end of the month for which a report is made. */
    public enum PeriodKind {
        /** The calendar month. */
        MONTH,
        /** The quarter of the association's year up to the month. */
        QUARTER,
        /** The half of the association's year up to the month. */
        HALF_YEAR,
        /** From January to the month. */
        YEAR_TO_DATE,
        /** Twelve months that end with the month. */
        ROLLING_YEAR,
        /** The one that ended last, by the end of the month. */
        GREGORIAN_YEAR,
        /** Likewise, beginning with the month that the association's policy names. */
        POLICY_YEAR,
        /** Likewise, by Umm al-Qura. */
        HIJRI_MONTH,
        /** Likewise, by Umm al-Qura. */
        HIJRI_YEAR
    }

    /** @throws IllegalArgumentException when it ends before it begins */
    public Period {
        if (last.isBefore(first)) {
            throw new IllegalArgumentException(
                    "period: expected its last day after %s, found %s".formatted(first, last));
        }
    }

    /** The calendar month as a period. */
    public static Period month(YearMonth month) {
        return months(PeriodKind.MONTH, month, month);
    }

    /**
     * Any months in a row, for which no report is made. It is handled as a rolling year: its flows are added up over its months,
     * and its cohort is that of all of them, also when it is one month long.
     */
    public static Period span(YearMonth first, YearMonth last) {
        return months(PeriodKind.ROLLING_YEAR, first, last);
    }

    /** @param policyYear with which month of the year the association's own year begins */
    static Period of(PeriodKind kind, YearMonth month, int policyYear) {
        return switch (kind) {
            case MONTH -> month(month);
            case QUARTER -> months(kind, month.minusMonths(intoYear(month, policyYear) % MONTHS_OF_QUARTER), month);
            case HALF_YEAR -> months(kind, month.minusMonths(intoYear(month, policyYear) % MONTHS_OF_HALF_YEAR), month);
            case YEAR_TO_DATE -> months(kind, month.withMonth(1), month);
            case ROLLING_YEAR -> months(kind, month.minusMonths(MONTHS_OF_YEAR - 1L), month);
            case GREGORIAN_YEAR -> endedYear(kind, month, 1);
            case POLICY_YEAR -> endedYear(kind, month, policyYear);
            case HIJRI_MONTH -> endedHijriMonth(month);
            case HIJRI_YEAR -> endedHijriYear(month);
        };
    }

    /** Some whole months: one, a quarter, half a year or a year. */
    public static Period window(YearMonth first, YearMonth last) {
        PeriodKind kind =
                switch ((int) first.until(last, ChronoUnit.MONTHS) + 1) {
                    case 1 -> PeriodKind.MONTH;
                    case MONTHS_OF_QUARTER -> PeriodKind.QUARTER;
                    case MONTHS_OF_HALF_YEAR -> PeriodKind.HALF_YEAR;
                    default -> PeriodKind.POLICY_YEAR;
                };
        return months(kind, first, last);
    }

    /** Whether it consists of whole Gregorian months; these are read from stored counts. */
    public boolean isWholeMonths() {
        return first.getDayOfMonth() == 1 && last.equals(lastMonth().atEndOfMonth());
    }

    /** The month that holds the first day. */
    public YearMonth firstMonth() {
        return YearMonth.from(first);
    }

    /** The month that holds the last day. */
    public YearMonth lastMonth() {
        return YearMonth.from(last);
    }

    /** The one of the same kind that went before; of a year to date the same months of the year before. */
    public Period before() {
        return switch (kind) {
            case MONTH -> monthsEarlier(1);
            case QUARTER -> monthsEarlier(MONTHS_OF_QUARTER);
            case HALF_YEAR -> monthsEarlier(MONTHS_OF_HALF_YEAR);
            case YEAR_TO_DATE, ROLLING_YEAR, GREGORIAN_YEAR, POLICY_YEAR -> monthsEarlier(MONTHS_OF_YEAR);
            case HIJRI_MONTH -> hijriMonthOf(first.minusDays(1));
            case HIJRI_YEAR -> yearBefore();
        };
    }

    /** The same one a year before, by its own calendar: of Ramadan the last Ramadan. */
    public Period yearBefore() {
        return switch (kind) {
            case HIJRI_MONTH -> {
                UmmAlQura.HijriDay day = UmmAlQura.hijriDay(first);
                yield of(PeriodKind.HIJRI_MONTH, HijriMonths.month(day.year() - 1, day.month()));
            }
            case HIJRI_YEAR ->
                of(
                        PeriodKind.HIJRI_YEAR,
                        HijriMonths.year(UmmAlQura.hijriDay(first).year() - 1));
            default -> monthsEarlier(MONTHS_OF_YEAR);
        };
    }

    /** The Hijri month that ended last by the end of this period, to be compared with the same one a year before. */
    public Period hijriMonth() {
        return endedHijriMonth(lastMonth());
    }

    // lengths of months differ, so whole months are moved, not days
    private static int intoYear(YearMonth month, int policyYear) {
        return Math.floorMod(month.getMonthValue() - policyYear, MONTHS_OF_YEAR);
    }

    private Period monthsEarlier(int months) {
        return months(kind, firstMonth().minusMonths(months), lastMonth().minusMonths(months));
    }

    private static Period endedYear(PeriodKind kind, YearMonth month, int begins) {
        YearMonth next = month.plusMonths(1);
        YearMonth end = month.minusMonths(Math.floorMod(next.getMonthValue() - begins, MONTHS_OF_YEAR));
        return months(kind, end.minusMonths(MONTHS_OF_YEAR - 1L), end);
    }

    private static Period endedHijriMonth(YearMonth month) {
        Period touched = hijriMonthOf(month.atEndOfMonth());
        return touched.last().isAfter(month.atEndOfMonth()) ? touched.before() : touched;
    }

    private static Period endedHijriYear(YearMonth month) {
        int touched = UmmAlQura.hijriDay(month.atEndOfMonth()).year();
        Period year = of(PeriodKind.HIJRI_YEAR, HijriMonths.year(touched));
        return year.last().isAfter(month.atEndOfMonth()) ? year.before() : year;
    }

    private static Period hijriMonthOf(LocalDate day) {
        UmmAlQura.HijriDay hijri = UmmAlQura.hijriDay(day);
        return of(PeriodKind.HIJRI_MONTH, HijriMonths.month(hijri.year(), hijri.month()));
    }

    private static Period of(PeriodKind kind, HijriMonths.HijriSpan span) {
        return new Period(kind, span.first(), span.last());
    }

    private static Period months(PeriodKind kind, YearMonth first, YearMonth last) {
        return new Period(kind, first.atDay(1), last.atEndOfMonth());
    }
}
