package org.rida.metric.xmr;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rida.metric.Direction;
import org.rida.metric.Share;
import org.rida.metric.xmr.OutdatedLimits.OutdatedBy;
import org.rida.metric.xmr.XmrChart.Settings;

class XmrChartTest {

    private static final Settings HIGHER = Settings.of(Direction.HIGHER_IS_BETTER);

    private static final double[] SPIKE = {1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1};

    /** METRICS 4, worked by hand: AMR = 32/17; without the two ranges of 8 and 9 it is 1. */
    @Test
    void screeningDropsAnExtremeRange() {
        Settings all = HIGHER.with(Baseline.ALL_POINTS);
        assertLimits(XmrChart.of(values(SPIKE), all), 0, -.72, 1.94, 4.60, .005);
        assertLimits(XmrChart.of(values(SPIKE), all.with(RangeScreening.KEEP_ALL_RANGES)), 0, -3.06, 1.94, 6.95, .005);
    }

    /**
     * King's College Hospital, attendances breached at type 1 departments, 2016-04 to 2019-03 (NHSRdatasets), and what
     * NHSRplotthedots makes of them: - common cause, O outside a limit, T trend, W two of three, S shift; capitals high.
     */
    @Test
    void agreesWithTheNhsPackage() {
        double[] y = {
            3608, 3515, 3730, 3805, 2572, 4042, 4252, 4568, 5682, 4887, 3754, 4153, 3277, 3364, 3348, 2805, 3048, 3336,
            4147, 4449, 4846, 4931, 5103, 6284, 4530, 4528, 3716, 4899, 3990, 4992, 4709, 5577, 6113, 6685, 6085, 5908
        };
        XmrChart chart = XmrChart.of(
                values(y),
                Settings.of(Direction.LOWER_IS_BETTER).with(Baseline.ALL_POINTS).withTarget(1200));
        assertLimits(chart, 0, 2846.1257777778, 4423.2777777778, 6000.4297777778, 1e-9);
        assertThat(chart.points().stream().map(XmrChartTest::letter).collect(joining()))
                .isEqualTo("ssssoss---sswwwoTTTTTTTOSS---SSSOOOS");
        assertThat(chart.variation()).contains(Variation.CONCERN_HIGH);
        assertThat(chart.expectedByLimits()).isEqualTo(Assurance.CONSISTENTLY_FAILS);
        assertThat(chart.assurance()).as("the newest point lies in a shift").isEqualTo(Assurance.WITHHELD);
    }

    private static String letter(XmrChart.XmrPoint point) {
        String letter =
                switch (point.cause()) {
                    case NONE -> "-";
                    case OUTSIDE_LIMIT -> "o";
                    case TREND -> "t";
                    case TWO_OF_THREE -> "w";
                    case SHIFT -> "s";
                };
        return point.variation().isConcern() ? letter.toUpperCase(Locale.ROOT) : letter;
    }

    /** METRICS 4: Laney's formula, worked apart from this code. */
    @Test
    void laneyLimitsWhereNumbersDiffer() {
        long[] n = {200, 180, 350, 90, 220, 410, 150, 300, 260, 120, 330, 240};
        long[] x = {150, 140, 238, 70, 172, 287, 120, 219, 205, 84, 254, 190};
        XmrChart chart = XmrChart.of(
                IntStream.range(0, n.length)
                        .mapToObj(i -> Observation.of(new Share(x[i], n[i])))
                        .toList(),
                HIGHER);
        assertLimits(chart, 0, .5560024783, .7470175439, .9380326095, 1e-9);
        assertLimits(chart, 3, .4622690963, .7470175439, 1.0317659915, 1e-9);
        assertLimits(chart, 5, .6136068351, .7470175439, .8804282526, 1e-9);
    }

    @Test
    void evenSharesHaveOrdinaryLimits() {
        XmrChart chart =
                XmrChart.of(List.of(Observation.of(new Share(50, 100)), Observation.of(new Share(60, 100))), HIGHER);
        assertLimits(chart, 1, .55 - .266, .55, .55 + .266, 1e-12);
    }

