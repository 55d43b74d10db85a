package org.rida.metric;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rida.ReferenceData;

/** The last line of {@code DayCounts.at} is reached by no rank from 0 to n - 1, and so by no test. */
class DayCountsTest {

    /** R, quantile(c(0,1,1,2,3,5,8,13,21), p, type = 7). */
    @ParameterizedTest
    @CsvSource({".1, .8", ".25, 1", ".5, 3", ".75, 8", ".9, 14.6", ".95, 17.8", "0, 0", "1, 21"})
    void percentileType7(double p, double expected) {
        assertThat(days("0 1 1 2 3 5 8 13 21").percentile(p).orElseThrow()).isEqualTo(expected, within(1e-12));
    }

    @Test
    void percentilesAsInR() throws IOException {
        for (NamedCsvRecord row : ReferenceData.csv("quantile/quantile_type_7_R.csv")) {
            for (int p : new int[] {10, 25, 50, 75, 90, 95}) {
                assertThat(days(row.getField("values")).percentile(p / 100.0).orElseThrow())
                        .as("%s p%d", row.getField("values"), p)
                        .isEqualTo(Double.parseDouble(row.getField("p" + p).strip()), within(1e-9));
            }
        }
    }

    @Test
    void countsMerge() {
        assertThat(days("1 1 2").combine(days("2 9"))).isEqualTo(days("1 1 2 2 9"));
    }

    @Test
    void bandsAndShares() {
        DayCounts days = days("0 7 8 14 15 90");
        assertThat(days.within(14)).isEqualTo(new Share(4, 6));
        assertThat(days.between(8, 14)).isEqualTo(2);
        assertThat(days.between(61, Integer.MAX_VALUE)).isEqualTo(1);
        assertThat(days.max()).hasValue(90);
    }

    @Test
    void noDaysNoFigures() {
        assertThat(DayCounts.NONE.percentile(.5)).isEmpty();
        assertThat(DayCounts.NONE.max()).isEmpty();
        assertThat(DayCounts.NONE.within(14).value()).isEmpty();
        assertThat(DayCounts.of(Map.of(3, 0L))).isEqualTo(DayCounts.NONE);
    }

    @Test
    void negativeCountsThrow() {
        assertThatThrownBy(() -> DayCounts.of(Map.of(3, -1L))).hasMessage("day 3: expected a count, found -1");
    }

    @Test
    void dayCountsAreEqualByValue() {
        assertThat(days("1 1 2")).hasToString("{1=2, 2=1}").isNotEqualTo(days("1 2"));
        assertThat(days("1 1 2").hashCode()).isEqualTo(Map.of(1, 2L, 2, 1L).hashCode());
    }

    static DayCounts days(String values) {
        return values.isBlank()
                ? DayCounts.NONE
                : DayCounts.of(
                        Arrays.stream(values.strip().split(" ")).collect(groupingBy(Integer::valueOf, counting())));
    }
}
