package org.rida.intake.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Arabic words of dates and times, in the names of each region, as date formats know them. */
class MonthNamesTest {

    @ParameterizedTest
    @CsvSource({
        "31/10/2026 09:30 ص, 31/10/2026 09:30 AM",
        "31/10/2026 09:30 م, 31/10/2026 09:30 PM",
        "31/10/2026 09:30 مساءً, 31/10/2026 09:30 PM",
        "31/10/2026م, 31/10/2026",
        "1448/05/20هـ, 1448/05/20",
        "1448/05/20 ه, 1448/05/20",
        "2026-10-31 09:30 GMT+3, 2026-10-31 09:30 GMT+03:00",
        "2026-10-31 09:30 توقيت غرينتش+3, 2026-10-31 09:30 GMT+03:00",
        "2026-10-31, 2026-10-31"
    })
    void arabicWordsOfTimesBecomeThoseThatFormatsKnow(String cell, String text) {
        assertThat(ArabicTimeWords.latin(cell)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "31 أكتوبر 2026, 31 October 2026",
        "31 تشرين الأول 2026, 31 October 2026",
        "1 ماي 2026, 1 May 2026",
        "1 مايو 2026, 1 May 2026",
        "السبت 31 اكتوبر 2026, Saturday 31 October 2026",
        "October 31, October 31"
    })
    void gregorianMonthsAreKnownByTheNamesOfEachRegion(String cell, String text) {
        assertThat(MonthNames.latin(cell)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "20 ربيع الأول 1448, 20 3 1448",
        "20 ربيع الاخر 1448, 20 4 1448",
        "20 جمادى الآخرة 1448, 20 6 1448",
        "20 ذو القعدة 1448, 20 11 1448",
        "20 Ramadan 1448, 20 9 1448",
        "20 صفراء, 20 صفراء"
    })
    void hijriMonthsBecomeTheirNumbers(String cell, String text) {
        assertThat(MonthNames.hijriNumbers(cell)).isEqualTo(text);
    }
}
