package org.rida.report.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rida.i18n.DigitSystem;
import org.rida.i18n.Language;
import org.rida.i18n.Messages;
import org.rida.report.document.Cell.CellUnit;

class ComparedCellsTest {

    private static final CellFormatter ENGLISH = new CellFormatter(new Messages(Language.EN, DigitSystem.EUROPEAN));

    /** Told are 7, 7, 24, 1.2, 0.2 and so on: what a reader who subtracts finds, too. */
    @ParameterizedTest
    @CsvSource({
        "SHARE, .81,   .74,   81%,   74%",
        "SHARE, .796,  .724,  79.6%, 72.4%",
        "SHARE, .8152, .5714, 81.5%, 57.1%",
        "SHARE, .804,  .792,  80.4%, 79.2%",
        "SCORE, 4.16,  3.94,  4.16,  3.94",
        "SCORE, 4.14,  3.96,  4.14,  3.96",
        "DAYS,  11.5,  10,    11.5,  10",
        "POINTS, -4,   13,    −4,    13",
        "COUNT, 120,   100,   120,   100"
    })
    void valuesHaveAsManyDecimalsAsTheirDifferenceAsksFor(
            CellUnit unit, double first, double second, String shown, String other) {
        ComparedCells cells = ComparedCells.of(Cell.number(unit, first), Cell.number(unit, second));

        assertThat(ENGLISH.inTable(cells.first())).isEqualTo(shown);
        assertThat(ENGLISH.inTable(cells.second())).isEqualTo(other);
    }

    @Test
    void whoSubtractsFindsTheDifference() {
        Random random = new Random(20261130);
        for (int i = 0; i < 20_000; i++) {
            double first = random.nextInt(1, 500) / 5.03;
            double second = random.nextInt(1, 500) / 5.07;
            int told = ComparedCells.ofDifference(CellUnit.SHARE, first - second);
            int decimals = ComparedCells.decimals(first, second, told, told);
            BigDecimal seen = rounded(first, decimals).subtract(rounded(second, decimals));
            if (decimals < 3) {
                assertThat(seen.setScale(told, RoundingMode.HALF_UP))
                        .as("%s less %s", first, second)
                        .isEqualByComparingTo(rounded(first - second, told));
            }
            assertThat(decimals).isLessThanOrEqualTo(3);
        }
    }

    /** "1 of 2" has no decimals, and what is not shown is not compared. */
    @Test
    void countsAndReasonsStayAsTheyAre() {
        Cell few = Cell.counts(1, 2, org.rida.i18n.BilingualText.same("1 of 2"));
        Cell number = Cell.number(CellUnit.SHARE, .796);
        assertThat(ComparedCells.of(few, number)).isEqualTo(new ComparedCells(few, number));
        assertThat(ComparedCells.of(Cell.tooFew(CellUnit.SHARE), number).second())
                .isEqualTo(number);
    }

    private static BigDecimal rounded(double value, int decimals) {
        return BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP);
    }
}
