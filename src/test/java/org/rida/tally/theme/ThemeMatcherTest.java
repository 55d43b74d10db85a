package org.rida.tally.theme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rida.i18n.BilingualText;
import org.rida.policy.Theme;

/** How a listed word is found in what people write. */
class ThemeMatcherTest {

    private static final ThemeMatcher MATCHER = new ThemeMatcher(List.of(
            theme("late", "تأخير", "تأخر*", "انتظر*", "طول المدة", "waited", "late", "-جاء الرد قبل التأخير"),
            theme("silent", "ما ~رد*", "no one answers"),
            theme("asked", "-شهادة حق", "شهادة|وثيقة مصدقة", "شهادة"),
            theme("thanks", "شكرا", "رائعة", "متعاون", "=الله يسعدكم"),
            theme("little", "المبلغ + قليل*", "راتب .. ما ~كفي", "الأسعار .. نار", "رقمية")));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "التأخير",
                "وبالتأخير",
                "للتأخير",
                "فتأخير",
                "تاخير",
                "تَأْخِير",
                "تأخـــير",
                "تأخيييير",
                "تأخرتوا علينا",
                "وانتظرنا شهر",
                "طول المده",
                "طول هذي المدة",
                "بعد ما انتظرت شهر",
                "مع أني انتظرت",
                "WAITED!",
                "They were late",
                "we waited a month"
            })
    void findsAWordAsPeopleWriteIt(String comment) {
        assertThat(MATCHER.themesOf(comment)).containsExactly("late");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ما تأخروا",
                "ماتأخروا أبدا",
                "ما كان فيه أي تأخير",
                "بدون تأخير",
                "ولا تأخير",
                "لم يكن هناك تأخير",
                "ما خلوني انتظر",
                "المدة طول",
                "did not have to wait, no waited",
                "they weren't late",
                "without any late"
            })
    void negatedPhrasesAreNotMentions(String comment) {
        assertThat(MATCHER.themesOf(comment)).isEmpty();
    }

    @Test
    void anotherSenseThatIsDeniedIsNone() {
        assertThat(MATCHER.themesOf("جاء الرد قبل التأخير")).isEmpty();
        assertThat(MATCHER.themesOf("ما جاء الرد قبل التأخير")).containsExactly("late");
    }

    @Test
    void aListedNegationMatchesItself() {
        assertThat(MATCHER.themesOf("أتصل وما احد يرد")).containsExactly("silent");
        assertThat(MATCHER.themesOf("No one answers the phone")).containsExactly("silent");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "محد يرد",
                "مابيردوش عليا",
                "محدش بيرد",
                "ما ردوا",
                "لم يرد أحد",
                "ولا حدا رد",
                "ما عم يردوا",
                "مش هيردوا",
                "بدون رد",
                "ليش ما تردون"
            })
    void aListedNegationMatchesAllNegationsAndPersons(String comment) {
        assertThat(MATCHER.themesOf(comment)).containsExactly("silent");
    }

    @ParameterizedTest
    @ValueSource(strings = {"كل ما رد", "يرد علينا", "ماجد رد", "بعد ما ردوا شكرتهم"})
    void lookalikesOfNegationsAreNone(String comment) {
        assertThat(MATCHER.themesOf(comment)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"التأخير معقول", "طول المدة مناسبة"})
    void anObstacleCalledEasyIsNone(String comment) {
        assertThat(MATCHER.themesOf(comment)).isEmpty();
        assertThat(MATCHER.themesOf(comment.replace(" م", " ما هو م"))).containsExactly("late");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "المبلغ قليل",
                "المبلغ اللي نزل لنا قليل",
                "قليل والله هذا المبلغ",
                "الأسعار صارت عليها نار",
                "راتبه ما يكفي",
                "راتبنا مب يكفي",
                "راتبهم في هذا الوقت لا يكفي"
            })
    void aFewWordsMayStandBetweenOrTheOrderBeTheOther(String comment) {
        assertThat(MATCHER.themesOf(comment)).containsExactly("little");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "المبلغ وصل لنا أمس بعد العصر قليل",
                "المبلغ ما هو قليل",
                "نار الأسعار",
                "رقم الجوال",
                "راتب يكفي الناس"
            })
    void moreWordsANegationOrAShortStemDoNotMatch(String comment) {
        assertThat(MATCHER.themesOf(comment)).isEmpty();
    }

    @Test
    void aPrayerIsThanksWhenNothingElseIsSaid() {
        assertThat(MATCHER.themesOf("الله يسعدكم")).containsExactly("thanks");
        assertThat(MATCHER.themesOf("المبلغ قليل الله يسعدكم")).containsExactly("little");
        assertThat(MATCHER.themesOf("الله يسعدكم", "المبلغ قليل")).containsExactly("little", "thanks");
    }

    @ParameterizedTest
    @ValueSource(strings = {"وثيقتكم مصدقة", "شهادتي", "شهادتهم", "بشهادتنا"})
    void aPronounIsTakenOff(String comment) {
        assertThat(MATCHER.themesOf(comment)).containsExactly("asked");
    }

    @Test
    void aNegationAfterAPronounCounts() {
        assertThat(MATCHER.themesOf("وبعدها ما حد رد")).containsExactly("silent");
        assertThat(MATCHER.themesOf("وبعد ما ردوا")).isEmpty();
    }

    @Test
    void aWordInAnotherSenseIsNoMention() {
        assertThat(MATCHER.themesOf("هذي شهادة حق")).isEmpty();
        assertThat(MATCHER.themesOf("شهادة حق، وطلبوا شهادة")).containsExactly("asked");
        assertThat(MATCHER.themesOf("وثيقة مصدقة")).containsExactly("asked");
        assertThat(MATCHER.themesOf("وثيقة")).isEmpty();
    }

    /** Stored tags are renewed when the version is another one: whoever changes what is found changes both lines. */
    @Test
    void aVersionFindsTheSame() throws Exception {
        StringBuilder found = new StringBuilder();
        try (var comments = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(getClass().getResourceAsStream("/org/rida/tally/comments-tuned.csv")),
                StandardCharsets.UTF_8))) {
            comments.lines().forEach(line -> found.append(MATCHER.themesOf(line)));
        }
        assertThat(ThemeMatcher.VERSION).isEqualTo("4");
        assertThat(found.toString().hashCode()).isEqualTo(-1794469482);
    }

    @Test
    void lightStemmingJoinsEndings() {
        assertThat(MATCHER.themesOf("والموظفين متعاونين")).containsExactly("thanks");
        assertThat(MATCHER.themesOf("معاملة رائعه")).containsExactly("thanks");
    }

    @Test
    void twoTextsOfAResponseAreOne() {
        assertThat(MATCHER.themesOf("شكرا لكم", "لا تتركونا، انتظرنا")).containsExactly("late", "thanks");
        assertThat(MATCHER.themesOf(null, "")).isEmpty();
        assertThat(MATCHER.themesOf("طول", "المدة")).isEmpty();
    }

    @Test
    void aPhraseWithoutWordsThrows() {
        assertThatThrownBy(() -> new ThemeMatcher(List.of(theme("late", "!"))))
                .hasMessage("theme \"late\": expected a word such as waited, or wait*, found \"!\"");
    }

    private static Theme theme(String code, String... words) {
        return new Theme(code, BilingualText.same(code), Theme.ThemeType.OBSTACLE, List.of(words));
    }
}
