package org.rida.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rida.access.Actor;
import org.rida.i18n.DigitSystem;
import org.rida.i18n.Language;
import org.rida.i18n.Messages;
import org.rida.i18n.Problem;

/** A problem counts in the digits of its reader; what is typed is typed in European ones. */
class ExplainedProblemsTest {

    @ParameterizedTest
    @CsvSource({
        "AR, ARABIC_INDIC, اكتب اسمًا لا يزيد على ٨٠ حرفًا.",
        "AR, EUROPEAN, اكتب اسمًا لا يزيد على 80 حرفًا.",
    })
    void aNumberOfASentenceHasTheDigitsOfTheReader(Language language, DigitSystem digits, String shown) {
        assertThat(user(language, digits).explain(Problem.of("views.problem.name", "most", 80)))
                .isEqualTo(shown);
    }

    @Test
    void whatWasTypedAndWhatIsToBeTypedKeepsItsDigits() {
        assertThat(user(Language.AR, DigitSystem.ARABIC_INDIC).explain(Problem.of("problem.month", "found", "2026-13")))
                .contains("\u20662026-10\u2069", "\u20682026-13\u2069")
                .doesNotContainPattern("[٠-٩]");
    }

    /** Of all messages of the console and of files; the help of commands is shown with the digits of commands. */
    @Test
    void everyDateToBeTypedStandsInAnIsolate() {
        ResourceBundle messages = ResourceBundle.getBundle("org.rida.i18n.messages", Locale.forLanguageTag("ar"));
        assertThat(messages.keySet())
                .filteredOn(key -> !key.startsWith("help."))
                .allSatisfy(key -> assertThat(messages.getString(key).replaceAll("[\u2066\u2068][^\u2069]*\u2069", ""))
                        .as(key)
                        .doesNotContainPattern("\\d{4}-\\d\\d"));
    }

    private static RequestUser user(Language language, DigitSystem digits) {
        return new RequestUser(Optional.empty(), new Messages(language, digits), Actor.commandLine());
    }
}
