package org.rida.report.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rida.i18n.BilingualText;
import org.rida.i18n.DigitSystem;
import org.rida.i18n.Language;
import org.rida.i18n.Messages;
import org.rida.report.document.Block.ChartJudgement;
import org.rida.report.document.Block.ChartKind;
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

    /** As on the pages: a month that few months judge is no real change yet. */
    @Test
    void saysWhereFewMonthsJudge() {
        for (ChartJudgement judgement : List.of(
                ChartJudgement.COMMON, ChartJudgement.IMPROVEMENT, ChartJudgement.CONCERN, ChartJudgement.UNUSUAL)) {
            assertThat(english.judgement(judgement, true, 1)).isNotEqualTo(english.judgement(judgement, false, 1));
            assertThat(arabic.judgement(judgement, true, 1)).isNotEqualTo(arabic.judgement(judgement, false, 1));
        }
        assertThat(english.judgement(ChartJudgement.NO_DATA, true, 1)).isEqualTo("No data");
    }

    /** Medians of ten and a half days and of ten stand below each other as 10.5 and 10.0. */
    @Test
    void daysOfAColumnHaveTheSameDecimals() {
        assertThat(column(ChartKind.NUMBER, 10.5, 10, 12)).containsExactly("10.5", "10.0", "12.0", "no data");
        assertThat(column(ChartKind.NUMBER, 9, 10, 12)).containsExactly("9", "10", "12", "no data");
        assertThat(column(ChartKind.MEASURE, 10.5, 10, 12))
                .containsExactly("10.5 days", "10 days", "12 days", "no data");
    }

    private List<String> column(ChartKind drawing, double... days) {
        List<Block.TableRow> rows = Stream.concat(
                        DoubleStream.of(days).mapToObj(day -> Cell.number(CellUnit.DAYS, day)),
                        Stream.of(Cell.noData(CellUnit.DAYS)))
                .map(cell -> new Block.TableRow(BilingualText.same("a service"), List.of(cell)))
                .toList();
        Block.TableData table = new Block.TableData(
                BilingualText.EMPTY,
                List.of(
                        new Block.TableColumn(BilingualText.EMPTY, 1, ChartKind.LABEL),
                        new Block.TableColumn(BilingualText.EMPTY, 1, drawing)),
                rows,
                BilingualText.EMPTY);
        return rows.stream()
                .map(row -> english.in(table.shown(1, row), drawing))
                .toList();
    }

    @Test
    void namesMonths() {
        assertThat(arabic.month(YearMonth.of(2026, 10))).isEqualTo("أكتوبر ٢٠٢٦");
        assertThat(english.month(YearMonth.of(2025, 12))).isEqualTo("December 2025");
    }
}
