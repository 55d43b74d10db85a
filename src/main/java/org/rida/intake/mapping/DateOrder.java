package org.rida.intake.mapping;

/** Which of two numbers in a date is the day: 5/10/2026 is 5 October or 10 May. */
public enum DateOrder {
    /** Decided by the dates of each column that only one order can read. */
    AUTO,
    DAY_FIRST,
    MONTH_FIRST;

    /** The opposite of a decided order; {@link #AUTO} has none and is returned itself. */
    DateOrder other() {
        return switch (this) {
            case AUTO -> AUTO;
            case DAY_FIRST -> MONTH_FIRST;
            case MONTH_FIRST -> DAY_FIRST;
        };
    }
}
