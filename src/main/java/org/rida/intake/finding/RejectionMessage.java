package org.rida.intake.finding;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rida.i18n.BilingualText;
import org.rida.i18n.DigitSystem;
import org.rida.i18n.Language;
import org.rida.i18n.Messages;
import org.rida.intake.mapping.Rule;

/** Formats violations: the column, what was expected, what was found, and the line where it is known. */
public final class RejectionMessage {

    /** Rules about a column that the file need not have: instead of a header there may be the name of a field, which people do not know. */
    private static final Set<String> OF_PAIRS = Stream.of(
                    Rule.DECISION_WITHOUT_DATE, Rule.DATE_WITHOUT_DECISION, Rule.LEFT_WITHOUT_REASON)
            .map(Rule::code)
            .collect(Collectors.toSet());

    /** In characters: a cell may hold pages of text, and the whole of it stands in the row. */
    private static final int LONGEST_FOUND = 200;

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
        Messages messages = new Messages(language, DigitSystem.EUROPEAN);
        String named = OF_PAIRS.contains(code) ? messages.named("person.column.", column) : column;
        return messages.format("intake.rule." + code, "column", named, "expected", expected, "found", shortened(found));
    }

    private static String shortened(String found) {
        return found.codePointCount(0, found.length()) <= LONGEST_FOUND
                ? found
                : found.substring(0, found.offsetByCodePoints(0, LONGEST_FOUND)) + "…";
    }
}
