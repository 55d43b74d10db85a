package org.rida.console.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.rida.console.admin.StepBars.StepBar;
import org.rida.i18n.BilingualText;
import org.rida.job.run.Run;
import org.rida.job.run.RunDetail;
import org.rida.job.run.RunDetail.StepDetail;
import org.rida.job.run.RunState;

class StepBarsTest {

    private static final Instant START = Instant.parse("2026-11-01T03:00:00Z");

    @Test
    void eachBarBeginsAndEndsWhereItsStepDid() {
        StepBars bars = StepBars.of(detail(step(1, 0, 60), step(2, 60, 20), step(3, 80, 20)), START);

        assertThat(bars.length()).isEqualTo(Duration.ofSeconds(100));
        assertThat(bars.bars()).extracting(StepBar::from).containsExactly(0.0, 60.0, 80.0);
        assertThat(bars.bars()).extracting(StepBar::width).containsExactly(60.0, 20.0, 20.0);
        assertThat(bars.bars().get(1).after()).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void aStepThatLastsReachesUntilNow() {
        StepBars bars = StepBars.of(detail(step(1, 0, 10), step(2, 10, null)), START.plusSeconds(40));

        assertThat(bars.length()).isEqualTo(Duration.ofSeconds(40));
        assertThat(bars.bars().get(1).from()).isEqualTo(25, within(1e-9));
        assertThat(bars.bars().get(1).width()).isEqualTo(75, within(1e-9));
        assertThat(bars.bars().get(1).took()).isNull();
    }

    /** The clock of the process that shows the page may be behind that of the one that works. */
    @Test
    void noBarLeavesTheLineAndNoneIsTooNarrowToBeSeen() {
        StepBars bars = StepBars.of(detail(step(1, 0, 1000), step(2, 1000, 0), step(3, 1000, null)), START);

        assertThat(bars.bars()).allSatisfy(bar -> {
            assertThat(bar.from()).isBetween(0.0, 100.0);
            assertThat(bar.width()).isGreaterThan(0.5);
            assertThat(bar.from() + bar.width()).isLessThanOrEqualTo(100.0 + 0.6);
        });
    }

    @Test
    void stepsThatWaitHaveNoBar() {
        assertThat(StepBars.of(detail(step(1, null, null)), START).bars()).isEmpty();
        assertThat(StepBars.of(detail(step(1, 0, 5), step(2, null, null)), START)
                        .bars())
                .hasSize(1);
    }

    private static StepDetail step(int number, @Nullable Integer after, @Nullable Integer took) {
        return new StepDetail(
                number,
                "recount",
                took == null ? "started" : "completed",
                0,
                null,
                null,
                after == null ? null : START.plusSeconds(after),
                took == null ? null : Duration.ofSeconds(took));
    }

    private static RunDetail detail(StepDetail... steps) {
        return new RunDetail(run(1, START, null), List.of(steps), null, List.of(), "");
    }

    static Run run(long id, @Nullable Instant started, @Nullable Instant ended) {
        return new Run(
                id,
                "job",
                BilingualText.same("Job"),
                Map.of(),
                BilingualText.EMPTY,
                ended == null ? RunState.RUNNING : RunState.COMPLETED,
                "sara",
                "",
                START,
                started,
                ended,
                "",
                false,
                null,
                BilingualText.EMPTY);
    }
}
