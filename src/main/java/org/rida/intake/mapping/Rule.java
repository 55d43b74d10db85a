package org.rida.intake.mapping;

import java.util.Locale;

/**
 * The rules for rows and files, with what a violation leads to by default; a mapping may change that. The message of
 * a rule is {@code intake.rule.<code>}.
 */
public enum Rule {
    /** The row has as many cells as the header. */
    CELL_COUNT(RuleAction.REJECT),
    /** No cell shows an error of a spreadsheet, or has a formula that was never calculated. */
    CELL_ERROR(RuleAction.REJECT),
    /** A required field has a value. */
    REQUIRED(RuleAction.REJECT),
    /** A date is a date of its calendar, in one of the mapping's formats. */
    DATE(RuleAction.REJECT),
    /** The dates of each column leave no doubt which number is the day, or the mapping says it. */
    DATE_ORDER(RuleAction.REFUSE_FILE),
    /** No column has real dates up to the 12th of a month only and texts beyond it only. */
    DATES_SWAPPED(RuleAction.REFUSE_FILE),
    /** No date is before 1990: earlier ones are artefacts of empty cells. */
    DATE_TOO_EARLY(RuleAction.REJECT),
    /** No date is after today, or after the last day that the file covers. */
    FUTURE_DATE(RuleAction.REJECT),
    /** No number is in scientific notation: 1.01E+11 has lost its last digits. */
    NUMBER_DAMAGED(RuleAction.REJECT),
    /** Values are listed in the policy or in the mapping. */
    UNKNOWN_VALUE(RuleAction.REJECT),
    /** A score is a whole number. */
    SCORE(RuleAction.REJECT),
    /** A score lies on the scale of its question: a single 0 or 10 among 1 to 5 says that the scale is another. */
    SCORE_OUTSIDE_SCALE(RuleAction.REFUSE_FILE),
    /** The column of a question, found by the last part of its header only, holds more than the ticks of a list. */
    TICKS_ONLY(RuleAction.REFUSE_FILE),
    /** Nothing happens to a request before it was received. */
    BEFORE_RECEIPT(RuleAction.REJECT),
    /** No reply precedes the decision, and no decision the submission to the committee. */
    STAGE_ORDER(RuleAction.REJECT),
    /** No other stage precedes the one before it; reopened requests, which pass stages twice, are exempt. */
    EARLY_STAGE(RuleAction.WARN),
    /** A decision has a day, its own or that of the reply. */
    DECISION_WITHOUT_DATE(RuleAction.REJECT),
    /** A day of decision has a decision. */
    DATE_WITHOUT_DECISION(RuleAction.REJECT),
    /** A request that left the process has a reason. */
    LEFT_WITHOUT_REASON(RuleAction.WARN),
    /** A token is one of a list that was drawn. */
    TOKEN_UNKNOWN(RuleAction.REJECT),
    /** A token comes with one answer only. */
    TOKEN_USED(RuleAction.REJECT),
    /** An answer is not given after the last day of its token. */
    TOKEN_EXPIRED(RuleAction.REJECT),
    /** Rows of one number in a file agree, or differ in the moment that orders them. */
    CONFLICTING_VERSIONS(RuleAction.REJECT),
    /** Numbers do not begin anew: most of those stored before come again with the same day. */
    NUMBER_REUSED(RuleAction.REFUSE_FILE),
    /** All answers of a column are on one scale, from the first row to the last. */
    SCALE_CHANGE(RuleAction.WARN),
    /** No day has many times the usual number of rows, and no long run of days has none. */
    DAY_COUNT(RuleAction.WARN);

    /** What a violation leads to. */
    public enum RuleAction {
        /** The row is saved aside with its reasons. */
        REJECT,
        /** The row is accepted, and the violation is counted. */
        WARN,
        /** Nothing of the file is stored. */
        REFUSE_FILE
    }

    private final RuleAction defaultAction;

    Rule(RuleAction then) {
        this.defaultAction = then;
    }

    RuleAction defaultAction() {
        return defaultAction;
    }

    /** Whether the file as a whole breaks the rule, so that no single row can be rejected for it. */
    boolean isFileRule() {
        return switch (this) {
            case SCALE_CHANGE, DAY_COUNT, DATE_ORDER, DATES_SWAPPED, NUMBER_REUSED, TICKS_ONLY -> true;
            default -> false;
        };
    }

    /** Whether a row that breaks the rule could be stored at all. */
    boolean mayWarn() {
        return this != CELL_COUNT && this != REQUIRED && this != NUMBER_DAMAGED;
    }

    /** As stored and as written in mappings. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
