package org.rida.job.charity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rida.i18n.BilingualText;
import org.rida.policy.Policy;
import org.rida.policy.Question;
import org.rida.policy.Question.AnswerScale;
import org.rida.policy.Question.QuestionRole;
import org.rida.policy.Theme;
import org.rida.policy.YamlFile;

/** Questions and themes are changed where they stand: what nobody changed is the same to the letter, comments included. */
class PolicyTextTest {

    private static final String FLOW =
            """
            # of the survey
            questions:
              # the whole
              - {code: overall, name: {ar: الرضا, en: Overall}, scale: one-to-five, role: overall} # first
              - {code: speed, name: {ar: "السرعة 😀", en: Speed}, scale: one-to-five, role: aspect}

            # more
            themes: []
            """;

    private static final String BLOCK =
            """
            # of the survey
            questions:
            - code: overall
              name:
                ar: الرضا
                en: Overall   # as printed
              scale: one-to-five
              role: overall
            # the second
            - code: speed
              name: {ar: "السرعة 😀", en: Speed}
              scale: one-to-five
              role: aspect   # last

            # more
            themes: []
            """;

    private final QuestionText questions = new QuestionText(text -> "\"" + text.replace("\"", "\\\"") + "\"");
    private final ThemeText themes = new ThemeText(text -> "\"" + text + "\"");

    /** Questions alone; a policy has more. */
    record Part(List<Question> questions) {}

    record Themes(List<Theme> themes) {}

    private static List<Question> read(String text) throws IOException {
        Path file = Files.createTempFile("questions", ".yaml");
        Files.writeString(file, text.substring(0, text.indexOf("themes:")));
        return YamlFile.read(file, Part.class).questions();
    }

    @ParameterizedTest
    @ValueSource(strings = {FLOW, BLOCK})
    void onlyTheWordsOfOneQuestionChange(String text) throws IOException {
        String changed =
                questions.reword(text, "overall", new BilingualText("الرضا العام", "Overall: \"all\" # of it"));
        assertThat(read(changed).get(0).name()).isEqualTo(new BilingualText("الرضا العام", "Overall: \"all\" # of it"));
        assertThat(read(changed).get(1)).isEqualTo(read(text).get(1));
        assertThat(comments(changed)).containsAll(comments(text));
        assertThat(questions.reword(text, "speed", new BilingualText("السرعة 😀", "Speed")))
                .isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {FLOW, BLOCK})
    void aQuestionIsRetiredAndAskedAgain(String text) throws IOException {
        String retired = questions.retire(text, "speed", true);
        assertThat(read(retired)).extracting(Question::retired).containsExactly(false, true);
        String again = questions.retire(retired, "speed", false);
        assertThat(read(again)).isEqualTo(read(text));
        assertThat(comments(again)).isEqualTo(comments(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {FLOW, BLOCK})
    void aQuestionIsAddedBehindTheLastAndRemoved(String text) throws IOException {
        Question help = new Question(
                "help",
                new BilingualText("ما نفعك؟", "What helped?"),
                AnswerScale.CHOICES,
                QuestionRole.CHOICES,
                List.of(new Policy.Term("food", new BilingualText("الغذاء", "Food"))),
                false);
        String added = questions.add(text, help);
        assertThat(read(added)).hasSize(3).last().isEqualTo(help);
        assertThat(comments(added)).isEqualTo(comments(text));
        assertThat(questions.remove(added, "help")).isEqualTo(text);
        assertThat(read(questions.remove(text, "speed"))).isEqualTo(read(text).subList(0, 1));
    }

    @ParameterizedTest
    @CsvSource({
        "Was the hall clean?, was-the-hall-clean",
        "Speed, speed-2",
        "هل كانت القاعة نظيفة؟, question",
        "No, question-no",
        "2 or more visits, or-more-visits"
    })
    void aCodeIsProposedFromTheText(String english, String code) {
        assertThat(QuestionText.proposedCode(english, Set.of("speed"))).isEqualTo(code);
    }

    /** The themes that ship: a phrase goes, two come, and every other line stays. */
    @Test
    void phrasesChangeAndTheirCommentsStay() throws IOException {
        Path file = Path.of("jobs/policy/themes.yaml");
        String text = Files.readString(file);
        for (String code : List.of("waiting", "documents", "thanks")) {
            List<String> phrases = new ArrayList<>(ThemeText.phrases(text, code));
            String gone = phrases.remove(phrases.size() / 2);
            String first = phrases.remove(0);
            phrases.addAll(List.of("طابور طويل جدا", "<مدة> never"));
            String changed = themes.put(
                    text, new Theme(code, new BilingualText("اسم", "Name"), Theme.ThemeType.SUGGESTION, phrases));
            assertThat(ThemeText.phrases(changed, code))
                    .containsExactlyElementsOf(phrases)
                    .doesNotContain(gone, first);
            assertThat(comments(changed)).isEqualTo(comments(text));
            Path copy = Files.createTempFile("themes", ".yaml");
            Files.writeString(copy, changed.substring(changed.indexOf("\nthemes:")));
            assertThat(YamlFile.read(copy, Themes.class).themes())
                    .hasSize(9)
                    .anySatisfy(theme -> assertThat(theme.name().en()).isEqualTo("Name"));
        }
    }

    @Test
    void aThemeIsAdded() throws IOException {
        String text = Files.readString(Path.of("jobs/policy/themes.yaml"));
        Theme theme = new Theme(
                "parking",
                new BilingualText("المواقف", "Parking"),
                Theme.ThemeType.OBSTACLE,
                List.of("موقف", "car park"));
        String added = themes.put(text, theme);
        assertThat(added).startsWith(text.stripTrailing());
        Path copy = Files.createTempFile("themes", ".yaml");
        Files.writeString(copy, added.substring(added.indexOf("\nthemes:")));
        assertThat(YamlFile.read(copy, Themes.class).themes()).last().isEqualTo(theme);
    }

    private static List<String> comments(String text) {
        return text.lines()
                .filter(line -> line.contains("#"))
                .map(line -> line.substring(line.lastIndexOf('#')))
                .toList();
    }
}
