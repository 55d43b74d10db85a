package org.rida.console.setup;

import java.util.List;
import java.util.Map;
import org.rida.intake.mapping.Rule;

/** The steps of a set-up in their order: where a form leads to, and in which of them a person can mend what breaks a rule. */
final class SetupStep {

    /** From the first to the last. */
    static final List<String> ALL = List.of("file", "columns", "values", "dates", "preview");

    /** The control with the step to which a form leads, where it is not the next one. */
    private static final String GO = "go";

    /** Instead of a step: what the choices give is shown, and nothing is stored. */
    private static final String SO_FAR = "so-far";

    private SetupStep() {}

    /** The step that a form leads to: the next one unless it names another, or its own. */
    static String after(String step, Map<String, String> sent) {
        String named = sent.getOrDefault(GO, "");
        return ALL.contains(named) ? named : ALL.get(ALL.indexOf(step) + 1);
    }

    /** The step before one; empty for the first. */
    static String before(String step) {
        return ALL.indexOf(step) < 1 ? "" : ALL.get(ALL.indexOf(step) - 1);
    }

    /** Whether a form leads to a later step, for which what it says must be whole. */
    static boolean goesOn(String step, Map<String, String> sent) {
        return !isTrial(sent) && ALL.indexOf(after(step, sent)) > ALL.indexOf(step);
    }

    /** Whether a form only asks what its choices would give. */
    static boolean isTrial(Map<String, String> sent) {
        return SO_FAR.equals(sent.get(GO));
    }

    /** Whether a form names the step that it leads to, or asks what its choices would give. */
    static boolean isNamed(Map<String, String> sent) {
        return isTrial(sent) || ALL.contains(sent.getOrDefault(GO, ""));
    }

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
