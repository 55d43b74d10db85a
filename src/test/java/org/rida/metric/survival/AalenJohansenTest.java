package org.rida.metric.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rida.ReferenceData;
import org.rida.metric.DayCounts;
import org.rida.metric.Interval;
import org.rida.metric.KaplanMeier;
import org.rida.metric.survival.AalenJohansen.End;
import org.rida.metric.survival.AalenJohansen.Shares;

class AalenJohansenTest {

    /** R survival, mgus2: progression is the answer, death is leaving. */
    @Test
    void sharesErrorsAndIntervalsAsInR() throws IOException {
        AalenJohansen curve = mgus2();
        assertThat(curve.n()).isEqualTo(1384);
        List<NamedCsvRecord> expected = ReferenceData.csv("competing-risks/mgus2_expected.csv");
        assertThat(expected).hasSize(7);
        for (NamedCsvRecord row : expected) {
            int month = (int) decimal(row, "months");
            assertEnd(curve, End.ANSWERED, month, row, "pcm");
            assertEnd(curve, End.LEFT, month, row, "death");
        }
    }

    private static void assertEnd(AalenJohansen curve, End end, int month, NamedCsvRecord row, String name) {
        Interval interval = curve.interval(end, month).orElseThrow();
        assertThat(curve.after(month).orElseThrow().share(end)).isEqualTo(decimal(row, name), within(1e-13));
        assertThat(curve.error(end, month).orElseThrow()).isEqualTo(decimal(row, name + ".se"), within(1e-13));
        assertThat(interval.low()).isEqualTo(decimal(row, name + ".lo"), within(1e-13));
        assertThat(interval.high()).isEqualTo(decimal(row, name + ".hi"), within(1e-13));
    }

    /** R survival: Kaplan-Meier, with deaths censored, says more than twice as much. */
    @ParameterizedTest
    @CsvSource({"60, .04215386", "120, .09522166", "240, .20956162"})
    void kaplanMeierFlatters(int month, double naive) throws IOException {
        KaplanMeier curve = KaplanMeier.of(ends("progressed"), ends("died").combine(ends("censored")));
        assertThat(curve.answeredBy(month).orElseThrow()).isEqualTo(naive, within(5e-9));
        assertThat(mgus2().after(month).orElseThrow().answered()).isLessThan(naive);
    }

    @Test
    void theSharesAreAWholeOnEveryDay() throws IOException {
        AalenJohansen curve = mgus2();
        for (int month = 0; month <= curve.followUp().orElseThrow(); month++) {
            Shares shares = curve.after(month).orElseThrow();
            assertThat(shares.answered() + shares.left() + shares.waiting()).isEqualTo(1, within(1e-12));
        }
    }

    /** Without leavers it is Kaplan-Meier, with Greenwood's variance: Freireich (1963). */
    @Test
    void withoutLeaversItIsKaplanMeier() {
        DayCounts answered = days(6, 6, 6, 7, 10, 13, 16, 22, 23);
        DayCounts censored = days(6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35);
        KaplanMeier naive = KaplanMeier.of(answered, censored);
        AalenJohansen curve = AalenJohansen.of(answered, DayCounts.NONE, censored);
        for (int day = 0; day <= 35; day++) {
            assertThat(curve.after(day).orElseThrow().answered())
                    .isEqualTo(naive.answeredBy(day).orElseThrow(), within(1e-14));
        }
        // on the log-log scale of the answered, not of the waiting
        double share = curve.after(10).orElseThrow().answered();
        double error = naive.steps().get(2).error();
        double width = Interval.Z * error / (share * Math.log(share));
        assertThat(curve.error(End.ANSWERED, 10).orElseThrow()).isEqualTo(error, within(1e-14));
        assertThat(curve.interval(End.ANSWERED, 10).orElseThrow().low())
                .isEqualTo(Math.pow(share, Math.exp(-width)), within(1e-14));
        assertThat(curve.quantile(.5).day()).hasValue(23);
    }

    @Test
    void aQuantileIsReachedOrNot() throws IOException {
        AalenJohansen curve = mgus2();
        KaplanMeier.Quantile some = curve.quantile(.05);
        int day = some.day().orElseThrow();
        assertThat(curve.after(day).orElseThrow().answered()).isGreaterThanOrEqualTo(.05);
        assertThat(curve.after(day - 1).orElseThrow().answered()).isLessThan(.05);
        int low = some.low().orElseThrow();
        assertThat(curve.interval(End.ANSWERED, low).orElseThrow().high()).isGreaterThanOrEqualTo(.05);
        assertThat(curve.interval(End.ANSWERED, low - 1).orElseThrow().high()).isLessThan(.05);
        int high = some.high().orElseThrow();
        assertThat(curve.interval(End.ANSWERED, high).orElseThrow().low()).isGreaterThanOrEqualTo(.05);
        assertThat(curve.interval(End.ANSWERED, high - 1).orElseThrow().low()).isLessThan(.05);
        assertThat(curve.quantile(.5).day()).as("most die first").isEmpty();
        assertThat(curve.quantile(.5).interval()).isEmpty();
    }

