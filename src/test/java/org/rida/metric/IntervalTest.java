package org.rida.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rida.metric.xmr.Range;

class IntervalTest {

    @ParameterizedTest
    @CsvSource({"1.9, false", "2, true", "3, true", "4, true", "4.1, false"})
    void containsItsEnds(double value, boolean contained) {
        assertThat(new Interval(2, 4).contains(value)).isEqualTo(contained);
        assertThat(new Range(2, 4).contains(value)).isEqualTo(contained);
    }

    @Test
    void bothEndsAreScaled() {
        assertThat(new Interval(.25, .5).times(100)).isEqualTo(new Interval(25, 50));
    }

    @Test
    void endsInTheWrongOrderThrow() {
        assertThatThrownBy(() -> new Interval(4, 2)).hasMessage("interval: expected low <= high, found 4.0 to 2.0");
        assertThatThrownBy(() -> new Interval(Double.NaN, 2))
                .hasMessage("interval: expected low <= high, found NaN to 2.0");
    }
}
