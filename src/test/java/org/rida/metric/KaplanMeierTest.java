package org.rida.metric;

import org.rida.ReferenceData;
import org.rida.metric.KaplanMeier.SurvivalStep;













import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.rida.metric.DayCountsTest.days;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No test can see whether a curve that is above 1 - p by exactly the rounding error allowed has reached it. */
class KaplanMeierTest {

    /** Freireich (1963), 6-MP group, as in Kalbfleisch and Prentice and in METRICS 2. */
    private static KaplanMeier freireich() {
        return KaplanMeier.of(days("6 6 6 7 10 13 16 22 23"), days("6 9 10 11 17 19 20 25 32 32 34 35"));
    }

    @ParameterizedTest
    @CsvSource({"6, .8571, .6197, .9516", "10, .7529, .5032, .8894", "23, .4482, .1881, .6801"})
    void freireich(int day, double survival, double low, double high) {
        Interval answered = freireich().answeredByInterval(day).orElseThrow();
        assertThat(freireich().survival(day).orElseThrow()).isEqualTo(survival, within(5e-5));
        assertThat(answered.high()).isEqualTo(1 - low, within(5e-5));
        assertThat(answered.low()).isEqualTo(1 - high, within(5e-5));
    }

    @Test
    void freireichQuantiles() {
        assertThat(freireich().quantile(.5).day()).hasValue(23);
        assertThat(freireich().quantile(.9).day()).isEmpty();
        assertThat(freireich().quantile(.9).interval()).isEmpty();
    }

    @Test
    void aStepForEachDayWithAnswers() {
        assertThat(freireich().steps()).extracting(SurvivalStep::day).containsExactly(6, 7, 10, 13, 16, 22, 23);
        assertThat(freireich().steps()).extracting(SurvivalStep::atRisk).containsExactly(21L, 17L, 15L, 12L, 11L, 7L, 6L);
        assertThat(freireich().steps()).extracting(SurvivalStep::answered).containsExactly(3L, 1L, 1L, 1L, 1L, 1L, 1L);
        assertThat(new SurvivalStep(0, 21, 0, 1, 0).interval())
                .as("before the first answer")
                .isEmpty();
    }

    /** With S(2) exactly 1/2 R's survfit says 2.5, halfway to the next step. */
    @Test
    void theMedianIsTheFirstDayNotTheMidpoint() {
        assertThat(KaplanMeier.of(days("1 2 3 4"), DayCounts.NONE).quantile(.5).day())
                .hasValue(2);
    }

    @Test
    void answersPrecedeCensorings() {
        assertThat(KaplanMeier.of(days("5"), days("5")).survival(5)).hasValue(.5);
    }

    @Test
    void noIntervalWhereNoneOrAllAreAnswered() {
        KaplanMeier curve = KaplanMeier.of(days("2 4"), DayCounts.NONE);
        assertThat(curve.answeredBy(1)).hasValue(0);
        assertThat(curve.answeredByInterval(1)).isEmpty();
        assertThat(curve.answeredBy(14)).hasValue(1);
        assertThat(curve.answeredByInterval(14)).isEmpty();
    }

    @Test
    void beyondTheFollowUpNothingIsKnown() {
        KaplanMeier curve = KaplanMeier.of(days("2"), days("9"));
        assertThat(curve.answeredBy(9)).hasValue(.5);
        assertThat(curve.answeredBy(10)).isEmpty();
        assertThat(curve.answeredByInterval(10)).isEmpty();
        assertThat(KaplanMeier.of(DayCounts.NONE, DayCounts.NONE).answeredBy(0)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "aml_all, '', 23", "aml_x, x=Maintained, 11", "aml_x, x=Nonmaintained, 12",
        "lung_all, '', 228", "lung_sex, sex=1, 138", "lung_sex, sex=2, 90"
    })
    void curvesAndMediansAsInR(String name, String strata, long n) throws IOException {
        List<NamedCsvRecord> rows = expected("km_expected_curves.csv", name, strata);
        KaplanMeier curve = KaplanMeier.of(column(rows, "n_event"), column(rows, "n_censor"));
        assertThat(curve.n()).isEqualTo(n);
        assertCurve(curve, rows);
        assertMedian(
                curve,
                expected("km_expected_medians.csv", name, strata.isEmpty() ? "all" : strata)
                        .get(0));
    }