    /** METRICS 4: p = (5 x 20 + 2) / (5 x 20 + 4), sigma at 20 = sqrt(p (1 - p) / 20), worked by hand. */
    @Test
    void allKept() {
        XmrChart chart = XmrChart.of(Collections.nCopies(5, Observation.of(new Share(20, 20))), HIGHER);
        assertLimits(chart, 0, .8886420033, .9807692308, 1.0728964582, 1e-9);
        assertThat(causes(chart)).containsOnly(SpecialCause.NONE);
    }

    @Test
    void baselineIsFrozen() {
        double[] y = new double[24];
        Arrays.setAll(y, i -> i < 12 ? 11 - i % 2 : 30);
        assertLimits(XmrChart.of(values(y), HIGHER), 23, 10.5 - 2.66, 10.5, 10.5 + 2.66, 1e-12);
        assertThat(XmrChart.of(values(y), HIGHER).inForce()).isEqualTo(12);
    }

    @Test
    void rebaseBeginsAPhaseOfItsOwn() {
        double[] y = new double[24];
        Arrays.setAll(y, i -> (i < 12 ? 10 : 30) + i % 2);
        XmrChart chart = XmrChart.of(values(y), HIGHER.rebasedAt(Set.of(12)));
        assertLimits(chart, 11, 10.5 - 2.66, 10.5, 10.5 + 2.66, 1e-12);
        assertLimits(chart, 12, 30.5 - 2.66, 30.5, 30.5 + 2.66, 1e-12);
        assertThat(chart.variation()).contains(Variation.COMMON_CAUSE);
        assertThat(chart.points()).extracting(XmrChart.XmrPoint::phase).containsSequence(0, 1);
    }

    @Test
    void sixRisesAreATrendAndSoIsTheirFirstPoint() {
        double[] y = {50, 40, 60, 40, 60, 50, 40, 60, 40, 41, 42, 43, 44, 45, 46};
        XmrChart chart = XmrChart.of(values(y), HIGHER.with(Baseline.ALL_POINTS));
        assertThat(causes(chart).subList(7, 15))
                .containsExactly(
                        SpecialCause.NONE,
                        SpecialCause.TREND,
                        SpecialCause.TREND,
                        SpecialCause.TREND,
                        SpecialCause.TREND,
                        SpecialCause.TREND,
                        SpecialCause.TREND,
                        SpecialCause.TREND);
        assertThat(chart.variation()).contains(Variation.IMPROVEMENT_HIGH);
        assertThat(chart.inForce()).isEqualTo(7);
        assertThat(chart.since()).hasValue(8);
    }

    @Test
    void directionNamesTheIcon() {
        double[] fall = {50, 40, 60, 40, 60, 50, 40, 60, 46, 45, 44, 43, 42, 41, 40};
        assertThat(icon(fall, Direction.HIGHER_IS_BETTER)).isEqualTo(Variation.CONCERN_LOW);
        assertThat(icon(fall, Direction.LOWER_IS_BETTER)).isEqualTo(Variation.IMPROVEMENT_LOW);
        assertThat(icon(fall, Direction.NEUTRAL)).isEqualTo(Variation.NEITHER_LOW);
    }

    @Test
    void aPointOnTheCentreBreaksAShift() {
        double[] y = {9, 9, 9, 11, 9, 11, 11, 11, 10, 11, 11, 11, 9, 9, 9};
        assertThat(causes(XmrChart.of(values(y), HIGHER.with(Baseline.ALL_POINTS))))
                .containsOnly(SpecialCause.NONE);
    }

    @Test
    void whatNeverChangesIsCommonCause() {
        double[] y = new double[30];
        Arrays.fill(y, .3);
        assertThat(causes(XmrChart.of(values(y), HIGHER))).containsOnly(SpecialCause.NONE);
    }

