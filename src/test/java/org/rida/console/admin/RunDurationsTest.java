package org.rida.console.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rida.console.admin.RunDurations.RunBar;
import org.rida.job.run.Run;

class RunDurationsTest {

    private static final Instant START = Instant.parse("2026-11-01T03:00:00Z");

    @Test
    void theLongestRunIsTheHeightOfThePictureAndTheOldestComesFirst() {
        RunDurations durations = RunDurations.of(List.of(took(3, 40), took(2, 10), took(1, 20)));

        assertThat(durations.bars()).extracting(bar -> bar.run().id()).containsExactly(1L, 2L, 3L);
        assertThat(durations.bars()).extracting(RunBar::height).containsExactly(50.0, 25.0, 100.0);
        assertThat(durations.longest()).isEqualTo(Duration.ofSeconds(40));
        assertThat(durations.median()).isEqualTo(Duration.ofSeconds(20));
        assertThat(RunDurations.of(List.of(took(2, 40), took(1, 21))).median()).isEqualTo(Duration.ofMillis(30_500));
    }

    @Test
    void barsStandBesideEachOtherWithinThePicture() {
        List<RunBar> bars =
                RunDurations.of(List.of(took(3, 1), took(2, 2), took(1, 3))).bars();

        for (int i = 1; i < bars.size(); i++) {
            assertThat(bars.get(i).from())
                    .isGreaterThan(bars.get(i - 1).from() + bars.get(i - 1).width());
        }
        RunBar last = bars.get(bars.size() - 1);
        assertThat(last.from() + last.width()).isLessThanOrEqualTo(100);
    }

    @Test
    void runsThatDidNotBeginOrEndAreLeftOut() {
        RunDurations durations = RunDurations.of(List.of(
                StepBarsTest.run(3, null, START), StepBarsTest.run(2, START, null), StepBarsTest.run(1, null, null)));

        assertThat(durations.bars()).isEmpty();
        assertThat(durations.median()).isZero();
    }

    /** The clock of the database may have been put back. */
    @Test
    void aRunOfNoTimeIsSeenAndNoneIsNegative() {
        RunDurations durations = RunDurations.of(List.of(took(2, 0), took(1, -5)));

        assertThat(durations.longest()).isZero();
        assertThat(durations.bars()).allSatisfy(bar -> assertThat(bar.height()).isEqualTo(1, within(1e-9)));
    }

    private static Run took(long id, int seconds) {
        return StepBarsTest.run(id, START, START.plusSeconds(seconds));
    }
}
