package org.rida.intake.finding;

import org.rida.i18n.BilingualText;
import org.rida.i18n.DigitSystem;
import org.rida.i18n.Language;
import org.rida.i18n.Messages;














/** Why a row is rejected, in words: where, what was expected, what was found. */
public final class RejectionMessage {

    private RejectionMessage() {}

    public static BilingualText describe(RuleViolation finding) {
        return describe(finding.rule().code(), finding.column(), finding.expected(), finding.found());
    }

    public static BilingualText describe(String code, String column, BilingualText expected, String found) {
        return BilingualText.of(language -> format(language, code, column, expected.in(language), found));
    }

    public static BilingualText describe(RuleViolation finding, long line) {
        BilingualText reason = describe(finding);
        return BilingualText.of(language -> new Messages(language, DigitSystem.EUROPEAN)
                .format("intake.line", "line", Long.toString(line), "reason", reason.in(language)));
    }

    private static String format(Language language, String code, String column, String expected, String found) {
        return new Messages(language, DigitSystem.EUROPEAN)
                .format("intake.rule." + code, "column", column, "expected", expected, "found", found);
    }
}
