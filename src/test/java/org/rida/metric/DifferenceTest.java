package org.rida.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** Differences of figures by their own intervals; of shares by their counts see {@link ShareTest}. */
class DifferenceTest {

    /** Of symmetric intervals the half width is that of the sum of both variances: 0.3 and 0.4 make 0.5. */
    @Test
    void symmetricIntervalsAddUpAsVariancesDo() {
        Difference difference = Difference.between(
                        figure(4.2, new Interval(3.9, 4.5)), figure(3.6, new Interval(3.2, 4.0)))
                .orElseThrow();

        assertThat(difference.value()).isEqualTo(.6, within(1e-12));
        assertThat(difference.interval().low()).isEqualTo(.1, within(1e-12));
        assertThat(difference.interval().high()).isEqualTo(1.1, within(1e-12));
        assertThat(difference.isClear()).isTrue();
    }

    /** Newcombe (1998) 873-890, table II, row (a), method 10. */
    @Test
    void sharesByTheirWilsonIntervals() {
        Difference difference = Difference.between(share(new Share(56, 70)), share(new Share(48, 80)))
                .orElseThrow();

        assertThat(difference.interval().low()).isEqualTo(.0524, within(5e-5));
        assertThat(difference.interval().high()).isEqualTo(.3339, within(5e-5));
    }

    @Test
    void withoutBothEndsThereIsNone() {
        Figure known = figure(4, new Interval(3, 5));

        assertThat(Difference.between(known, figure(4, new Interval(3, Double.POSITIVE_INFINITY))))
                .isEmpty();
        assertThat(Difference.between(
                        new Figure(Metric.ANSWERED_MEDIAN, OptionalDouble.empty(), Optional.empty(), 0, 0), known))
                .isEmpty();
    }

    private static Figure figure(double value, Interval interval) {
        return new Figure(Metric.ANSWERED_MEDIAN, OptionalDouble.of(value), Optional.of(interval), 10, 10);
    }

    private static Figure share(Share share) {
        return new Figure(Metric.PROMISE_KEPT, share.value(), share.wilson(), share.numerator(), share.denominator());
    }
}
