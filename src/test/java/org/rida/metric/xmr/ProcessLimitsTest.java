package org.rida.metric.xmr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rida.metric.Share;

/**
 * Changes of the code that no test can see: a phase of exactly twelve values is its own first twelve, and a factor of sigma
 * that is the same at all points cancels out, since Laney's z divides by it.
 */
class ProcessLimitsTest {

    /** Ranges 3267, 733, 0 and 0: their mean is 1000, and the first is 3.267 times that. Without it 2.66 * 733 / 3. */
    @Test
    void aRangeOfExactlyTheFactorIsDropped() {
        List<Observation> values = values(0, 3267, 4000, 4000, 4000);

        assertThat(width(values, RangeScreening.KEEP_ALL_RANGES)).isEqualTo(2660, within(1e-9));
        assertThat(width(values, RangeScreening.DROP_EXTREME_RANGES)).isEqualTo(2.66 * 733 / 3, within(1e-9));
    }

    /** Numbers up to a quarter off their mean of 100 count as even: limits are the same at all points, XmR's. */
    @ParameterizedTest
    @CsvSource({"75, 125, true", "80, 120, true", "74, 126, false"})
    void sharesOfUnevenNumbersHaveLimitsOfTheirOwn(long fewest, long most, boolean even) {
        List<Observation> shares = Stream.of(fewest, 100L, most)
                .map(n -> Observation.of(new Share(n == 100 ? 25 : n / 2, n)))
                .toList();
        Function<Observation, ProcessLimits> limits = ProcessLimits.of(
                        shares, Baseline.ALL_POINTS, RangeScreening.KEEP_ALL_RANGES)
                .orElseThrow();

        assertThat(limits.apply(shares.get(0)).equals(limits.apply(shares.get(2))))
                .isEqualTo(even);
        assertThat(ProcessLimits.atGap(limits, shares).isPresent()).isEqualTo(even);
    }

    @Test
    void nearIsTwoThirdsOfTheWay() {
        ProcessLimits limits = new ProcessLimits(10, 4, 22);

        assertThat(limits.lowerNear()).isEqualTo(6);
        assertThat(limits.upperNear()).isEqualTo(18);
    }

    private static double width(List<Observation> values, RangeScreening screening) {
        ProcessLimits limits = ProcessLimits.of(values, Baseline.ALL_POINTS, screening)
                .orElseThrow()
                .apply(values.get(0));
        return limits.upper() - limits.centre();
    }

    private static List<Observation> values(double... values) {
        return Arrays.stream(values).mapToObj(Observation::of).toList();
    }
}
