package org.rida.i18n;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rida.intake.finding.RejectionMessage;
import org.rida.intake.mapping.Rule;

/** What is wrong with an entry is told as one person tells another: what to enter, and what the cell says. */
class WordsToPeopleTest {

    /** Told on the command line, in the log, or of a file of the configuration with its line. */
    private static final List<String> TECHNICAL = List.of(
            "command.",
            "declared.",
            "intake.key.",
            "problem.backup.",
            "problem.body.",
            "problem.database",
            "problem.folder",
            "problem.forwarded-headers",
            "problem.log-",
            "problem.query-unknown",
            "problem.recipients.",
            "problem.restore.",
            "problem.storage.");

    private static final Pattern EXPECTED_FOUND = Pattern.compile(
            "(?i)(^|[^\\p{L}])expected (a|an|at|one|no|the|[0-9{]).*|.*\\bexpected\\b.*\\bfound\\b.*|.*المتوقع.*(والموجود|ووُجد|ولا ).*");

    private static final Pattern ENTER = Pattern.compile(
            "(?i).*\\b(enter|fill in|keep|write|check|was valid until)\\b.*|.*(أدخل|اختر|املأ|أبقِ|اكتب|تحقق|كان صالحًا).*");

    @ParameterizedTest
    @EnumSource(Rule.class)
    void everyReasonOfARejectedRowSaysWhatToEnter(Rule rule) {
        BilingualText reason =
                RejectionMessage.describe(rule.code(), "received_on", BilingualText.same("2026-10-31"), "tomorrow");
        for (Language language : Language.values()) {
            assertThat(reason.in(language)).matches(ENTER).doesNotMatch(EXPECTED_FOUND);
        }
        if (rule == Rule.DATE) {
            assertThat(reason.en()).isEqualTo("received_on: enter a date like 2026-10-31; the cell says \"tomorrow\"");
        }
    }

    /** The whole cell stands in the row; letters beyond the basic plane are not cut in halves. */
    @ParameterizedTest
    @EnumSource(Rule.class)
    void noReasonRepeatsPagesOfText(Rule rule) {
        String letter = "\uD835\uDC00";
        BilingualText reason = RejectionMessage.describe(
                rule.code(), "received_on", BilingualText.same("2026-10-31"), letter.repeat(3000));

        for (Language language : Language.values()) {
            assertThat(reason.in(language).codePointCount(0, reason.in(language).length()))
                    .isLessThan(600);
            assertThat(reason.in(language).replace(letter, "")).doesNotContain("\uD835", "\uDC00");
        }
    }

    @Test
    void noFormAnswersWithWhatWasExpectedAndFound() {
        for (Locale locale : List.of(Locale.ENGLISH, Locale.forLanguageTag("ar"))) {
            ResourceBundle messages = ResourceBundle.getBundle("org.rida.i18n.messages", locale);
            assertThat(messages.keySet().stream()
                            .filter(key -> TECHNICAL.stream().noneMatch(key::startsWith))
                            .filter(key -> Arrays.stream(messages.getString(key)
                                            .replaceAll("\\{\\w+}", "")
                                            .split("\n"))
                                    .anyMatch(line ->
                                            EXPECTED_FOUND.matcher(line).matches() || line.startsWith("المتوقع "))))
                    .isEmpty();
        }
    }
}
