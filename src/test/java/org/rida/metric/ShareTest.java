package org.rida.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rida.ReferenceData;

class ShareTest {

    /** SciPy 1.17.1, binomtest(x, n).proportion_ci(method = "wilson"); the last two also Newcombe (1998), table I. */
    @ParameterizedTest
    @CsvSource({
        "8, 10, .4902, .9433", "0, 10, 0, .2775", "10, 10, .7225, 1",
        "47, 52, .7939, .9582", "81, 263, .2553, .3662", "15, 148, .0624, .1605"
    })
    void wilson(long numerator, long denominator, double low, double high) {
        Interval interval = new Share(numerator, denominator).wilson().orElseThrow();
        assertThat(interval.low()).isEqualTo(low, within(5e-5));
        assertThat(interval.high()).isEqualTo(high, within(5e-5));
    }

    @Test
    void wilsonAsPublished() throws IOException {
        for (NamedCsvRecord row : ReferenceData.csv("wilson/newcombe1998_cases.csv")) {
            Interval interval =
                    new Share(number(row, "x"), number(row, "n")).wilson().orElseThrow();
            assertThat(interval.low()).isEqualTo(decimal(row, "method3_wilson_lo"), within(1e-12));
            assertThat(interval.high()).isEqualTo(decimal(row, "method3_wilson_hi"), within(1e-12));
        }
    }

    @Test
    void theComplementIsOfTheSameCases() {
        assertThat(new Share(3, 10).complement()).isEqualTo(new Share(7, 10));
        assertThat(Share.NONE.complement()).isEqualTo(Share.NONE);
    }

    @Test
    void countsMerge() {
        assertThat(new Share(1, 2).combine(new Share(3, 10)).combine(Share.NONE))
                .isEqualTo(new Share(4, 12));
    }

    @Test
    void anEmptyShareHasNoValue() {
        assertThat(Share.NONE.value()).isEmpty();
        assertThat(Share.NONE.wilson()).isEmpty();
        assertThat(Difference.between(Share.NONE, new Share(1, 2))).isEmpty();
    }

    @Test
    void numeratorIsPartOfDenominator() {
        assertThatThrownBy(() -> new Share(3, 2)).hasMessageEndingWith("found 3 of 2");
    }

    /** Newcombe (1998) 873-890, table II, row (a), method 10. */
    @Test
    void differenceOfTwoShares() {
        Difference difference =
                Difference.between(new Share(56, 70), new Share(48, 80)).orElseThrow();
        assertThat(difference.value()).isEqualTo(.2, within(1e-12));
        assertThat(difference.interval().low()).isEqualTo(.0524, within(5e-5));
        assertThat(difference.interval().high()).isEqualTo(.3339, within(5e-5));
        assertThat(difference.isClear()).isTrue();
    }

    /** Newcombe (1998) 873-890, table II, row (d), method 10. */
    @Test
    void differenceThatMayBeNone() {
        Difference difference =
                Difference.between(new Share(5, 56), new Share(0, 29)).orElseThrow();
        assertThat(difference.interval().low()).isEqualTo(-.0381, within(5e-5));
        assertThat(difference.interval().high()).isEqualTo(.1926, within(5e-5));
        assertThat(difference.isClear()).isFalse();
    }

    private static long number(NamedCsvRecord row, String column) {
        return Long.parseLong(row.getField(column).strip());
    }

    private static double decimal(NamedCsvRecord row, String column) {
        return Double.parseDouble(row.getField(column).strip());
    }
}
