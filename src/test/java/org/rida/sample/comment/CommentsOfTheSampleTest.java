package org.rida.sample.comment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rida.sample.Charity;
import org.rida.sample.SampleCase;
import org.rida.sample.SeededRandom;

/** {@link Phrasebook}, {@link PhraseTemplate} and {@link SpellingHabits}, and what they make of the whole sample. */
class CommentsOfTheSampleTest {

    private static final Map<String, String> SLOTS =
            Map.of("days", "شهر", "service", "السلة", "en-days", "30 days", "en-service", "food basket");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            plain words          | plain words
            waited {en-days}     | waited 30 days
            {service} وصلت       | السلة وصلت
            two  blanks          | two blanks
            a word ، then        | a word، then
            thanks ،             | thanks
            لال{service}         | للالسلة
            """)
    void aTemplateIsFilledAndTidied(String template, String expected) {
        assertThat(new PhraseTemplate(template).fill(SLOTS, new SeededRandom(1)))
                .isEqualTo(expected);
    }

    @Test
    void choicesNestAndOneMayBeEmpty() {
        PhraseTemplate template = new PhraseTemplate("(very (slow|late)|fine|) today");
        SeededRandom random = new SeededRandom(3);

        Set<String> made = IntStream.range(0, 300)
                .mapToObj(i -> template.fill(Map.of(), random))
                .collect(Collectors.toSet());

        assertThat(made).containsExactlyInAnyOrder("very slow today", "very late today", "fine today", "today");
    }

    @Test
    void everyTopicHasSentencesWithoutGaps() {
        Phrasebook book = Phrasebook.read();

        assertThat(book.topics()).hasSizeGreaterThan(15);
        book.topics().forEach((topic, sentences) -> {
            assertThat(sentences).as(topic).isNotEmpty();
            for (int i = 0; i < 50; i++) {
                assertThat(book.phrase(topic, SLOTS, new SeededRandom(i)))
                        .as(topic)
                        .isNotBlank()
                        .doesNotContain("{", "}", "(", ")", "|", "  ");
            }
        });
    }

    @Test
    void aTopicThatIsMissingIsNamed() {
        assertThatThrownBy(() -> Phrasebook.read().phrase("weather", SLOTS, new SeededRandom(1)))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessage("phrases.txt has no topic [weather]");
    }

    @Test
    void aPersonWritesAllWordsAlike() {
        SpellingHabits hamza = new SpellingHabits(true, false, false, false, false, 0);
        assertThat(hamza.write("أول إجراء آخر", new SeededRandom(1))).isEqualTo("اول اجراء اخر");
        SpellingHabits teh = new SpellingHabits(false, true, false, false, false, 0);
        assertThat(teh.write("خدمة ممتازة", new SeededRandom(1))).isEqualTo("خدمه ممتازه");
        SpellingHabits digits = new SpellingHabits(false, false, false, false, true, 0);
        assertThat(digits.write("بعد 15 يوم", new SeededRandom(1))).isEqualTo("بعد ١٥ يوم");
    }

    @Test
    void endingsChangeAtTheEndOfAWordOnly() {
        SpellingHabits dotless = new SpellingHabits(false, false, true, false, false, 0);
        assertThat(dotless.write("بيتي في الحي", new SeededRandom(1))).isEqualTo("بيتى فى الحى");
        SpellingHabits dotted = new SpellingHabits(false, false, false, true, false, 0);
        assertThat(dotted.write("على المبنى", new SeededRandom(1))).isEqualTo("علي المبني");
    }

    @Test
    void slipsAreRareAndDoNotTouchDigits() {
        SpellingHabits careless = new SpellingHabits(false, false, false, false, false, 0.5);
        String written = careless.write("12345 words words words words", new SeededRandom(5));

        assertThat(written).startsWith("12345 ").isNotEqualTo("12345 words words words words");
        SpellingHabits careful = new SpellingHabits(false, false, false, false, false, 0);
        assertThat(careful.write("12345 words", new SeededRandom(5))).isEqualTo("12345 words");
    }

    @Test
    void commentsAreWrittenByFewerThanHalfAndHardlyEverInEnglish() {
        List<SampleCase> answered =
                Charity.STORIES.stream().filter(c -> c.response() != null).toList();
        List<String> comments = answered.stream()
                .map(c -> c.response().values())
                .filter(values -> values.containsKey("comment") || values.containsKey("suggestion"))
                .map(values -> values.getOrDefault("comment", "") + values.getOrDefault("suggestion", ""))
                .toList();

        assertThat((double) comments.size() / answered.size()).isBetween(0.35, 0.50);
        long english =
                comments.stream().filter(c -> c.matches("[\\p{ASCII}’]+")).count();
        assertThat((double) english / comments.size()).isBetween(0.01, 0.12);
        assertThat(comments).allSatisfy(c -> assertThat(c).isNotBlank().doesNotContain("{", "}", "|"));
    }

    /** Numbers that belong to nobody: identity numbers with two zeros after the first digit, telephones of 052. */
    @Test
    void someCommentsHoldInventedIdentifiers() {
        List<String> comments = Charity.STORIES.stream()
                .filter(c -> c.response() != null)
                .map(c -> c.response().values().getOrDefault("comment", ""))
                .toList();

        assertThat(comments).anyMatch(c -> c.matches("(?s).*رقم هويتي [12]00\\d{7}.*"));
        assertThat(comments).anyMatch(c -> c.matches("(?s).*جوالي 052\\d{7}.*"));
        assertThat(comments).anyMatch(c -> c.contains("@example.com"));
        assertThat(comments).noneMatch(c -> c.matches("(?s).*جوالي 05[013-9]\\d{7}.*"));
    }
}
