package org.rida.sample;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.chrono.HijrahDate;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.rida.policy.WorkingCalendar;

/**
 * The model behind the sample data: opening days, sessions of the committee, and the share of promises kept. It is
 * deterministic; {@link CaseGenerator} adds chance. A reform in its middle gives the charts of the sample a change to find.
 */
final class CharityModel {

    /** From this day the committee meets twice a week. */
    static final LocalDate REFORM = LocalDate.of(2025, 11, 1);

    // shares of requests answered within the target, long before and long after the reform
    private static final double SHARE_BEFORE = 0.75;
    private static final double SHARE_AFTER = 0.895;
    private static final double DAYS_TO_LEARN = 335;
    private static final int RAMADAN = 9;

    private final WorkingCalendar calendar;
    private final Map<LocalDate, Boolean> openDays = new HashMap<>();
    private final Map<LocalDate, Boolean> sessionDays = new HashMap<>();

    CharityModel(WorkingCalendar calendar) {
        this.calendar = calendar;
    }

    /** Whether the day is a working day of the policy's calendar. */
    boolean isOpen(LocalDate day) {
        return openDays.computeIfAbsent(day, calendar::isWorkingDay);
    }

    /** @return the day itself when it is open, else the next open one */
    LocalDate workingDayFrom(LocalDate day) {
        LocalDate open = day;
        while (!isOpen(open)) {
            open = open.plusDays(1);
        }
        return open;
    }

    /** @param workingDays 0 for the first open day from {@code day} on */
    LocalDate afterWorkingDays(LocalDate day, int workingDays) {
        LocalDate after = workingDayFrom(day);
        for (int left = workingDays; left > 0; left--) {
            after = workingDayFrom(after.plusDays(1));
        }
        return after;
    }

    /** Whether the day is in the ninth month of the Umm al-Qura calendar. */
    static boolean isRamadan(LocalDate day) {
        return HijrahDate.from(day).get(ChronoField.MONTH_OF_YEAR) == RAMADAN;
    }

    /**
     * @param upTo last day, included
     * @return the days on which the committee meets, oldest first
     */
    List<LocalDate> sessions(LocalDate from, LocalDate upTo) {
        return Stream.iterate(from, day -> !day.isAfter(upTo), day -> day.plusDays(1))
                .filter(this::isSessionDay)
                .toList();
    }

    /** @return the day itself when the committee meets on it, else the next session */
    LocalDate sessionFrom(LocalDate day) {
        LocalDate session = day;
        while (!isSessionDay(session)) {
            session = session.plusDays(1);
        }
        return session;
    }

    private boolean isSessionDay(LocalDate day) {
        return sessionDays.computeIfAbsent(day, this::isSession);
    }

    /** A session that falls on a holiday is held on the first working day after it. */
    private boolean isSession(LocalDate day) {
        LocalDate planned = day;
        boolean session = isPlanned(day);
        while (!session && !isOpen(planned.minusDays(1))) {
            planned = planned.minusDays(1);
            session = isPlanned(planned);
        }
        return session && isOpen(day);
    }

    /** Once a week, twice since the reform; in Ramadan, when members are away, never twice. */
    private static boolean isPlanned(LocalDate day) {
        DayOfWeek weekday = day.getDayOfWeek();
        if (day.isBefore(REFORM)) {
            return weekday == DayOfWeek.TUESDAY;
        }
        return weekday == DayOfWeek.MONDAY || (weekday == DayOfWeek.WEDNESDAY && !isRamadan(day));
    }

    /** From 0 before the reform to 1 when everybody has learned to work with it. Linear, over 335 days. */
    static double learned(LocalDate day) {
        return Math.min(1, Math.max(0, ChronoUnit.DAYS.between(REFORM, day) / DAYS_TO_LEARN));
    }

    /**
     * Probability, 0 to 1, that an ordinary request due on this day is answered in time.
     *
     * @param due last day of the promise
     */
    static double promiseShare(LocalDate due) {
        double share = SHARE_BEFORE + (SHARE_AFTER - SHARE_BEFORE) * learned(due);
        return isRamadan(due) ? share - 0.035 : share;
    }
}