    @Test
    void beyondTheFollowUpNothingIsKnownUnlessNobodyWaits() {
        AalenJohansen some = AalenJohansen.of(days(2), days(3), days(9));
        assertThat(some.after(9))
                .hasValueSatisfying(s -> assertThat(s.waiting()).isEqualTo(1 / 3.0, within(1e-15)));
        assertThat(some.after(10)).isEmpty();
        assertThat(some.interval(End.ANSWERED, 10)).isEmpty();
        assertThat(some.error(End.ANSWERED, 10)).isEmpty();
        assertThat(some.restrictedMean(10)).isEmpty();
        assertThat(AalenJohansen.of(days(2), days(3), DayCounts.NONE).after(10)).contains(new Shares(.5, .5, 0));
        AalenJohansen none = AalenJohansen.of(DayCounts.NONE, DayCounts.NONE, DayCounts.NONE);
        assertThat(none.after(0)).isEmpty();
        assertThat(none.followUp()).isEmpty();
        assertThat(none.restrictedMean(60)).isEmpty();
    }

    @Test
    void noIntervalWhereNoneOrAllAreAnswered() {
        AalenJohansen curve = AalenJohansen.of(days(2, 4), DayCounts.NONE, DayCounts.NONE);
        assertThat(curve.interval(End.ANSWERED, 1)).isEmpty();
        assertThat(curve.interval(End.ANSWERED, 4)).isEmpty();
        assertThat(curve.interval(End.LEFT, 4)).isEmpty();
        assertThat(curve.error(End.ANSWERED, 1)).contains(0.0);
    }

    /** R survival, print(survfit(Surv(time, status) ~ sex, lung), rmean = 365). */
    @Test
    void restrictedMeanAsInR() throws IOException {
        RestrictedMean men = lung("sex=1").restrictedMean(365).orElseThrow();
        RestrictedMean women = lung("sex=2").restrictedMean(365).orElseThrow();
        assertThat(men.days()).isEqualTo(241.495085192, within(1e-9));
        assertThat(men.error()).isEqualTo(10.3582264911, within(1e-9));
        assertThat(women.days()).isEqualTo(297.465409532, within(1e-9));
        assertThat(women.error()).isEqualTo(10.7913239788, within(1e-9));
        assertThat(women.minus(men).value()).isEqualTo(297.465409532 - 241.495085192, within(1e-8));
        double width = Interval.Z * Math.sqrt(10.3582264911 * 10.3582264911 + 10.7913239788 * 10.7913239788);
        assertThat(women.minus(men).interval().high()
                        - women.minus(men).interval().low())
                .isEqualTo(2 * width, within(1e-8));
        assertThat(women.interval().low()).isEqualTo(297.465409532 - Interval.Z * 10.7913239788, within(1e-8));
        RestrictedMean shorter = lung("sex=1").restrictedMean(60).orElseThrow();
        assertThatThrownBy(() -> women.minus(shorter)).hasMessageContaining("365 and 60");
    }

    /** With leavers the error has no closed form in R's print of means; the jackknife (Efron 1982) needs none. */
    @Test
    void errorOfTheRestrictedMeanAgreesWithTheJackknife() throws IOException {
        DayCounts answered = ends("progressed");
        DayCounts left = ends("died");
        DayCounts waiting = ends("censored");
        double error = mgus2().restrictedMean(240).orElseThrow().error();
        double sum = 0;
        double squares = 0;
        double n = 1384;
        for (int month = 0; month <= 424; month++) {
            for (int kind = 0; kind < 3; kind++) {
                DayCounts of = kind == 0 ? answered : kind == 1 ? left : waiting;
                if (of.on(month) > 0) {
                    double mean = AalenJohansen.of(
                                    kind == 0 ? without(answered, month) : answered,
                                    kind == 1 ? without(left, month) : left,
                                    kind == 2 ? without(waiting, month) : waiting)
                            .restrictedMean(240)
                            .orElseThrow()
                            .days();
                    sum += of.on(month) * mean;
                    squares += of.on(month) * mean * mean;
                }
            }
        }
        double jackknife = Math.sqrt((n - 1) / n * (squares - sum * sum / n));
        assertThat(error).isEqualTo(jackknife, within(.005 * jackknife));
    }

    private static AalenJohansen mgus2() throws IOException {
        return AalenJohansen.of(ends("progressed"), ends("died"), ends("censored"));
    }

    private static DayCounts ends(String column) throws IOException {
        Map<Integer, Long> counts = new TreeMap<>();
        for (NamedCsvRecord row : ReferenceData.csv("competing-risks/mgus2_ends.csv")) {
            counts.put(Integer.valueOf(row.getField("months")), Long.valueOf(row.getField(column)));
        }
        return DayCounts.of(counts);
    }

    private static AalenJohansen lung(String strata) throws IOException {
        return AalenJohansen.of(
                LogRankTest.lung(strata).answered(),
                DayCounts.NONE,
                LogRankTest.lung(strata).censored());
    }

    private static DayCounts without(DayCounts counts, int day) {
        Map<Integer, Long> fewer = new TreeMap<>(counts.counts());
        fewer.merge(day, -1L, Long::sum);
        return DayCounts.of(fewer);
    }

    static DayCounts days(int... days) {
        Map<Integer, Long> counts = new TreeMap<>();
        for (int day : days) {
            counts.merge(day, 1L, Long::sum);
        }
        return DayCounts.of(counts);
    }

    private static double decimal(NamedCsvRecord row, String column) {
        return Double.parseDouble(row.getField(column));
    }
}
