package org.rida.sample;

import java.time.LocalDate;

/**
 * The state of a request on the day on which its applicant answers the survey. Satisfaction depends on it more than on
 * anything else.
 */
public enum RequestOutcome {
    /** Answered within the target. */
    ON_TIME,
    /** Answered after the target. */
    LATE,
    /** Not answered yet, whether or not the target has passed. */
    WAITING,
    /** Withdrawn or given up. */
    LEFT,
    /** A contact without a promised answer. */
    CONTACT;

    /**
     * @param targetDays calendar days of the promise, day 0 being the day of receipt
     * @param day of the survey
     */
    static RequestOutcome of(RequestAttributes attributes, RequestTimeline timeline, int targetDays, LocalDate day) {
        if (!attributes.promised()) {
            return CONTACT;
        }
        RequestTimeline known = timeline.asOf(day);
        LocalDate replied = known.on(RequestStage.REPLIED);
        if (replied != null) {
            return replied.isAfter(timeline.received().plusDays(targetDays)) ? LATE : ON_TIME;
        }
        return known.on(RequestStage.LEFT) != null ? LEFT : WAITING;
    }
}
