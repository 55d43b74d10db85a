package org.rida.i18n;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.chrono.HijrahChronology;
import java.time.chrono.HijrahDate;
import java.time.temporal.ChronoField;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * The Hijri calendar of Saudi Arabia: AH 1431 to 1500 by the official table (umm-al-qura.txt names its source), other years
 * by the JDK's, which is a day off in 211 months from AH 1451 on.
 */
public final class UmmAlQura {

    private static final int FIRST_YEAR = 1431;
    private static final int LAST_YEAR = 1500;
    private static final int MONTHS = 12;

    /** Where each month of the table begins, and where the first one after it does. */
    private static final long[] STARTS = starts();

    private UmmAlQura() {}

    /**
     * A day of the Hijri calendar; month 1 is Muharram.
     *
     * @param year of the Hijra
     * @param month 1 to 12
     * @param day 1 to 30
     */
    public record HijriDay(int year, int month, int day) {

        /** 1447/03/09. */
        @Override
        public String toString() {
            return String.format(java.util.Locale.ROOT, "%04d/%02d/%02d", year, month, day);
        }
    }

    /**
     * @param month 1 to 12
     * @throws DateTimeException when the calendar has no such day: a 30th of a month of 29 days
     */
    public static LocalDate day(int year, int month, int day) {
        if (!isListed(year)) {
            return LocalDate.from(HijrahChronology.INSTANCE.date(year, month, day));
        }
        if (month < 1 || month > MONTHS || day < 1 || day > lengthOfMonth(year, month)) {
            throw new DateTimeException("no day %d/%d/%d of the Hijri calendar".formatted(year, month, day));
        }
        return LocalDate.ofEpochDay(STARTS[monthIndex(year, month)] + day - 1);
    }

    /**
     * 29 or 30.
     *
     * @param month 1 to 12
     */
    public static int lengthOfMonth(int year, int month) {
        return isListed(year)
                ? (int) (STARTS[monthIndex(year, month) + 1] - STARTS[monthIndex(year, month)])
                : HijrahChronology.INSTANCE.date(year, month, 1).lengthOfMonth();
    }

    /** @throws DateTimeException outside AH 1300 to 1600 */
    public static HijriDay hijriDay(LocalDate date) {
        long day = date.toEpochDay();
        if (day < STARTS[0] || day >= STARTS[STARTS.length - 1]) {
            HijrahDate other = HijrahDate.from(date);
            return new HijriDay(
                    other.get(ChronoField.YEAR_OF_ERA),
                    other.get(ChronoField.MONTH_OF_YEAR),
                    other.get(ChronoField.DAY_OF_MONTH));
        }
        // the insertion point is one behind the month that holds the day
        int found = Arrays.binarySearch(STARTS, day);
        int place = found >= 0 ? found : -found - 2;
        return new HijriDay(FIRST_YEAR + place / MONTHS, place % MONTHS + 1, (int) (day - STARTS[place]) + 1);
    }

    private static boolean isListed(int year) {
        return year >= FIRST_YEAR && year <= LAST_YEAR;
    }

    private static int monthIndex(int year, int month) {
        return (year - FIRST_YEAR) * MONTHS + month - 1;
    }

    private static long[] starts() {
        long[] starts = new long[(LAST_YEAR - FIRST_YEAR + 1) * MONTHS + 1];
        int place = 0;
        for (String line : lines()) {
            String[] words = line.split(" ");
            starts[place] = LocalDate.parse(words[1]).toEpochDay();
            for (int month = 0; month < MONTHS; month++, place++) {
                starts[place + 1] = starts[place] + Integer.parseInt(words[month + 2]);
                // a line of the table: year, first day, lengths of the twelve months
            }
        }
        return starts;
    }

    private static List<String> lines() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(UmmAlQura.class.getResourceAsStream("umm-al-qura.txt")),
                StandardCharsets.UTF_8))) {
            return lines.lines().filter(line -> !line.startsWith("#")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