    /** Boston 2015, 14,229 requests: survival and numbers at risk from the oracle's own counts. */
    @Test
    void boston() throws IOException {
        List<NamedCsvRecord> rows = ReferenceData.csv("boston311/oracle/boston311_dev_km_curve_all.csv");
        KaplanMeier curve = KaplanMeier.of(column(rows, "n_event"), column(rows, "n_censor"));
        assertThat(curve.n()).isEqualTo(14229);
        for (NamedCsvRecord row : rows) {
            int day = (int) decimal(row, "time");
            assertThat(curve.survival(day).orElseThrow()).isEqualTo(decimal(row, "surv"), within(1e-11));
        }
        for (SurvivalStep step : curve.steps()) {
            NamedCsvRecord row = rows.stream()
                    .filter(candidate -> decimal(candidate, "time") == step.day())
                    .findFirst()
                    .orElseThrow();
            assertThat(step.atRisk()).isEqualTo((long) decimal(row, "n_risk"));
            assertThat(step.error()).isEqualTo(decimal(row, "std_err"), within(1e-12));
        }
    }

    private static void assertCurve(KaplanMeier curve, List<NamedCsvRecord> expected) {
        for (NamedCsvRecord row : expected) {
            int day = (int) decimal(row, "time");
            assertThat(curve.survival(day).orElseThrow()).isEqualTo(decimal(row, "surv"), within(1e-12));
            if (row.getField("lower95").equals("NA")) {
                assertThat(curve.answeredByInterval(day)).isEmpty();
            } else {
                Interval interval = curve.answeredByInterval(day).orElseThrow();
                assertThat(1 - interval.high()).isEqualTo(decimal(row, "lower95"), within(1e-10));
                assertThat(1 - interval.low()).isEqualTo(decimal(row, "upper95"), within(1e-10));
            }
        }
    }

    private static void assertMedian(KaplanMeier curve, NamedCsvRecord row) {
        KaplanMeier.Quantile median = curve.quantile(.5);
        assertThat(median.day()).isEqualTo(day(row, "median"));
        assertThat(median.low()).isEqualTo(day(row, "0.95LCL"));
        assertThat(median.high()).isEqualTo(day(row, "0.95UCL"));
        assertThat(curve.quantile(.25).day()).isEqualTo(day(row, "q25"));
        assertThat(curve.quantile(.75).day()).isEqualTo(day(row, "q75"));
        assertThat(curve.quantile(.9).day()).isEqualTo(day(row, "q90"));
    }

    private static List<NamedCsvRecord> expected(String file, String name, String strata) throws IOException {
        return ReferenceData.csv("survival/" + file).stream()
                .filter(row -> row.findField("case").orElse("").equals(name)
                        && row.getField("strata").equals(strata))
                .toList();
    }

    private static DayCounts column(List<NamedCsvRecord> rows, String column) {
        return DayCounts.of(rows.stream()
                .collect(groupingBy(
                        row -> Integer.valueOf(row.getField("time")),
                        summingLong(row -> Long.parseLong(row.getField(column))))));
    }

    private static OptionalInt day(NamedCsvRecord row, String column) {
        String text = row.getField(column);
        return text.equals("NA") ? OptionalInt.empty() : OptionalInt.of((int) Double.parseDouble(text));
    }

    private static double decimal(NamedCsvRecord row, String column) {
        return Double.parseDouble(row.getField(column).strip());
    }
}
