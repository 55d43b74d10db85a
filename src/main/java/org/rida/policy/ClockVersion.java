package org.rida.policy;

import java.time.LocalDate;

/**
 * One version of the clock contract. A request is judged by the version in force on the day it was received.
 *
 * @param inForceFrom first day on which received requests are judged by it
 * @param version short name, stored with every episode
 * @param targetDays on time means replied at most so many calendar days after receipt (day 0)
 * @param targetWorkingDays the same promise counted in working days
 * @param headline which of the two bases the report leads with; both are stored
 */
public record ClockVersion(
        String version, LocalDate inForceFrom, int targetDays, int targetWorkingDays, Basis headline) {

    /** How days are counted. */
    public enum Basis {
        /** Every day counts. */
        CALENDAR,
        /** Only working days count, see {@link WorkingCalendar}. */
        WORKING
    }
}