    @Test
    void aGapNeitherBreaksNorLengthensARun() {
        List<Observation> observations = new ArrayList<>(values(SPIKE));
        observations.add(4, Observation.GAP);
        XmrChart chart = XmrChart.of(observations, HIGHER.with(Baseline.ALL_POINTS));
        assertLimits(chart, 4, -.72, 1.94, 4.60, .005);
        assertThat(chart.points().get(4).isGap()).isTrue();
        assertThat(chart.points().get(5).cause()).isEqualTo(SpecialCause.OUTSIDE_LIMIT);
    }

    @Test
    void aRunReachesAcrossAGap() {
        double[] y = {50, 40, 60, 40, 60, 50, 40, 60, 40, 41, 42, 43, 44, 45, 46};
        List<Observation> observations = new ArrayList<>(values(y));
        observations.add(12, Observation.GAP);
        XmrChart chart = XmrChart.of(observations, HIGHER.with(Baseline.ALL_POINTS));
        assertThat(chart.variation()).contains(Variation.IMPROVEMENT_HIGH);
        assertThat(chart.inForce()).isEqualTo(7);
        assertThat(chart.since()).hasValue(8);
    }

    @Test
    void aSignalCanHoldFromTheFirstValueOn() {
        XmrChart chart = XmrChart.of(
                values(0, .1, .2, .3, .4, .5, 10),
                HIGHER.with(Baseline.ALL_POINTS).with(RangeScreening.KEEP_ALL_RANGES));
        assertThat(chart.variation()).contains(Variation.IMPROVEMENT_HIGH);
        assertThat(chart.since()).hasValue(0);
        assertThat(chart.inForce()).isEqualTo(7);
    }

    @Test
    void aRebaseAtTheFirstValueOrBehindTheLastBeginsNoPhase() {
        XmrChart chart = XmrChart.of(values(1, 2, 3, 4), HIGHER.rebasedAt(Set.of(0, 2, 4, 9)));
        assertThat(chart.points()).extracting(XmrChart.XmrPoint::phase).containsExactly(0, 0, 1, 1);
    }

    @Test
    void aGapAmongUnevenSharesHasNoLimits() {
        XmrChart chart = XmrChart.of(
                List.of(
                        Observation.of(new Share(5, 10)),
                        Observation.of(Share.NONE),
                        Observation.of(new Share(60, 100))),
                HIGHER);
        assertThat(chart.points().get(1).limits()).isEmpty();
        assertThat(chart.points().get(0).limits().orElseThrow().centre()).isEqualTo(65 / 110.0, within(1e-12));
    }

    /** The limits of a share depend on its denominator, which a month without cases has not. */
    @Test
    void whatTheLimitsSayIsReadAtTheLastValue() {
        List<Observation> shares = List.of(
                Observation.of(new Share(50, 100)), Observation.of(new Share(220, 400)), Observation.of(Share.NONE));
        assertThat(XmrChart.of(shares, HIGHER).points().get(2).limits()).isEmpty();
        assertThat(XmrChart.of(shares, HIGHER.withTarget(.99)).expectedByLimits())
                .isEqualTo(Assurance.CONSISTENTLY_FAILS);
    }

    @Test
    void fewPoints() {
        assertThat(XmrChart.of(List.of(), HIGHER).variation()).isEmpty();
        assertThat(XmrChart.of(values(1), HIGHER).points().get(0).limits()).isEmpty();
        assertThat(XmrChart.of(values(1), HIGHER.withTarget(2)).assurance()).isEqualTo(Assurance.NO_TARGET);
        assertThat(XmrChart.of(values(new double[11]), HIGHER).points()).allMatch(XmrChart.XmrPoint::trial);
        assertThat(XmrChart.of(values(new double[12]), HIGHER).points()).noneMatch(XmrChart.XmrPoint::trial);
    }

