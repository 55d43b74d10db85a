package org.rida.intake.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers as spreadsheets export them. */
class IdentifierParserTest {

    @ParameterizedTest
    @CsvSource({
        "14603.0, 14603",
        "'4,0', 4",
        "١٤٦٠٣٫٠, 14603",
        "14603.00, 14603",
        "100, 100",
        "0, 0",
        "0.0, 0",
        ".0, .0",
        "1.2.0, 1.2.0",
        "R-10.0, R-10.0",
        "10.5, 10.5",
        "007.0, 007"
    })
    void onlyDecimalsThatAreAllZeroAreDropped(String cell, String number) {
        assertThat(IdentifierParser.clean(cell)).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.01E+11", "1,01E+11", "1E+9"})
    void scientificNotationHasLostDigits(String cell) {
        assertThat(IdentifierParser.isTruncated(cell)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"E+11", "1.01E11", "SERVICE+1", "1.01E+1a", "101"})
    void otherTextHasNot(String cell) {
        assertThat(IdentifierParser.isTruncated(cell)).isFalse();
    }
}
