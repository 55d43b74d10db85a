package org.rida.report.render.chart;














import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TicksTest {

    @ParameterizedTest
    @CsvSource({
        "0.64, 0.92, true, 0.6, 1.0, 0.1",
        "0.67, 0.81, true, 0.6, 0.9, 0.1",
        "0.80, 0.86, true, 0.8, 0.9, 0.05",
        "-0.2, 1.3, true, 0.0, 1.0, 0.2",
        "0.5, 0.5, true, 0.5, 0.55, 0.05",
        "3, 41, false, 0, 50, 10",
        "7, 9, false, 7, 9, 1",
        "5, 5, false, 5, 6, 1",
        "-12, 38, false, -20, 40, 10"
    })
    void areRound(double least, double greatest, boolean shares, double from, double to, double step) {
        Ticks ticks = Ticks.of(least, greatest, shares);
        assertThat(ticks.from()).isCloseTo(from, org.assertj.core.data.Offset.offset(1e-9));
        assertThat(ticks.to()).isCloseTo(to, org.assertj.core.data.Offset.offset(1e-9));
        assertThat(ticks.step()).isCloseTo(step, org.assertj.core.data.Offset.offset(1e-9));
        assertThat(ticks.values()).hasSizeBetween(2, 7);
    }
}
