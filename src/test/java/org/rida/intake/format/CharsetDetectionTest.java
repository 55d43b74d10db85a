package org.rida.intake.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rida.i18n.Problem;

class CharsetDetectionTest {

    private static final String ARABIC = "رقم الطلب,تاريخ الورود\n14603,السلال الغذائية للأسر المتعففة\n";

    @ParameterizedTest
    @CsvSource({
        "efbbbf61, UTF-8",
        "fffe6100, UTF-16LE",
        "feff0061, UTF-16BE",
        "fffe000061000000, UTF-32LE",
        "0000feff00000061, UTF-32BE",
        "61002c0062000a00, UTF-16LE",
        "0061002c0062000a, UTF-16BE",
        "612c620a, UTF-8",
        "'', UTF-8"
    })
    void byteOrderMarksAndZeroBytesIdentifyTheCharset(String hex, String charset) {
        assertThat(of(HexFormat.of().parseHex(hex), true)).isEqualTo(Charset.forName(charset));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "windows-1256", "ISO-8859-6"})
    void arabicIsReadAsItWasWritten(String charset) {
        byte[] bytes = ARABIC.getBytes(Charset.forName(charset));

        assertThat(new String(bytes, of(bytes, true))).isEqualTo(ARABIC);
    }

    /** A form in English with one comment, or one word with an accent. */
    @ParameterizedTest
    @CsvSource({
        "windows-1256, سطر أول, سطر أول",
        "ISO-8859-6, سطر أول, سطر أول",
        "windows-1252, Zoé was kind, Zoé was kind"
    })
    void aFewWordsBeyondAsciiDecide(String charset, String comment, String read) {
        String form = "\"id\";\"submitdate\";\"overall\";\"COMMENT\"\n\"1\";\"2026-10-03 09:15:00\";\"5\";\"%s\"\n";
        byte[] bytes = form.formatted(comment).getBytes(Charset.forName(charset));

        assertThat(new String(bytes, of(bytes, true))).isEqualTo(form.formatted(read));
    }

    /** The first bytes of a longer text may end anywhere. */
    @Test
    void onlyACompleteTextCanEndInsideACharacter() {
        byte[] whole = ARABIC.strip().getBytes(StandardCharsets.UTF_8);
        byte[] cut = Arrays.copyOf(whole, whole.length - 1);

        assertThat(of(cut, false)).isEqualTo(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> of(cut, true))
                .isInstanceOf(Problem.class)
                .hasMessageStartingWith("a.csv: it ends in the middle of a character (UTF-8)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"windows-1252", "windows-1256"})
    void garbledTextIsRefused(String wrong) {
        byte[] garbled = new String(ARABIC.getBytes(StandardCharsets.UTF_8), Charset.forName(wrong))
                .getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> of(garbled, true))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("text was saved in the wrong charset");
    }

    @Test
    void replacementCharactersAreRefused() {
        assertThat(of("\ufffd".repeat(4).getBytes(StandardCharsets.UTF_8), true))
                .isEqualTo(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> of("\ufffd".repeat(5).getBytes(StandardCharsets.UTF_8), true))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("\ufffd\ufffd");
    }

    private static Charset of(byte[] head, boolean whole) {
        return CharsetDetection.detect("a.csv", head, whole, TestIntake.mapping("requests"));
    }
}
