package org.rida.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetPromoterScoreTest {

    /** METRICS 3: 60 promoters and 15 detractors of 100, worked by hand: P = 60.75/103, D = 15.75/103. */
    @Test
    void adjustedWald() {
        NetPromoterScore score = new NetPromoterScore(60, 25, 15);
        Interval interval = score.interval().orElseThrow();
        assertThat(score.value()).hasValue(45);
        assertThat(interval.low()).isEqualTo(29.34, within(.005));
        assertThat(interval.high()).isEqualTo(58.04, within(.005));
        assertThat((interval.low() + interval.high()) / 2).isEqualTo(43.69, within(.005));
    }

    @Test
    void theScaleEndsAtAHundred() {
        assertThat(new NetPromoterScore(50, 0, 0).interval().orElseThrow().high())
                .isEqualTo(100);
        assertThat(new NetPromoterScore(0, 0, 10).interval().orElseThrow().low())
                .isEqualTo(-100);
    }

    @Test
    void countsMerge() {
        assertThat(new NetPromoterScore(4, 3, 2).combine(new NetPromoterScore(10, 20, 30)))
                .isEqualTo(new NetPromoterScore(14, 23, 32));
    }

    @ParameterizedTest
    @CsvSource({"-1, 0, 0", "0, -1, 0", "0, 0, -1"})
    void negativeCountsThrow(long promoters, long passives, long detractors) {
        assertThatThrownBy(() -> new NetPromoterScore(promoters, passives, detractors))
                .hasMessage(
                        "net promoter score: expected counts, found %d, %d and %d", promoters, passives, detractors);
    }

    @Test
    void anEmptyShareHasNoValue() {
        NetPromoterScore none = new NetPromoterScore(0, 0, 0);
        assertThat(none.value()).isEmpty();
        assertThat(none.interval()).isEmpty();
        assertThat(none.combine(new NetPromoterScore(1, 1, 0)).value()).hasValue(50);
    }
}
