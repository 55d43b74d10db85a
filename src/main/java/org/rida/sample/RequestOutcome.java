package org.rida.sample;














import java.time.LocalDate;

/** How a request stands on the day its applicant is asked about it. */
public enum RequestOutcome {
    ON_TIME,
    LATE,
    WAITING,
    /** Withdrawn or given up. */
    LEFT,
    /** A contact that nobody was promised an answer to. */
    CONTACT;

    static RequestOutcome of(RequestAttributes facts, RequestTimeline course, int targetDays, LocalDate day) {
        if (!facts.promised()) {
            return CONTACT;
        }
        RequestTimeline known = course.asOf(day);
        LocalDate replied = known.on(RequestStage.REPLIED);
        if (replied != null) {
            return replied.isAfter(course.received().plusDays(targetDays)) ? LATE : ON_TIME;
        }
        return known.on(RequestStage.LEFT) != null ? LEFT : WAITING;
    }
}
