package org.rida.metric.xmr;

import org.rida.metric.Direction;













import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssuranceTest {

    private static final ProcessLimits LIMITS = new ProcessLimits(5, 2, 8);

    /** A target on a limit can still be met and missed. */
    @ParameterizedTest
    @CsvSource({
        "HIGHER_IS_BETTER, 8.1, CONSISTENTLY_FAILS",
        "HIGHER_IS_BETTER, 8, HIT_AND_MISS",
        "HIGHER_IS_BETTER, 5, HIT_AND_MISS",
        "HIGHER_IS_BETTER, 2, HIT_AND_MISS",
        "HIGHER_IS_BETTER, 1.9, CONSISTENTLY_PASSES",
        "LOWER_IS_BETTER, 8.1, CONSISTENTLY_PASSES",
        "LOWER_IS_BETTER, 8, HIT_AND_MISS",
        "LOWER_IS_BETTER, 5, HIT_AND_MISS",
        "LOWER_IS_BETTER, 2, HIT_AND_MISS",
        "LOWER_IS_BETTER, 1.9, CONSISTENTLY_FAILS",
        "NEUTRAL, 8.1, NO_TARGET",
        "NEUTRAL, 5, NO_TARGET"
    })
    void comparesTheTargetWithTheLimits(Direction direction, double target, Assurance expected) {
        assertThat(Assurance.of(direction, target, LIMITS)).isEqualTo(expected);
    }
}
