package org.rida.console.help;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rida.console.HelpTopic;
import org.rida.console.help.HelpTexts.HelpText;
import org.rida.i18n.Language;

class HelpTextsTest {

    private static final Pattern LATIN_OR_DIGIT = Pattern.compile("[A-Za-z0-9]");
    /** A page is used with a mouse: nobody who reads it has a terminal. */
    private static final Pattern OF_A_TERMINAL =
            Pattern.compile("\\b(mvn|java|jar|rida|yaml|sql)\\b|[`{}]|--", Pattern.CASE_INSENSITIVE);

    private final HelpTexts texts = new HelpTexts();

    @Test
    void everyTopicHasItsTextInBothLanguagesAndNothingElseIsWritten() {
        List<String> topics =
                Arrays.stream(HelpTopic.values()).map(HelpTopic::code).toList();

        for (Language language : Language.values()) {
            assertThat(texts.all(language).keySet()).as(language.code()).containsExactlyElementsOf(topics);
        }
    }

    @ParameterizedTest
    @EnumSource(HelpTopic.class)
    void textsAreShortAndSayTheSameInBothLanguages(HelpTopic topic) {
        HelpText arabic = texts.text(topic, Language.AR);
        HelpText english = texts.text(topic, Language.EN);

        assertThat(arabic.points()).hasSameSizeAs(english.points()).hasSizeBetween(2, 5);
        for (HelpText text : List.of(arabic, english)) {
            assertThat(text.purpose()).isNotBlank().hasSizeLessThan(140).endsWith(".");
            assertThat(text.points())
                    .allSatisfy(point -> assertThat(point).hasSizeLessThan(200).endsWith("."));
        }
    }

    @Test
    void noTextAsksForATerminal() {
        for (Map.Entry<String, HelpText> text : texts.all(Language.EN).entrySet()) {
            assertThat(text.getValue().points()).as(text.getKey()).noneMatch(OF_A_TERMINAL.asPredicate());
        }
    }

    /** Digits and Latin words would need to be isolated, and digits to be those of the organization. */
    @Test
    void arabicTextsAreArabic() {
        for (Map.Entry<String, HelpText> text : texts.all(Language.AR).entrySet()) {
            assertThat(text.getValue().points()).as(text.getKey()).noneMatch(LATIN_OR_DIGIT.asPredicate());
            assertThat(text.getValue().purpose()).doesNotContainPattern(LATIN_OR_DIGIT);
        }
    }
}
