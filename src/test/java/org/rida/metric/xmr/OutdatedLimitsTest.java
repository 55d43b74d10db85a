package org.rida.metric.xmr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rida.metric.Direction;
import org.rida.metric.xmr.OutdatedLimits.OutdatedBy;
import org.rida.metric.xmr.XmrChart.Settings;

/**
 * METRICS 4, "Assurance needs limits that describe today". The baseline is 49 and 51 in turn: centre 50, limits 50 -+ 5.32;
 * its last point is 51.
 */
class OutdatedLimitsTest {

    private static final Settings HIGHER =
            Settings.of(Direction.HIGHER_IS_BETTER).withTarget(60);

    @ParameterizedTest
    @CsvSource({
        "52 52 52 52 52 52, SHIFT, true, 7, 11",
        "52 52 52 52 52 52 52 52 52, SHIFT, true, 10, 11",
        "48 48 48 48 48 48 48, SHIFT, false, 7, 12",
        "47 48 49 49.5 50.5 51 52, TREND, true, 7, 12",
        "54 53 52 51 50.5 49 48, TREND, false, 7, 12",
        "51 51 51 49 51 51 51 51 51 49 51 51, TEN_OF_TWELVE, true, 10, 12",
        "51 49 51 51 51 51 51 49 51 51 51, TEN_OF_TWELVE, true, 10, 11",
        "49 49 49 49 51 49 49 49 49 49 51 49, TEN_OF_TWELVE, false, 10, 12",
        "56, OUTSIDE, true, 1, ",
        "44, OUTSIDE, false, 1, "
    })
    void areOutdatedBy(String newest, OutdatedBy reason, boolean high, int length, @Nullable Integer from) {
        XmrChart chart = chart(newest);

        assertThat(chart.outdated())
                .contains(new OutdatedLimits(
                        reason, high, length, from == null ? OptionalInt.empty() : OptionalInt.of(from)));
        assertThat(chart.assurance()).isEqualTo(Assurance.WITHHELD);
        assertThat(chart.expectedByLimits()).isEqualTo(Assurance.CONSISTENTLY_FAILS);
    }

    @ParameterizedTest
    @CsvSource({"52 52 52 52 52", "52 52 52 50 52 52 52", "51 49 51 51 51 49 51 51 51 49 51 51", "55.3", "44.7"})
    void describeTheProcess(String newest) {
        assertThat(chart(newest).outdated()).isEmpty();
        assertThat(chart(newest).assurance()).isEqualTo(Assurance.CONSISTENTLY_FAILS);
    }

    @Test
    void aMonthWithoutDataBreaksNoShift() {
        List<Observation> all = observations("52 52 52 52 52 52");
        all.add(15, Observation.GAP);
        assertThat(XmrChart.of(all, HIGHER).outdated())
                .contains(new OutdatedLimits(OutdatedBy.SHIFT, true, 7, OptionalInt.of(11)));
    }

    /** The centre of these twelve is 49.33. */
    @Test
    void twelvePointsAreEnoughForTenOfTwelve() {
        List<Observation> all = Stream.of(51, 51, 51, 41, 51, 51, 51, 51, 51, 41, 51, 51)
                .map(Observation::of)
                .toList();
        assertThat(XmrChart.of(all, HIGHER).outdated())
                .contains(new OutdatedLimits(OutdatedBy.TEN_OF_TWELVE, true, 10, OptionalInt.empty()));
    }

    /** Nothing is proposed where the limits begin with the run already, or after a reset. */
    @Test
    void aResetAnswersTheProposal() {
        List<Observation> all = observations("52 53 52 53 52 53 52 53 52 53 52 53");
        assertThat(XmrChart.of(all, HIGHER).outdated().orElseThrow().from()).hasValue(11);
        XmrChart reset = XmrChart.of(all, HIGHER.rebasedAt(Set.of(12)));
        assertThat(reset.outdated()).isEmpty();
        assertThat(reset.assurance()).isEqualTo(Assurance.CONSISTENTLY_FAILS);
    }

    /** Fewer than twelve points set the limits, or the newest is not judged: no assurance, and nothing is outdated. */
    @Test
    void noAssuranceWithoutAJudgedPointOrEnoughOfThem() {
        assertThat(XmrChart.of(observations("").subList(0, 11), HIGHER).assurance())
                .isEqualTo(Assurance.WITHHELD);
        for (Observation newest : List.of(
                Observation.GAP,
                Observation.WITHHELD,
                Observation.of(OptionalDouble.of(80), 9),
                Observation.of(80).provisional())) {
            List<Observation> all = new ArrayList<>(observations("50 50"));
            all.add(newest);
            XmrChart chart = XmrChart.of(all, HIGHER);
            assertThat(chart.assurance()).as(newest.toString()).isEqualTo(Assurance.WITHHELD);
            assertThat(chart.variation()).isEmpty();
            assertThat(chart.outdated()).isEmpty();
        }
    }

    private static XmrChart chart(String newest) {
        return XmrChart.of(observations(newest), HIGHER);
    }

    private static List<Observation> observations(String newest) {
        Stream<Observation> baseline = IntStream.range(0, 12).mapToObj(i -> Observation.of(49 + i % 2 * 2));
        return Stream.concat(
                        baseline,
                        Arrays.stream(newest.split(" "))
                                .filter(y -> !y.isEmpty())
                                .map(y -> Observation.of(Double.parseDouble(y))))
                .collect(Collectors.toList());
    }
}
