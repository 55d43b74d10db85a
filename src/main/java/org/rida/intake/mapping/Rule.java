package org.rida.intake.mapping;














import java.util.Locale;

/**
 * What a row must keep to. Each has its words under {@code intake.rule.<code>} and may be made milder or stricter by a
 * mapping.
 */
public enum Rule {
    /** The row has as many cells as the header. */
    CELL_COUNT(Then.REJECT),
    /** A field that a row cannot do without. */
    REQUIRED(Then.REJECT),
    /** A date is a date of its calendar, in one of the mapping's formats. */
    DATE(Then.REJECT),
    /** No date before 1990: such dates are left over from empty cells. */
    DATE_TOO_EARLY(Then.REJECT),
    /** No date after today, or after the last day that the file covers. */
    FUTURE_DATE(Then.REJECT),
    /** A number of a request that a spreadsheet has turned into 1.01E+11 is lost. */
    NUMBER_DAMAGED(Then.REJECT),
    /** A value that neither the policy nor the mapping lists. */
    UNKNOWN_VALUE(Then.REJECT),
    /** A score is a whole number. */
    SCORE(Then.REJECT),
    /** A score lies on its question's scale. */
    SCORE_OUTSIDE_SCALE(Then.REJECT),
    /** Nothing happens to a request before it was received. */
    BEFORE_RECEIPT(Then.REJECT),
    /** No reply before the decision, no decision before the committee had the request. */
    STAGE_ORDER(Then.REJECT),
    /** No other stage before the one that should come before it; a request that was opened again goes through them twice. */
    EARLY_STAGE(Then.WARN),
    /** A decision has its day. */
    DECISION_WITHOUT_DATE(Then.REJECT),
    /** A day of decision has its decision. */
    DATE_WITHOUT_DECISION(Then.REJECT),
    /** A request that left the clock says why. */
    LEFT_WITHOUT_REASON(Then.WARN),
    /** Two rows of one file say different things about one number, and nothing says which is newer. */
    CONFLICTING_VERSIONS(Then.REJECT),
    /** The answers of one column lie on one scale from the first row to the last. */
    SCALE_CHANGE(Then.WARN),
    /** No day has many times the rows of the others, and none are missing in between. */
    DAY_COUNT(Then.WARN);

    /** What breaking a rule leads to. */
    public enum Then {
        REJECT,
        WARN,
        REFUSE_FILE
    }

    private final Then then;

    Rule(Then then) {
        this.then = then;
    }

    Then then() {
        return then;
    }

    /** Whether it is the file that breaks it, not one of its rows: then no row can be rejected for it. */
    boolean ofTheFile() {
        return this == SCALE_CHANGE || this == DAY_COUNT;
    }

    /** Whether a row that breaks it could be stored at all. */
    boolean mayWarn() {
        return this != CELL_COUNT && this != REQUIRED && this != NUMBER_DAMAGED;
    }

    /** As stored and as written in mappings. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
