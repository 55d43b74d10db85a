package org.rida.intake.mapping;

import java.util.Locale;
import java.util.stream.Stream;
import org.rida.i18n.Problem;

/** Which of two numbers in a date is the day: 5/10/2026 is 5 October or 10 May. */
public enum DateOrder {
    /** Decided by the dates of each column that only one order can read. */
    AUTO,
    DAY_FIRST,
    MONTH_FIRST;

    /**
     * The answer to a file whose dates can be read in both orders.
     *
     * @param code {@code day-first} or {@code month-first}
     * @throws Problem for any other
     */
    public static DateOrder of(String code) {
        return Stream.of(DAY_FIRST, MONTH_FIRST)
                .filter(order -> order.code().equals(code))
                .findFirst()
                .orElseThrow(() -> Problem.of("problem.date-order", "found", code));
    }

    /** The form used in mappings. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The opposite of a decided order; {@link #AUTO} has none and is returned itself. */
    DateOrder other() {
        return switch (this) {
            case AUTO -> AUTO;
            case DAY_FIRST -> MONTH_FIRST;
            case MONTH_FIRST -> DAY_FIRST;
        };
    }
}
