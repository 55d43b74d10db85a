package org.rida.intake.finding;

import org.rida.i18n.BilingualText;
import org.rida.i18n.DigitSystem;
import org.rida.i18n.Language;
import org.rida.i18n.Messages;

/** Formats violations: the column, what was expected, what was found, and the line where it is known. */
public final class RejectionMessage {

    private RejectionMessage() {}

    /** A violation without its line. */
    public static BilingualText describe(RuleViolation violation) {
        return describe(violation.rule().code(), violation.column(), violation.expected(), violation.found());
    }

    /**
     * A violation read back from the database.
     *
     * @param code of the rule: the message is {@code intake.rule.<code>}
     */
    public static BilingualText describe(String code, String column, BilingualText expected, String found) {
        return BilingualText.of(language -> format(language, code, column, expected.in(language), found));
    }

    /** A violation preceded by its line. */
    public static BilingualText describe(RuleViolation violation, long line) {
        BilingualText reason = describe(violation);
        return BilingualText.of(language -> new Messages(language, DigitSystem.EUROPEAN)
                .format("intake.line", "line", Long.toString(line), "reason", reason.in(language)));
    }

    private static String format(Language language, String code, String column, String expected, String found) {
        return new Messages(language, DigitSystem.EUROPEAN)
                .format("intake.rule." + code, "column", column, "expected", expected, "found", found);
    }
}
