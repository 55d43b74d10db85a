package org.rida.metric;

import org.rida.ReferenceData;













import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A change of the correction of the first pass can be seen by no test: the streams' own sums are already compensated for
 * rounding, so that there is nothing left to correct.
 */
class ScoreSummaryTest {

    /** NIST Statistical Reference Datasets, univariate summary statistics, certified values. */
    @ParameterizedTest
    @CsvSource({
        "Lew, -177.435, 277.332168044316",
        "Lottery, 518.958715596330, 291.699727470969",
        "Michelso, 299.8524, .0790105478190518",
        "NumAcc1, 10000002, 1",
        "NumAcc2, 1.2, .1"
    })
    void nist(String dataset, double mean, double deviation) throws IOException {
        List<String> lines = Files.readAllLines(ReferenceData.file("nist-strd/" + dataset + ".txt"));
        ScoreSummary actual = ScoreSummary.of(lines.stream()
                .map(String::strip)
                .filter(line -> line.matches("-?[0-9.]+"))
                .mapToDouble(Double::parseDouble)
                .toArray());
        assertThat(actual.value().orElseThrow()).isEqualTo(mean, within(1e-9 * Math.abs(mean)));
        assertThat(actual.deviation().orElseThrow()).isEqualTo(deviation, within(1e-9 * deviation));
    }

    /** NIST NumAcc1, whose three numbers are small enough to stand here. */
    @Test
    void differencesInTheLastDigitCount() {
        ScoreSummary mean = ScoreSummary.of(10000001, 10000003, 10000002);
        assertThat(mean.value()).hasValue(10000002);
        assertThat(mean.deviation()).hasValue(1);
    }

    /** NIST NumAcc4, certified 10000000.2 and .1: values whose squares have no digits left for their differences. */
    @Test
    void smallDifferencesOfLargeValuesCount() {
        ScoreSummary mean = ScoreSummary.of(DoubleStream.concat(
                        DoubleStream.of(10000000.2),
                        IntStream.range(0, 1000).mapToDouble(i -> i % 2 == 0 ? 10000000.1 : 10000000.3))
                .toArray());
        assertThat(mean.value().orElseThrow()).isEqualTo(10000000.2, within(1e-8));
        assertThat(mean.deviation().orElseThrow()).isEqualTo(.1, within(1e-8));
    }

    @Test
    void smallDifferencesOfLargeScoresCount() {
        assertThat(ScoreSummary.of(Map.of(1_000_000_001, 1L, 1_000_000_002, 2L))
                        .deviation()
                        .orElseThrow())
                .isEqualTo(Math.sqrt(1 / 3.0), within(1e-6));
    }

    /** Added one by one, ten times .1 is not 1 in binary numbers. */
    @Test
    void equalValuesDoNotDeviate() {
        ScoreSummary mean = ScoreSummary.of(.1, .1, .1, .1, .1, .1, .1, .1, .1, .1);
        assertThat(mean.value()).hasValue(.1);
        assertThat(mean.deviation()).hasValue(0);
    }

    @Test
    void twoScoresHaveADeviationAndAnInterval() {
        ScoreSummary mean = ScoreSummary.of(1, 3);
        assertThat(mean.deviation()).hasValue(Math.sqrt(2));
        assertThat(mean.interval().orElseThrow().low()).isEqualTo(2 - 12.706204736175, within(1e-8));
        assertThat(mean.interval().orElseThrow().high()).isEqualTo(2 + 12.706204736175, within(1e-8));
    }

    @Test
    void countsAndValuesAgree() {
        ScoreSummary counts = ScoreSummary.of(Map.of(1, 2L, 4, 1L, 5, 3L));
        ScoreSummary values = ScoreSummary.of(1, 1, 4, 5, 5, 5);
        assertThat(counts.n()).isEqualTo(6);
        assertThat(counts.value()).isEqualTo(values.value());
        assertThat(counts.deviation().orElseThrow())
                .isEqualTo(values.deviation().orElseThrow(), within(1e-12));
    }

    /** Student (1908), the sleep data, group 2: R, t.test(extra): 0.8976775 to 3.7623225. */
    @Test
    void interval() {
        Interval interval = ScoreSummary.of(1.9, .8, 1.1, .1, -.1, 4.4, 5.5, 1.6, 4.6, 3.4)
                .interval()
                .orElseThrow();
        assertThat(interval.low()).isEqualTo(.8976775, within(1e-7));
        assertThat(interval.high()).isEqualTo(3.7623225, within(1e-7));
    }

    /** SciPy 1.17.1, scipy.stats.t.ppf(.975, df). At 200, and after 60 halvings, both ways of computing it agree to 1e-9. */
    @ParameterizedTest
    @CsvSource({
        "1, 12.706204736175",
        "2, 4.302652729749",
        "3, 3.182446305284",
        "9, 2.262157162798",
        "30, 2.042272456301",
        "199, 1.971956544252",
        "200, 1.971896223634",
        "500, 1.964719837467",
        "10000, 1.960201239891"
    })
    void studentsQuantile(long freedom, double quantile) {
        assertThat(ScoreSummary.studentsQuantile(freedom)).isEqualTo(quantile, within(1e-8));
    }

    @Test
    void noScoresNoMean() {
        assertThat(ScoreSummary.of(Map.of()).value()).isEmpty();
        assertThat(ScoreSummary.of(Map.of(5, 1L)).value()).hasValue(5);
        assertThat(ScoreSummary.of(Map.of(5, 1L)).deviation()).isEmpty();
        assertThat(ScoreSummary.of(Map.of(5, 1L)).interval()).isEmpty();
    }
}
