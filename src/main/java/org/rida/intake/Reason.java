package org.rida.intake;

import org.rida.i18n.BilingualText;
import org.rida.i18n.DigitSystem;
import org.rida.i18n.Language;
import org.rida.i18n.Messages;






/** Why a row is rejected, in words: where, what was expected, what was found. */
final class Reason {

    private Reason() {}

    static BilingualText of(Finding finding) {
        return of(finding.rule().code(), finding.column(), finding.expected(), finding.found());
    }

    static BilingualText of(String code, String column, BilingualText expected, String found) {
        return BilingualText.of(language -> say(language, code, column, expected.in(language), found));
    }

    static BilingualText of(Finding finding, long line) {
        BilingualText reason = of(finding);
        return BilingualText.of(language -> new Messages(language, DigitSystem.EUROPEAN)
                .format("intake.line", "line", Long.toString(line), "reason", reason.in(language)));
    }

    private static String say(Language language, String code, String column, String expected, String found) {
        return new Messages(language, DigitSystem.EUROPEAN)
                .format("intake.rule." + code, "column", column, "expected", expected, "found", found);
    }
}
