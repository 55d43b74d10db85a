package org.rida.intake.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rida.intake.format.SpreadsheetNumbers.NumberStyle;

class SpreadsheetNumbersTest {

    /** 46326 is 31 October 2026. A second is 0.0000115741 of a day. */
    @ParameterizedTest
    @CsvSource({
        "46326, 2026-10-31",
        "46326.9999954, 2026-10-31T23:59:59",
        "46326.99999999, 2026-10-31T23:59:59",
        "46326.60416666666, 2026-10-31T14:30",
        "46326.604161, 2026-10-31T14:30",
        "46327.0000046, 2026-11-01"
    })
    void theLastHalfSecondOfADayRemainsInIt(String serial, String moment) {
        assertThat(SpreadsheetNumbers.text(serial, NumberStyle.DATE, false)).isEqualTo(moment);
        assertThat(SpreadsheetNumbers.text(Double.parseDouble(serial), NumberStyle.DATE, false))
                .isEqualTo(moment);
    }

    @ParameterizedTest
    @CsvSource({
        "0%, PERCENT",
        "0.00%;[Red]-0.00%, PERCENT",
        "0\" % of all\", PLAIN",
        "0\\%, PLAIN",
        "General, PLAIN",
        "yyyy-mm-dd, DATE"
    })
    void thePercentSignOfAFormatMultipliesByAHundred(String code, NumberStyle style) {
        assertThat(SpreadsheetNumbers.style(200, code)).isEqualTo(style);
    }

    @ParameterizedTest
    @CsvSource({"1, 100%", "0.875, 87.5%", "0.07, 7%", "0.55000000000000004, 55%", "0, 0%", "x, x"})
    void aPercentageIsTextAsItIsShown(String raw, String shown) {
        assertThat(SpreadsheetNumbers.text(raw, NumberStyle.PERCENT, false)).isEqualTo(shown);
    }

    /** Other programs than Excel write more than fifteen digits as they are. */
    @ParameterizedTest
    @CsvSource({
        "10123500000001200, 1.01235000000012E+16",
        "1.01235000000012E16, 1.01235000000012E+16",
        "10000000000000000, 1E+16",
        "10123500000001234, 10123500000001234",
        "900000000000001, 900000000000001",
        "101235000000000, 101235000000000",
        "1.01235E+11, 101235000000"
    })
    void aNumberOfWhichTheLastDigitsAreLostIsMarked(String raw, String text) {
        assertThat(SpreadsheetNumbers.text(raw, NumberStyle.PLAIN, false)).isEqualTo(text);
    }
}