    @Test
    void assurance() {
        Settings all = HIGHER.with(Baseline.ALL_POINTS);
        assertThat(XmrChart.of(values(SPIKE), all.withTarget(5)).assurance()).isEqualTo(Assurance.CONSISTENTLY_FAILS);
        assertThat(XmrChart.of(values(SPIKE), all.withTarget(3)).assurance()).isEqualTo(Assurance.HIT_AND_MISS);
        assertThat(XmrChart.of(values(SPIKE), all.withTarget(-1)).assurance()).isEqualTo(Assurance.CONSISTENTLY_PASSES);
        assertThat(XmrChart.of(values(SPIKE), all).assurance()).isEqualTo(Assurance.NO_TARGET);
    }

    /** METRICS 4: without the floor sigma_z would be .2 here, and limits a fifth as wide as chance alone makes them. */
    @Test
    void unevenSharesAreNeverJudgedMoreStrictlyThanByChance() {
        XmrChart chart = XmrChart.of(
                IntStream.range(0, 12)
                        .mapToObj(i -> Observation.of(i % 2 == 0 ? new Share(91, 100) : new Share(180, 200)))
                        .toList(),
                HIGHER);
        double p = (6 * 91 + 6 * 180) / 1800.0;
        double width = 3 * Math.sqrt(p * (1 - p) / 100);
        assertLimits(chart, 0, p - width, p, p + width, 1e-12);
    }

    /** METRICS 4, case no-variation-then-99.csv: 12 months of 20 in 20, then 99 of 100. Limits worked by hand. */
    @Test
    void aBaselineWithoutVariationTakesThePChartsLimits() {
        List<Observation> months = new ArrayList<>(Collections.nCopies(12, Observation.of(new Share(20, 20))));
        months.add(Observation.of(new Share(99, 100)));
        XmrChart chart = XmrChart.of(months, HIGHER.withTarget(.9));
        assertLimits(chart, 11, .9313194727, .9918032787, 1.0522870846, 1e-9);
        assertLimits(chart, 12, .9647540984, .9918032787, 1.0188524590, 1e-9);
        assertThat(causes(chart)).containsOnly(SpecialCause.NONE);
        assertThat(chart.variation()).contains(Variation.COMMON_CAUSE);
        assertThat(chart.assurance()).isEqualTo(Assurance.CONSISTENTLY_PASSES);
    }

    /** The side on which the baseline itself lies is no shift; the other one is, and so is a point outside. */
    @Test
    void afterABaselineWithoutVariationAChangeIsStillSeen() {
        List<Observation> months = new ArrayList<>(Collections.nCopies(19, Observation.of(new Share(100, 100))));
        assertThat(causes(XmrChart.of(months, HIGHER))).containsOnly(SpecialCause.NONE);
        months.add(Observation.of(new Share(90, 100)));
        assertThat(XmrChart.of(months, HIGHER).variation()).contains(Variation.CONCERN_LOW);
        months.addAll(Collections.nCopies(7, Observation.of(new Share(99, 100))));
        assertThat(XmrChart.of(months, HIGHER).outdated().orElseThrow().reason())
                .isEqualTo(OutdatedBy.SHIFT);
        assertThat(XmrChart.of(months, HIGHER).variation()).contains(Variation.CONCERN_LOW);
    }

    /** One extreme month is screened; what is left does not vary, and 19 of 20 is then no signal. */
    @Test
    void aBaselineOfOneExtremeMonthIsOneWithoutVariation() {
        List<Observation> months = new ArrayList<>(Collections.nCopies(12, Observation.of(new Share(20, 20))));
        months.set(5, Observation.of(new Share(19, 20)));
        months.add(Observation.of(new Share(19, 20)));
        assertThat(causes(XmrChart.of(months, HIGHER))).containsOnly(SpecialCause.NONE);
    }

    @Test
    void otherValuesThatNeverVaryAreNotJudged() {
        double[] y = new double[13];
        Arrays.fill(y, 0, 12, 5);
        y[12] = 6;
        XmrChart chart = XmrChart.of(values(y), HIGHER.withTarget(4));
        assertThat(chart.points())
                .allMatch(point -> point.status() == PointStatus.NO_LIMITS
                        && point.limits().isEmpty());
        assertThat(chart.variation()).isEmpty();
        assertThat(chart.assurance()).isEqualTo(Assurance.NO_TARGET);
    }

