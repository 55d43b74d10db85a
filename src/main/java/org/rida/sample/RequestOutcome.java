package org.rida.sample;

import java.time.LocalDate;

/** The state of a request on the day on which its applicant answers the survey. */
public enum RequestOutcome {
    ON_TIME,
    LATE,
    WAITING,
    /** Withdrawn or given up. */
    LEFT,
    /** A contact that nobody was promised an answer to. */
    CONTACT;

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
