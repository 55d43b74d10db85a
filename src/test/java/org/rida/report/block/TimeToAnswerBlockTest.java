package org.rida.report.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rida.metric.Counts;
import org.rida.metric.survival.AalenJohansen;
import org.rida.metric.survival.AalenJohansen.End;
import org.rida.report.document.Block;

/** The curve against the estimate, and its disclosure control. */
class TimeToAnswerBlockTest {

    @Test
    void whoLeftIsNotAnswered() {
        Counts followed = Counts.of(
                Map.of("answered:3", 40L, "left:10", 10L, "answered:14", 30L, "censored:17", 10L, "left:20", 10L));

        List<Block.CurveDay> days = TimeToAnswerBlock.days(followed, 21, 1);

        AalenJohansen ends =
                AalenJohansen.of(followed.days("answered:"), followed.days("left:"), followed.days("censored:"));
        assertThat(days).hasSize(22);
        for (int day : List.of(0, 2, 3, 13, 14, 20)) {
            assertThat(days.get(day).answered())
                    .as("day %d", day)
                    .isCloseTo(ends.after(day).orElseThrow().answered(), within(1e-12));
        }
        assertThat(days.get(14).answered()).isCloseTo(.7, within(1e-12));
        assertThat(days.get(14).low())
                .isEqualTo(ends.interval(End.ANSWERED, 14).orElseThrow().low());
        assertThat(days.get(9).left()).isZero();
        assertThat(days.get(10).left()).as("a day on which nobody is answered").isCloseTo(.1, within(1e-12));
        assertThat(days.get(20).shares().orElseThrow().waiting())
                .as("the last ten left")
                .isCloseTo(0, within(1e-12));
        assertThat(days.get(14).nobodyLeft()).as("Kaplan-Meier").isCloseTo(1 - .6 * 20 / 50, within(1e-12));
        assertThat(days.get(0).waiting()).isEqualTo(100);
        assertThat(days.get(7).waiting()).isEqualTo(60);
        assertThat(days.get(14).waiting()).isEqualTo(20);
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
    void endsWhereFewAreLeft() {
        Counts followed = Counts.of(Map.of("answered:1", 50L, "censored:5", 2L, "answered:9", 10L, "censored:12", 4L));

        List<Block.CurveDay> days = TimeToAnswerBlock.days(followed, 14, 5);

        assertThat(days.get(9).answered()).isCloseTo(1 - 16 / 66.0 * 4 / 14, within(1e-12));
        assertThat(days.get(10).answered()).isNull();
    }

    /** From the number of requests, the marks and the answers drawn, two that left, waited or were answered do not follow. */
    @ParameterizedTest
    @CsvSource({
        "left:5=2;answered:20=40, 0",
        "censored:5=2;answered:20=40, 0",
        "answered:5=2;answered:20=40, 0",
        "answered:0=2;answered:20=40, ''",
        "answered:3=10;left:4=2;answered:20=40, 0",
        "answered:3=10;left:4=6;left:9=2;answered:20=40, 0 7",
        "answered:3=10;left:4=2;left:9=3;answered:20=40, 0 14",
        "answered:3=10;left:4=6;answered:20=40, 0 7 14"
    })
    void marksFromWhichFewWouldFollowAreNotGiven(String counts, String marked) {
        Map<String, Long> buckets = Stream.of(counts.split(";"))
                .map(bucket -> bucket.split("="))
                .collect(Collectors.toMap(bucket -> bucket[0], bucket -> Long.valueOf(bucket[1])));

        List<Block.CurveDay> days = TimeToAnswerBlock.days(Counts.of(buckets), 19, 5);

        assertThat(days.stream()
                        .filter(day -> day.waiting() != null)
                        .map(day -> "" + day.day())
                        .collect(Collectors.joining(" ")))
                .isEqualTo(marked);
        assertThat(days)
                .as("beside the curve they tell how many left")
                .allMatch(day -> day.nobodyLeft() == null && day.left() == null);
    }
}
