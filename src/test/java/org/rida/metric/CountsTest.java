package org.rida.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CountsTest {

    @Test
    void bucketsAreAddedUpByName() {
        Counts sum = Counts.of(Map.of("late", 2L, "on_time", 3L)).combine(Counts.of(Map.of("late", 5L, "left", 0L)));

        assertThat(sum).isEqualTo(Counts.of(Map.of("late", 7L, "on_time", 3L, "left", 0L)));
        assertThat(sum.total()).isEqualTo(10);
        assertThat(sum.in("late", "on_time", "unknown")).isEqualTo(10);
        assertThat(sum.in("unknown")).isZero();
    }

    @Test
    void countsAreEqualByValue() {
        Counts late = Counts.of(Map.of("late", 2L));

        assertThat(late).hasSameHashCodeAs(Counts.of(Map.of("late", 2L))).hasToString("{late=2}");
        assertThat(late.hashCode()).isEqualTo(Map.of("late", 2L).hashCode());
        assertThat(late).isNotEqualTo(Counts.of(Map.of("late", 3L))).isNotEqualTo(Map.of("late", 2L));
    }

    @Test
    void daysOfOneKind() {
        Counts counts = Counts.of(Map.of("answered:3", 2L, "answered:9", 1L, "censored:5", 4L));

        assertThat(counts.days("answered:")).isEqualTo(DayCountsTest.days("3 3 9"));
        assertThat(counts.days("censored:")).isEqualTo(DayCountsTest.days("5 5 5 5"));
    }

    @Test
    void scoresLeaveNamesOut() {
        assertThat(Counts.of(Map.of("1", 2L, "5", 1L, "dont_know", 4L)).scores(1, 5))
                .isEqualTo(Map.of(1, 2L, 5, 1L));
    }
}