    /** METRICS 4: fewer than 10 cases neither enter a baseline nor are judged; counts always are. */
    @Test
    void fewerThanTenCasesAreNotJudged() {
        List<Observation> months = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            months.add(Observation.of(new Share(17 + i % 2, 20)));
            months.add(Observation.of(new Share(0, 9)));
        }
        XmrChart chart = XmrChart.of(months, HIGHER);
        ProcessLimits without = XmrChart.of(
                        months.stream().filter(Observation::isJudged).toList(), HIGHER)
                .points()
                .get(0)
                .limits()
                .orElseThrow();
        assertThat(chart.points().get(22).limits()).contains(without);
        assertThat(chart.points().get(23).status()).isEqualTo(PointStatus.TOO_FEW);
        assertThat(chart.points().get(22).status()).isEqualTo(PointStatus.JUDGED);
        assertThat(chart.points().get(23).trial()).as("twelve months of 20").isFalse();
        assertThat(Observation.of(OptionalDouble.of(3), 9).status()).isEqualTo(PointStatus.TOO_FEW);
        assertThat(Observation.of(OptionalDouble.of(3), 10).status()).isEqualTo(PointStatus.JUDGED);
        assertThat(Observation.of(3).status()).isEqualTo(PointStatus.JUDGED);
    }

    @Test
    void mostlyFewerThanTenCasesCallForQuarters() {
        Observation few = Observation.of(new Share(5, 9));
        Observation enough = Observation.of(new Share(5, 10));
        assertThat(Observation.isMostlyTooFew(List.of(few, few, enough))).isTrue();
        assertThat(Observation.isMostlyTooFew(List.of(few, few, enough, Observation.GAP)))
                .as("of those with data")
                .isTrue();
        assertThat(Observation.isMostlyTooFew(List.of(few, enough, Observation.GAP)))
                .isFalse();
        assertThat(Observation.isMostlyTooFew(List.of(few, few, enough, enough)))
                .isFalse();
        assertThat(Observation.isMostlyTooFew(values(1, 2, 3))).isFalse();
        assertThat(Observation.isMostlyTooFew(List.of())).isFalse();
    }

    /** METRICS 4: the icon is that of the month shown, not of the last month with data. */
    @Test
    void aMonthWithoutDataHasNoIcon() {
        List<Observation> months = new ArrayList<>(values(SPIKE));
        months.add(Observation.GAP);
        assertThat(XmrChart.of(months, HIGHER).variation()).isEmpty();
        assertThat(XmrChart.of(months, HIGHER).inForce()).isZero();
    }

    @Test
    void aProvisionalMonthSetsNoLimits() {
        List<Observation> months = new ArrayList<>(values(SPIKE));
        months.add(Observation.of(99).provisional());
        Settings all = HIGHER.with(Baseline.ALL_POINTS);
        assertLimits(XmrChart.of(months, all), 18, -.72, 1.94, 4.60, .005);
        assertThat(XmrChart.of(months, all).newest().orElseThrow().status()).isEqualTo(PointStatus.PROVISIONAL);
    }

    private static Variation icon(double[] y, Direction direction) {
        return XmrChart.of(values(y), Settings.of(direction).with(Baseline.ALL_POINTS))
                .variation()
                .orElseThrow();
    }

    private static List<SpecialCause> causes(XmrChart chart) {
        return chart.points().stream().map(XmrChart.XmrPoint::cause).toList();
    }

    private static List<Observation> values(double... y) {
        return Arrays.stream(y).mapToObj(Observation::of).toList();
    }

    private static void assertLimits(XmrChart chart, int at, double lower, double centre, double upper, double error) {
        ProcessLimits limits = chart.points().get(at).limits().orElseThrow();
        assertThat(limits.lower()).isEqualTo(lower, within(error));
        assertThat(limits.centre()).isEqualTo(centre, within(error));
        assertThat(limits.upper()).isEqualTo(upper, within(error));
    }
}
