package org.rida.console.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rida.console.PageFormatter;
import org.rida.console.admin.RunDurations.RunBar;
import org.rida.i18n.DigitSystem;
import org.rida.i18n.Language;
import org.rida.i18n.Messages;
import org.rida.job.run.Run;
import org.rida.report.render.canvas.SvgCanvas;

class RunDurationsTest {

    private static final Pattern BAR = Pattern.compile("<rect [^>]*height=\"([0-9.]+)\"");
    private static final Instant START = Instant.parse("2026-11-01T03:00:00Z");

    @Test
    void theOldestComesFirst() {
        RunDurations durations = RunDurations.of(List.of(took(3, 40), took(2, 10), took(1, 20)));

        assertThat(durations.bars()).extracting(bar -> bar.run().id()).containsExactly(1L, 2L, 3L);
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
        assertThat(bars(durations)).hasSize(2).allSatisfy(height -> assertThat(height)
                .isEqualTo(1.44, within(.1)));
    }

    /** Between round lines, of which the longest run is never above the last: 401 ms are above four times 100 ms. */
    @ParameterizedTest
    @CsvSource({"400, 144", "401, 72.2", "403, 72.5", "240_003, 72", "200_000_001, 144"})
    void theLongestRunStandsBelowTheLastLineAndTheShortestIsSeen(String longest, double height) {
        long milliseconds = Long.parseLong(longest.replace("_", ""));
        RunDurations durations = RunDurations.of(List.of(
                StepBarsTest.run(2, START, START.plusMillis(milliseconds)),
                StepBarsTest.run(1, START, START.plusMillis(1))));

        assertThat(bars(durations))
                .hasSize(2)
                .satisfiesExactly(
                        shortest -> assertThat(shortest).isGreaterThanOrEqualTo(1.43),
                        bar -> assertThat(bar).isEqualTo(height, within(.1)).isLessThanOrEqualTo(144));
    }

    /** The heights of the bars as drawn; squares of the key are no bars. */
    private static List<Double> bars(RunDurations durations) {
        RunDurationsChart chart = new RunDurationsChart(
                durations,
                new PageFormatter(new Messages(Language.EN, DigitSystem.EUROPEAN), ZoneId.of("Asia/Riyadh")));
        return BAR.matcher(SvgCanvas.svg(chart, 640, 190, false))
                .results()
                .map(bar -> Double.valueOf(bar.group(1)))
                .filter(height -> height != 9)
                .toList();
    }

    private static Run took(long id, int seconds) {
        return StepBarsTest.run(id, START, START.plusSeconds(seconds));
    }
}
