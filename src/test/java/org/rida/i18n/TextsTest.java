package org.rida.i18n;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** {@link DigitSystem}, {@link Language}, {@link BilingualText}, {@link Problem}, {@link DateFormatter} and numbers of {@link Messages}. */
class TextsTest {

    private final Messages arabic = new Messages(Language.AR, DigitSystem.ARABIC_INDIC);
    private final Messages english = new Messages(Language.EN, DigitSystem.EUROPEAN);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            0123456789       | ٠١٢٣٤٥٦٧٨٩
            1,234.5          | ١٬٢٣٤٫٥
            86%              | ٨٦٪
            12.              | ١٢.
            12, 13           | ١٢, ١٣
            a.b, c%          | a.b, c%
            2026-10-31       | ٢٠٢٦-١٠-٣١
            -0.5             | -٠٫٥
            7: \u20660.1.0\u2069, 8 | ٧: \u20660.1.0\u2069, ٨
            no digits        | no digits
            """)
    void digitsAndTheSeparatorsBetweenThem(String latin, String indic) {
        assertThat(DigitSystem.ARABIC_INDIC.apply(latin)).isEqualTo(indic);
        assertThat(DigitSystem.EUROPEAN.apply(latin)).isEqualTo(latin);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0",
        "2.5, 0, 3",
        "-2.5, 0, −3",
        "0.125, 2, 0.13",
        "1.005, 2, 1.01",
        "999.5, 0, '1,000'",
        "-1234567.891, 1, '−1,234,567.9'",
        "-0.04, 1, 0.0",
        "0.00001, 3, 0.000"
    })
    void numbersAreRoundedHalfUp(double value, int decimals, String expected) {
        assertThat(english.number(value, decimals)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0%",
        "1, 0, 100%",
        "0.005, 0, 1%",
        "0.0049, 0, 0%",
        "0.8560, 1, 85.6%",
        "0.29, 0, 29%",
        "0.57, 0, 57%",
        "-0.125, 1, −12.5%"
    })
    void sharesAreRoundedAsTheyAreWritten(double share, int decimals, String expected) {
        assertThat(english.percent(share, decimals)).isEqualTo(expected);
    }

    @Test
    void wholeNumbersHaveThousandsSeparators() {
        assertThat(english.number(1_234_567)).isEqualTo("1,234,567");
        assertThat(english.number(-999)).isEqualTo("−999");
        assertThat(arabic.number(-1_234)).isEqualTo("\u2066−١٬٢٣٤\u2069");
    }

    @Test
    void englishPagesHaveEuropeanDigitsWhateverIsConfigured() {
        assertThat(new Messages(Language.EN, DigitSystem.ARABIC_INDIC).number(12))
                .isEqualTo("12");
    }

    @Test
    void anUnknownMessageIsAnError() {
        assertThat(english.contains("no.such.message")).isFalse();
        assertThatThrownBy(() -> english.format("no.such.message"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no message \"no.such.message\" in language en");
        assertThatThrownBy(() -> BilingualText.ofMessage("no.such.message"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void keysOfAPrefixAreSorted() {
        assertThat(english.keys("date.gregorian."))
                .hasSize(12)
                .isSorted()
                .allMatch(key -> key.startsWith("date.gregorian."));
        assertThat(english.keys("no.such.prefix.")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aLanguageIsReadByItsCode(Language language) {
        assertThat(Language.of(language.code())).isEqualTo(language);
        assertThat(Language.of(language.code().toUpperCase(java.util.Locale.ROOT)))
                .isEqualTo(language);
        assertThat(language.rightToLeft()).isEqualTo(language == Language.AR);
    }

    @ParameterizedTest
    @CsvSource({"fr", "arabic", "''"})
    void anotherLanguageIsRefused(String code) {
        assertThatThrownBy(() -> Language.of(code))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("language: expected ar or en, found \"" + code + "\"");
    }

    @Test
    void aTextIsEmptyWhenBothLanguagesAre() {
        assertThat(BilingualText.EMPTY.isEmpty()).isTrue();
        assertThat(new BilingualText("", "a").isEmpty()).isFalse();
        assertThat(new BilingualText("أ", "").isEmpty()).isFalse();
        assertThat(BilingualText.same("R-1").in(Language.AR)).isEqualTo("R-1");
        assertThat(BilingualText.of(Language::code)).isEqualTo(new BilingualText("ar", "en"));
    }

    @ParameterizedTest
    @CsvSource({"1, 1 month", "2, 2 months", "0, 0 months", "11, 11 months"})
    void englishCountsHaveTwoForms(int n, String expected) {
        assertThat(english.format("count.months.object", "n", n)).isEqualTo(expected);
    }

    /** Arabic has six forms; after a number from 3 to 10 the noun is plural, from 11 on singular. */
    @Test
    void arabicCountsHaveSixForms() {
        assertThat(java.util.stream.Stream.of(0, 1, 2, 3, 11, 100)
                        .map(n -> arabic.format("count.requests.object", "n", n).replaceAll("[٠-٩]+ ?", "")))
                .doesNotHaveDuplicates();
        assertThat(arabic.format("count.days", "n", 3)).startsWith("٣ ");
        assertThat(arabic.format("count.days", "n", 2)).doesNotContain("٢");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            2026-10-01 | 2026-10-05 | Rabi II 1448 AH
            2026-10-01 | 2026-10-31 | Rabi II – Jumada I 1448 AH
            2026-06-01 | 2026-06-30 | Dhu al-Hijjah 1447 AH – Muharram 1448 AH
            2025-11-01 | 2026-10-31 | Jumada I 1447 AH – Jumada I 1448 AH
            """)
    void hijriSpansNameTheYearOnceWhereItIsOne(LocalDate from, LocalDate to, String expected) {
        assertThat(new DateFormatter(english).hijriSpan(from, to)).isEqualTo(expected);
    }

    @Test
    void daysAreWrittenAsInTheirLanguage() {
        LocalDate day = LocalDate.of(2026, 9, 3);

        assertThat(new DateFormatter(english).day(day)).isEqualTo("3 September 2026");
        assertThat(new DateFormatter(english).shortDay(day)).isEqualTo("3 Sep 2026");
        assertThat(new DateFormatter(arabic).day(day)).isEqualTo("٢٠٢٦/٠٩/٠٣");
        assertThat(new DateFormatter(arabic).shortDay(day)).isEqualTo("٢٠٢٦/٠٩/٠٣");
        assertThat(new DateFormatter(english).hijriYear(day)).isEqualTo("1448 AH");
        assertThat(new DateFormatter(arabic).hijriYear(day)).isEqualTo("١٤٤٨هـ");
        assertThat(new DateFormatter(english).hijriMonth(day)).isEqualTo("Rabi I 1448 AH");
        assertThat(new DateFormatter(english).monthName(YearMonth.of(2026, 9))).isEqualTo("September");
        assertThat(new DateFormatter(arabic).monthName(YearMonth.of(2026, 9))).isEqualTo("سبتمبر");
    }

    @Test
    void aProblemSpeaksEnglishToProgramsAndBothToPeople() {
        IOException cause = new IOException("disk full");
        Problem problem = Problem.because(cause, "problem.folder-missing", "folder", "inbox");

        assertThat(problem)
                .hasMessage("inbox: expected a folder, found nothing of that name.")
                .hasCause(cause);
        assertThat(problem.text().en()).isEqualTo(problem.getMessage());
        assertThat(problem.text().ar()).contains("inbox").matches("(?s).*[\u0600-\u06ff].*");
    }

    @Test
    void theReasonOfAFileErrorHasNoClassNames() {
        assertThat(Problem.reason(new AccessDeniedException("/secret"))).isEqualTo("access denied");
        assertThat(Problem.reason(new FileSystemException("/full", null, "No space left on device")))
                .isEqualTo("No space left on device");
        assertThat(Problem.reason(new NoSuchFileException("/gone"))).isEqualTo("not possible");
        assertThat(Problem.reason(new IOException("Stream closed"))).isEqualTo("Stream closed");
        assertThat(Problem.reason(new IOException((@Nullable String) null))).isEqualTo("not possible");
    }
}
