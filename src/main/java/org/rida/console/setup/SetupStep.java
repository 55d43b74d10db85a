package org.rida.console.setup;

import org.rida.intake.mapping.Rule;

/** The step in which a person can mend what breaks a rule. */
final class SetupStep {

    private SetupStep() {}

    static String mending(Rule rule) {
        return switch (rule) {
            case CELL_COUNT, CELL_ERROR -> "file";
            case DATE,
                    DATE_ORDER,
                    DATES_SWAPPED,
                    DATE_TOO_EARLY,
                    FUTURE_DATE,
                    BEFORE_RECEIPT,
                    STAGE_ORDER,
                    EARLY_STAGE,
                    DAY_COUNT -> "dates";
            case UNKNOWN_VALUE, SCORE, SCORE_OUTSIDE_SCALE, SCALE_CHANGE -> "values";
            case REQUIRED,
                    NUMBER_DAMAGED,
                    NUMBER_REUSED,
                    CONFLICTING_VERSIONS,
                    TICKS_ONLY,
                    DECISION_WITHOUT_DATE,
                    DATE_WITHOUT_DECISION,
                    LEFT_WITHOUT_REASON,
                    TOKEN_UNKNOWN,
                    TOKEN_USED,
                    TOKEN_EXPIRED -> "columns";
        };
    }
}
