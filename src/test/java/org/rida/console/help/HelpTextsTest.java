package org.rida.console.help;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    private static final Pattern QUOTED = Pattern.compile("[“\"«]([^“”\"«»]+)[”\"»]");

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

    /** What a text quotes is the label of a control or the name of a page, letter by letter, so that it is found there. */
    @ParameterizedTest
    @EnumSource(Language.class)
    void whatIsQuotedIsALabelOfAPage(Language language) throws IOException {
        Set<String> labels = labels(language);
        List<String> unknown = texts.all(language).entrySet().stream()
                .flatMap(text -> Stream.concat(Stream.of(text.getValue().purpose()), text.getValue().points().stream())
                        .flatMap(words -> QUOTED.matcher(words).results())
                        .map(quoted -> text.getKey() + ": " + quoted.group(1)))
                .filter(quoted -> labels.stream().noneMatch(label -> quoted.substring(quoted.indexOf(' ') + 1)
                        .matches(label)))
                .toList();

        assertThat(unknown).isEmpty();
    }

    /** Patterns of all that a template says by its key, and of the names of pages. */
    private static Set<String> labels(Language language) throws IOException {
        StringBuilder templates = new StringBuilder();
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/templates"))) {
            for (Path file : files.toList()) {
                templates.append(Files.readString(file));
            }
        }
        Set<String> pages =
                Arrays.stream(HelpTopic.values()).map(HelpTopic::titleKey).collect(Collectors.toSet());
        Properties messages = new Properties();
        try (Reader reader = Files.newBufferedReader(
                Path.of("src/main/resources/org/rida/i18n/messages_" + language.code() + ".properties"))) {
            messages.load(reader);
        }
        return messages.stringPropertyNames().stream()
                .filter(key -> pages.contains(key)
                        || templates.indexOf("'" + key + "'") >= 0
                        || templates.indexOf("'" + key.substring(0, key.lastIndexOf('.') + 1) + "'") >= 0)
                .filter(key ->
                        messages.getProperty(key).replaceAll("\\{[^{}]*}", "").matches("(?s).*\\p{L}{3}.*"))
                .map(key -> Arrays.stream(
                                messages.getProperty(key).replace("''", "'").split("\\{[^{}]*}", -1))
                        .map(Pattern::quote)
                        .collect(Collectors.joining(".+")))
                .collect(Collectors.toSet());
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
