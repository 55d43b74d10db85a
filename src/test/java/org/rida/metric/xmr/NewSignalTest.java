package org.rida.metric.xmr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.rida.metric.Direction;

class NewSignalTest {

    private static final XmrChart.Settings HIGHER = XmrChart.Settings.of(Direction.HIGHER_IS_BETTER);

    /** Twelve ordinary months around 80, limits about 75 to 85. */
    private static List<Observation> ordinary() {
        return months(80, 82, 79, 81, 80, 78, 81, 79, 82, 80, 79, 81);
    }

    private static List<Observation> months(double... values) {
        return new ArrayList<>(DoubleStream.of(values).mapToObj(Observation::of).toList());
    }

    private static List<Observation> with(List<Observation> months, double... values) {
        List<Observation> all = new ArrayList<>(months);
        all.addAll(months(values));
        return all;
    }

    @Test
    void ordinaryMonthsAreSilent() {
        assertThat(NewSignal.of(ordinary(), HIGHER)).isEmpty();
        assertThat(NewSignal.of(List.of(), HIGHER)).isEmpty();
    }

    /** Told in the first month outside the limits, silent in the next ones, told again after an ordinary month. */
    @Test
    void onceWhileItLasts() {
        assertThat(NewSignal.of(with(ordinary(), 60), HIGHER))
                .contains(new NewSignal(Variation.CONCERN_LOW, SpecialCause.OUTSIDE_LIMIT, 12));
        assertThat(NewSignal.of(with(ordinary(), 60, 61), HIGHER)).isEmpty();
        assertThat(NewSignal.of(with(ordinary(), 60, 61, 80), HIGHER)).isEmpty();
        assertThat(NewSignal.of(with(ordinary(), 60, 61, 80, 60), HIGHER)).isPresent();
    }

    @Test
    void theOtherWayIsAnotherSignal() {
        assertThat(NewSignal.of(with(ordinary(), 60, 99), HIGHER))
                .contains(new NewSignal(Variation.IMPROVEMENT_HIGH, SpecialCause.OUTSIDE_LIMIT, 13));
    }

    /** A shift is complete in its seventh month, and reaches back to its first. */
    @Test
    void aShiftIsToldWhenItIsComplete() {
        List<Observation> six = with(ordinary(), 81.5, 81, 81.5, 81, 81.5, 81);
        XmrChart chart = XmrChart.of(with(six, 81.5), HIGHER);
        int since = chart.since().orElseThrow();
        List<Integer> told = new ArrayList<>();
        for (int size = 1; size <= 21; size++) {
            List<Observation> all = with(ordinary(), 81.5, 81, 81.5, 81, 81.5, 81, 81.5, 81, 81.5);
            if (NewSignal.of(all.subList(0, size), HIGHER).isPresent()) {
                told.add(size);
            }
        }
        assertThat(told).hasSize(1);
        assertThat(NewSignal.of(
                        with(ordinary(), 81.5, 81, 81.5, 81, 81.5, 81, 81.5).subList(0, told.get(0)), HIGHER))
                .get()
                .satisfies(s -> assertThat(s.cause()).isEqualTo(SpecialCause.SHIFT))
                .satisfies(s -> assertThat(s.since()).isLessThanOrEqualTo(since));
    }

    /** A month without data, or of too few, neither ends nor repeats a signal. */
    @Test
    void monthsThatAreNotJudgedDoNotEndIt() {
        List<Observation> low = with(ordinary(), 60);
        low.add(Observation.GAP);
        assertThat(NewSignal.of(low, HIGHER)).isEmpty();
        low.add(Observation.of(OptionalDouble.of(20), 3));
        assertThat(NewSignal.of(low, HIGHER)).isEmpty();
        assertThat(NewSignal.of(with(low, 61), HIGHER)).isEmpty();
        List<Observation> fine = ordinary();
        fine.add(Observation.GAP);
        assertThat(NewSignal.of(with(fine, 61), HIGHER)).isPresent();
    }

    /** After a rebase the same icon is another signal: it is one against new limits. */
    @Test
    void aRebaseBeginsAnew() {
        List<Observation> all = with(with(ordinary(), 60), 80, 82, 79, 81, 80, 78, 81, 79, 82, 80, 79, 81, 60);
        assertThat(NewSignal.of(all, HIGHER.rebasedAt(Set.of(13)))).isPresent();
        List<Observation> atOnce = with(ordinary(), 60, 40);
        Optional<NewSignal> early = NewSignal.of(atOnce, HIGHER.rebasedAt(Set.of(13)));
        assertThat(early).as("one month has no limits").isEmpty();
    }
}
