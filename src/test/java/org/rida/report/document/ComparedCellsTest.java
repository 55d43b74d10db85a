package org.rida.report.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
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

    /** One decimal more than usual at most; a difference that even so does not fit in its last digit is known, for a note. */
    @Test
    void whoSubtractsFindsTheDifferenceOrIsToldWhyNot() {
        Random random = new Random(20261130);
        int rounded = 0;
        for (int i = 0; i < 20_000; i++) {
            double first = random.nextInt(1, 500) / 503.;
            double second = random.nextInt(1, 500) / 507.;
            ComparedCells cells =
                    ComparedCells.of(Cell.number(CellUnit.SHARE, first), Cell.number(CellUnit.SHARE, second));
            int told = ComparedCells.ofDifference(CellUnit.SHARE, (first - second) * 100);
            int decimals = decimals(cells.first());
            BigDecimal seen = rounded(first * 100, decimals).subtract(rounded(second * 100, decimals));

            assertThat(decimals).isEqualTo(decimals(cells.second())).isLessThanOrEqualTo(1);
            assertThat(seen.setScale(told, RoundingMode.HALF_UP).compareTo(rounded((first - second) * 100, told)) != 0)
                    .as("%s less %s", first, second)
                    .isEqualTo(cells.isRounded());
            rounded += cells.isRounded() ? 1 : 0;
        }
        assertThat(rounded).isBetween(1, 2_000);
    }

    /** Small groups of the same Hijri months: three decimals of a dozen cases would claim what nobody knows. */
    @Test
    void aColumnHasOneDecimalMoreThanUsualAtMost() {
        Random random = new Random(1448);
        List<ComparedCells> pairs = Stream.generate(() -> new ComparedCells(
                        Cell.number(CellUnit.SHARE, random.nextInt(1, 29) / 29.),
                        Cell.number(CellUnit.SHARE, random.nextInt(1, 31) / 31.)))
                .limit(60)
                .toList();
        List<ComparedCells> shown = ComparedCells.inColumns(pairs);

        assertThat(shown).allMatch(pair -> decimals(pair.first()) == 1 && decimals(pair.second()) == 1);
        assertThat(shown).anyMatch(pair -> pair.isRounded(ComparedCells.told(pairs)));
    }

    private static int decimals(Cell cell) {
        return cell.decimals() == null ? 0 : cell.decimals();
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
