package org.rida.report.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rida.metric.Counts;
import org.rida.metric.KaplanMeier;
import org.rida.report.document.Block;

/** The curve against the Kaplan-Meier estimate, and its disclosure control. */
class TimeToAnswerBlockTest {

    @Test
    void isTheKaplanMeierCurveOnTheDaysOfItsSteps() {
        Counts followed = Counts.of(Map.of("answered:3", 40L, "answered:14", 40L, "censored:20", 20L));

        List<Block.CurveDay> days = TimeToAnswerBlock.days(followed, 21, 5);

        KaplanMeier curve = KaplanMeier.of(followed);
        assertThat(days).hasSize(22);
        for (int day : List.of(0, 2, 3, 13, 14, 20)) {
            assertThat(days.get(day).answered())
                    .as("day %d", day)
                    .isCloseTo(curve.answeredBy(day).orElseThrow(), within(1e-12));
        }
        assertThat(days.get(14).low())
                .isEqualTo(curve.answeredByInterval(14).orElseThrow().low());
        assertThat(days.get(0).waiting()).isEqualTo(100);
        assertThat(days.get(7).waiting()).isEqualTo(60);
        assertThat(days.get(1).waiting()).isNull();
        assertThat(days.get(21).answered()).as("nobody is followed any more").isNull();
    }

    @Test
    void stepsOfFewAnswersAreDrawnWithTheNext() {
        Map<String, Long> counts = new HashMap<>(Map.of("answered:2", 3L, "answered:4", 3L, "censored:30", 50L));

        List<Block.CurveDay> days = TimeToAnswerBlock.days(Counts.of(counts), 10, 5);

        assertThat(days.get(2).answered()).isZero();
        assertThat(days.get(4).answered()).isCloseTo(6 / 56.0, within(1e-12));
    }

    @Test
    void endsWhereFewAreLeftAndHidesMarksThatWouldDiscloseFew() {
        Counts followed = Counts.of(Map.of("answered:1", 50L, "censored:5", 2L, "answered:9", 10L, "censored:12", 4L));

        List<Block.CurveDay> days = TimeToAnswerBlock.days(followed, 14, 5);

        assertThat(days.get(7).waiting()).isEqualTo(14);
        assertThat(days.get(9).answered()).isCloseTo(1 - 16 / 66.0 * 4 / 14, within(1e-12));
        assertThat(days.get(10).answered()).isNull();
        Counts twoLeave = Counts.of(Map.of("answered:1", 50L, "censored:9", 2L, "answered:20", 30L));
        assertThat(TimeToAnswerBlock.days(twoLeave, 21, 5).get(14).waiting()).isNull();
    }
}
