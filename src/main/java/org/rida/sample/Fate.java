package org.rida.sample;










import java.time.LocalDate;

/** How a request stands on the day its applicant is asked about it. */
enum Fate {
    ON_TIME,
    LATE,
    WAITING,
    /** Withdrawn or given up. */
    LEFT,
    /** A contact that nobody was promised an answer to. */
    CONTACT;

    static Fate of(Facts facts, Course course, int targetDays, LocalDate day) {
        if (!facts.promised()) {
            return CONTACT;
        }
        Course known = course.asOf(day);
        LocalDate replied = known.on(Stage.REPLIED);
        if (replied != null) {
            return replied.isAfter(course.received().plusDays(targetDays)) ? LATE : ON_TIME;
        }
        return known.on(Stage.LEFT) != null ? LEFT : WAITING;
    }
}
