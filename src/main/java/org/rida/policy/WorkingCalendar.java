package org.rida.policy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.rida.i18n.BilingualText;

/**
 * Working days: the week's, less the public holidays as announced.
 *
 * @param workweek days of the week on which people work
 * @param holidays announced dates, first and last day included
 */
public record WorkingCalendar(Set<DayOfWeek> workweek, List<Holiday> holidays) {

    /**
     * @param name as people see it
     * @param from first day
     * @param to last day, included
     */
    public record Holiday(LocalDate from, LocalDate to, BilingualText name) {}

    /** Whether the day is one of the workweek and no holiday. */
    public boolean isWorkingDay(LocalDate day) {
        return workweek.contains(day.getDayOfWeek())
                && holidays.stream().noneMatch(h -> !day.isBefore(h.from()) && !day.isAfter(h.to()));
    }

    /**
     * The day on which so many working days after receipt have passed; day 0 is the day of receipt.
     *
     * @param receivedOn any day, working or not
     * @param workingDays 0 or more
     */
    public LocalDate afterWorkingDays(LocalDate receivedOn, int workingDays) {
        LocalDate day = receivedOn;
        for (int left = workingDays; left > 0; ) {
            day = day.plusDays(1);
            if (isWorkingDay(day)) {
                left--;
            }
        }
        return day;
    }
}
