package org.rida.intake.row;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rida.i18n.BilingualText;
import org.rida.i18n.DigitSystem;
import org.rida.i18n.Language;
import org.rida.i18n.Messages;

/** The lengths of the Hijri months are those of the official Umm al-Qura calendar. */
class MissingDayTest {

    @ParameterizedTest
    @CsvSource({
        "1447/02/30, Safar 1447 AH has 29 days",
        "١٤٤٧/٠٢/٣٠, Safar 1447 AH has 29 days",
        "30-02-1447, Safar 1447 AH has 29 days",
        "31/1/1447, Muharram 1447 AH has 30 days",
        "2026-09-31 10:00, September 2026 has 30 days",
        "29/02/2026, February 2026 has 28 days",
        "02/30/2028, February 2028 has 29 days"
    })
    void aDayThatItsMonthDoesNotHaveSaysSo(String cell, String why) {
        assertThat(MissingDay.of(cell)
                        .orElseThrow()
                        .hint(BilingualText.same("1448/5/20"))
                        .en())
                .isEqualTo("1448/5/20 (" + why + ")");
    }

    @Test
    void inArabicToo() {
        assertThat(MissingDay.of("1447/02/30")
                        .orElseThrow()
                        .hint(BilingualText.same("1448/5/20"))
                        .ar())
                .contains("1448/5/20", "عدد أيام صفر 1447", "29");
    }

    /** Examples run from left to right within a sentence, Arabic words about them do not. */
    @ParameterizedTest
    @CsvSource({
        "intake.date.hijri, 1448/5/20, \u20661448/5/20\u2069 (",
        "intake.date.month-length, \u20661448/5/20\u2069، \u206620/5/1448\u2069, \u20661448/5/20\u2069، \u206620/5/1448\u2069 (",
        "intake.date.serial, \u20661448/5/20\u2069، \u206620/5/1448\u2069, \u20661448/5/20\u2069، \u206620/5/1448\u2069 ("
    })
    void wordsAboutAnExampleAreReadInTheirDirection(String key, String example, String shown) {
        Messages arabic = new Messages(Language.AR, DigitSystem.EUROPEAN);
        String expected = arabic.format(key, "expected", example, "month", "صفر 1447هـ", "n", 29);
        String reason =
                arabic.format("intake.rule.date", "column", "الورود", "expected", expected, "found", "1447/02/30");
        assertThat(reason).contains("مثل " + shown).doesNotContainPattern("\u2066[^\u2066-\u2069]*\\p{IsArabic}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1447/02/29", "2026-10-40", "2026-13-01", "0000-01-31", "1447/01/31x", "soon", ""})
    void otherMistakesAreNotOfTheMonth(String cell) {
        assertThat(MissingDay.of(cell)).isEmpty();
    }
}
