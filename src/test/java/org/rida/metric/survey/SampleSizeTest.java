package org.rida.metric.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rida.metric.Interval;

class SampleSizeTest {

    /** R: power.prop.test(p1 = .80, p2 = .86, power = .8), whose search for a root stops at a tolerance of 1.2e-4. */
    @Test
    void ofEachGroupAsInR() {
        assertThat(SampleSize.ofEachGroup(.80, .86, .8)).isEqualTo(614.084707, within(5e-6));
        assertThat(SampleSize.ofEachGroup(.86, .80, .8)).isEqualTo(614.084707, within(5e-6));
    }

    /** R: power.prop.test(n = 170, p1 = .80, power = .8), which stops likewise. */
    @Test
    void smallestVisibleAsInR() {
        assertThat(SampleSize.smallestVisible(.80, 170, .8)).isEqualTo(.9070556213, within(2e-5));
        assertThat(SampleSize.ofEachGroup(.80, SampleSize.smallestVisible(.80, 170, .8), .8))
                .isEqualTo(170, within(1e-6));
        assertThat(SampleSize.smallestVisible(.80, 5, .8)).as("too few for any").isEqualTo(1);
    }

    /** At a half z/(2 sqrt(n + z^2)) is .05 when n is 384.146 - 3.841. */
    @ParameterizedTest
    @CsvSource({".5, .05, 381", ".5, .1, 93", ".8, .05, 245", "0, .05, 35"})
    void forInterval(double share, double halfWidth, long expected) {
        long n = SampleSize.forInterval(share, halfWidth);
        assertThat(n).isEqualTo(expected);
        assertThat(width(share, n)).isLessThanOrEqualTo(2 * halfWidth);
        assertThat(width(share, n - 1)).isGreaterThan(2 * halfWidth);
    }

    private static double width(double share, long n) {
        Interval interval = Interval.wilson(share * n, (double) n);
        return interval.high() - interval.low();
    }

    @Test
    void invitations() {
        assertThat(SampleSize.invitations(381, .55)).isEqualTo(693);
        assertThat(SampleSize.invitations(381, 1)).isEqualTo(381);
    }

    @Test
    void outOfRange() {
        assertThatThrownBy(() -> SampleSize.ofEachGroup(.8, .8, .8)).hasMessageContaining("another share");
        assertThatThrownBy(() -> SampleSize.ofEachGroup(.8, 1.1, .8)).hasMessageContaining("1.1");
        assertThatThrownBy(() -> SampleSize.ofEachGroup(.8, .9, 1)).hasMessageContaining("power");
        assertThatThrownBy(() -> SampleSize.smallestVisible(1, 100, .8)).hasMessageContaining("share");
        assertThatThrownBy(() -> SampleSize.smallestVisible(.8, 0, .8)).hasMessageContaining("answers");
        assertThatThrownBy(() -> SampleSize.forInterval(.5, 0)).hasMessageContaining("half width");
        assertThatThrownBy(() -> SampleSize.forInterval(-.1, .05)).hasMessageContaining("share");
        assertThatThrownBy(() -> SampleSize.invitations(10, 0)).hasMessageContaining("response rate");
    }
}
