package org.rida.intake;

import org.rida.wording.Digits;
import org.rida.wording.Language;
import org.rida.wording.Text;
import org.rida.wording.Wording;

/** Why a row is rejected, in words: where, what was expected, what was found. */
final class Reason {

    private Reason() {}

    static Text of(Finding finding) {
        return of(finding.rule().code(), finding.column(), finding.expected(), finding.found());
    }

    static Text of(String code, String column, Text expected, String found) {
        return Text.of(language -> say(language, code, column, expected.in(language), found));
    }

    static Text of(Finding finding, long line) {
        Text reason = of(finding);
        return Text.of(language -> new Wording(language, Digits.EUROPEAN)
                .say("intake.line", "line", Long.toString(line), "reason", reason.in(language)));
    }

    private static String say(Language language, String code, String column, String expected, String found) {
        return new Wording(language, Digits.EUROPEAN)
                .say("intake.rule." + code, "column", column, "expected", expected, "found", found);
    }
}
