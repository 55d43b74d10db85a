package org.rida.report.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rida.i18n.DigitSystem;
import org.rida.i18n.Language;
import org.rida.i18n.Messages;
import org.rida.report.document.Cell.CellUnit;

class CellFormatterTest {

    private final CellFormatter arabic = new CellFormatter(new Messages(Language.AR, DigitSystem.ARABIC_INDIC));
    private final CellFormatter english = new CellFormatter(new Messages(Language.EN, DigitSystem.ARABIC_INDIC));

    @ParameterizedTest
    @CsvSource({
        "DAYS, 9, ٩, ٩ أيام, 9, 9 days",
        "DAYS, 1, ١, يوم واحد, 1, 1 day",
        "DAYS, 2, ٢, يومان, 2, 2 days",
        "DAYS, 0, ٠, أقل من يوم, 0, less than a day",
        "DAYS, 11, ١١, ١١ يومًا, 11, 11 days",
        "DAYS, 100, ١٠٠, ١٠٠ يوم, 100, 100 days",
        "DAYS, 103, ١٠٣, ١٠٣ أيام, 103, 103 days",
        "DAYS, 33.8, ٣٣٫٨, ٣٣٫٨ يوم, 33.8, 33.8 days",
        "DAYS, 8.5, ٨٫٥, ٨٫٥ يوم, 8.5, 8.5 days",
        "SHARE, 0.8595, ٨٦٪, ٨٦٪, 86%, 86%",
        "SCORE, 4.25, ٤٫٣, ٤٫٣, 4.3, 4.3",
        "POINTS, -12.4, \u2066−١٢\u2069, \u2066−١٢\u2069, −12, −12"
    })
    void readsInBothLanguages(CellUnit unit, double value, String ar, String arStanding, String en, String enStanding) {
        Cell cell = Cell.number(unit, value);
        assertThat(arabic.inTable(cell)).isEqualTo(ar);
        assertThat(arabic.withUnit(cell)).isEqualTo(arStanding);
        assertThat(english.inTable(cell)).isEqualTo(en);
        assertThat(english.withUnit(cell)).isEqualTo(enStanding);
    }

    @Test
    void saysWhyThereIsNoNumber() {
        assertThat(arabic.inTable(Cell.tooFew(CellUnit.COUNT))).isEqualTo("قليل");
        assertThat(arabic.withUnit(Cell.tooFew(CellUnit.COUNT))).isEqualTo("عدد التقييمات لا يكفي للعرض");
        assertThat(arabic.inTable(Cell.noData(CellUnit.SHARE))).isEqualTo("لا توجد بيانات");
        assertThat(english.inTable(Cell.count(1234))).isEqualTo("1,234");
    }

    @Test
    void namesMonths() {
        assertThat(arabic.month(YearMonth.of(2026, 10))).isEqualTo("أكتوبر ٢٠٢٦");
        assertThat(english.month(YearMonth.of(2025, 12))).isEqualTo("December 2025");
    }
}
