package org.rida.tally.theme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rida.i18n.BilingualText;
import org.rida.policy.Theme;
import org.rida.policy.Theme.ThemeType;

/** {@link SpellingNormalizer}, {@link PhraseTokenizer}, {@link CliticsFilter}, {@link PhraseIndex}, {@link Negation} and {@link EasePhrases}. */
class WordsTest {

    @ParameterizedTest
    @CsvSource({
        "تَأْخِيرٌ, تأخير",
        "تأخـــير, تأخير",
        "تأخيييير, تأخير",
        "هههههه, ه",
        "وااااو, واو",
        "الله, الله",
        "نظام, نضام",
        "ثلاثة, تلاتة",
        "مسؤول, مسوول",
        "انتظروا, انتضرو",
        "soooo, so",
        "too, too"
    })
    void manySpellingsBecomeOne(String written, String normal) {
        assertThat(SpellingNormalizer.normalize(SpellingNormalizer.normalize(written)))
                .isEqualTo(SpellingNormalizer.normalize(normal));
    }

    @ParameterizedTest
    @CsvSource({
        "ماردوا, ما ردوا",
        "ومافهمت, وما فهمت",
        "مافي احد, ما في احد",
        "مالقيت, ما لقيت",
        "ماشا الله, ماشا الله",
        "مادة, مادة",
        "مشوش, مشوش",
        "مال, مال",
        "ما ردوا, ما ردوا"
    })
    void aJoinedNegationIsSetApart(String written, String separated) {
        assertThat(SpellingNormalizer.separateNegations(written)).isEqualTo(separated);
    }

    @ParameterizedTest
    @CsvSource({
        "وبالتأخير, تاخير",
        "للتأخير, تاخير",
        "فالمدة, مده",
        "بيتكم, بيت",
        "معاملتي, معامله",
        "سيردون, يردون",
        "هيردوا, يردو",
        "waited, wait",
        "WAITING, wait",
        "people's, peopl",
        "١٥, 15"
    })
    void aWordIsFoundWithoutWhatIsWrittenTogetherWithIt(String written, String form) {
        List<Set<String>> words = PhraseTokenizer.ofComment(written);

        assertThat(words).hasSize(1);
        assertThat(words.get(0)).contains(form);
    }

    @Test
    void particlesOfAListedPhraseArePartOfIt() {
        assertThat(PhraseTokenizer.ofPhrase("بيتكم").get(0)).doesNotContain("بيت");
        assertThat(PhraseTokenizer.ofComment("كلمة، وأخرى! ثالثة؟")).hasSize(3);
        assertThat(PhraseTokenizer.ofComment("")).isEmpty();
        assertThat(PhraseTokenizer.ofComment(" ،.؟! ")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"two words", "", "،", "one|two words"})
    void aListedWordIsOneWord(String text) {
        assertThatThrownBy(() -> new PhraseIndex().word("waiting", text, true))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("theme \"waiting\": expected a word such as waited, or wait*, found \"" + text + "\"");
    }

    @Test
    void equalWordsHaveOneNumber() {
        PhraseIndex index = new PhraseIndex();

        assertThat(index.word("a", "تأخير", true)).isEqualTo(index.word("b", "تأخير", true));
        assertThat(index.word("a", "تأخير", false)).isNotEqualTo(index.word("a", "تأخير", true));
        assertThat(index.word("a", "ما", false).isNegation()).isTrue();
        assertThat(index.word("a", "غير", false).isNegation())
                .as("within a phrase")
                .isFalse();
        assertThat(index.word("a", "غير", true).isNegation()).isTrue();
    }

    @Test
    void anOpenEndingMatchesAllWordsThatBeginSo() {
        PhraseIndex index = new PhraseIndex();
        int wait = index.word("a", "انتظر*", true).number();
        int month = index.word("a", "شهر|شهرين", true).number();
        int answer = index.word("a", "~رد", true).number();

        assertThat(listed(index, "انتظرنا")).contains(wait);
        assertThat(listed(index, "نظر")).doesNotContain(wait);
        assertThat(listed(index, "شهرين")).contains(month);
        assertThat(listed(index, "شهور")).doesNotContain(month);
        assertThat(listed(index, "يرد")).contains(answer);
        assertThat(listed(index, "نرد")).contains(answer);
    }

    @ParameterizedTest
    @CsvSource({
        "ما تأخروا, 1, true",
        "بدون تأخير, 1, true",
        "ما كان فيه تأخير, 3, true",
        "كل ما تأخروا, 2, false",
        "بعد ما تأخروا, 2, false",
        "ليش ما تأخروا, 2, false",
        "شكرا تأخروا, 1, false",
        "not so late, 2, true",
        "no. they were late, 3, false"
    })
    void aNegationReachesOverFewWords(String text, int at, boolean negated) {
        assertThat(Negation.isNegatedAt(PhraseTokenizer.ofComment(text), at)).isEqualTo(negated);
    }

    @ParameterizedTest
    @CsvSource({
        "الأوراق سهلة, 0, true",
        "الأوراق كانت جدا سهلة, 0, true",
        "الأوراق ما كانت سهلة, 0, false",
        "الأوراق كثيرة بس الموظف سريع, 0, false",
        "الأوراق, 0, false",
        "papers were easy, 0, true",
        "papers but fine, 0, false"
    })
    void anObstacleMayBeCalledEasy(String text, int end, boolean easy) {
        assertThat(EasePhrases.follows(PhraseTokenizer.ofComment(text), end)).isEqualTo(easy);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "،", "*", "=", "-"})
    void aPhraseWithoutWordsIsRefused(String phrase) {
        Theme theme = new Theme("waiting", BilingualText.same("Waiting"), ThemeType.OBSTACLE, List.of(phrase));

        assertThatThrownBy(() -> new ThemeMatcher(List.of(theme)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("theme \"waiting\"");
    }

    @Test
    void emptyTextsSpeakOfNothing() {
        ThemeMatcher matcher = new ThemeMatcher(
                List.of(new Theme("waiting", BilingualText.same("Waiting"), ThemeType.OBSTACLE, List.of("late"))));

        assertThat(matcher.themesOf()).isEmpty();
        assertThat(matcher.themesOf(null, "", "late")).containsExactly("waiting");
        assertThat(new ThemeMatcher(List.of()).themesOf("late")).isEmpty();
    }

    private static List<Integer> listed(PhraseIndex index, String word) {
        BitSet found = index.listed(PhraseTokenizer.ofComment(word).get(0));
        return found.stream().boxed().toList();
    }
}
