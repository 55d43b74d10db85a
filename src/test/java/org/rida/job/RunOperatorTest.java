package org.rida.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rida.job.definition.InvalidRequest;
import org.rida.job.run.RunDetail;
import org.rida.job.run.RunResult;
import org.rida.job.run.RunState;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.scheduling.config.ScheduledTaskHolder;

/** Every way in and out of a run that people ask for: one copy, stopped at borders, taken up where it ended. */
class RunOperatorTest extends RunOperatorCase {

    @Test
    void aProcessThatDoesNotServeHasNoBackgroundTasksButItsHeartbeat(@Autowired ApplicationContext context) {
        assertThat(context.getBeansOfType(ScheduledTaskHolder.class)).isEmpty();
        assertThat(context.getBean(ThreadPoolTaskScheduler.class)
                        .getScheduledThreadPoolExecutor()
                        .getQueue())
                .hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void oneOfConcurrentStartsRunsAndTheOthersNameIt() {
        long first = operator.start(JOB, Map.of("month", "2026-10"), SARA);

        assertThatThrownBy(() -> operator.start(JOB, Map.of("month", "2026-10"), SARA))
                .isInstanceOf(RunOperator.AlreadyRunning.class)
                .hasMessageContaining("run " + first)
                .hasMessageContaining("Month: October 2026");
        assertThat(operator.start(JOB, Map.of("month", "2026-09"), SARA)).isNotEqualTo(first);
        operator.start("watched", Map.of(), SARA);
        assertThatThrownBy(() -> operator.start("watched", Map.of(), SARA))
                .hasMessageContaining("job \"watched\" is running");
    }

    @Test
    void ofManyStartsAtOnceOneIsLetIn() {
        List<String> answers = IntStream.range(0, 16)
                .parallel()
                .mapToObj(i -> answer(() -> operator.start(JOB, Map.of("month", "2026-10"), SARA)))
                .toList();

        assertThat(answers).filteredOn("let in"::equals).hasSize(1);
        assertThat(answers).filteredOn("already running"::equals).hasSize(15);
    }

    @Test
    void aStopTakesEffectBetweenFilesAndARestartResumesThere() {
        stopAfterTheFirstFile();
        RunResult stopped = operator.run(JOB, Map.of(), SARA);

        assertThat(stopped.state()).isEqualTo(RunState.STOPPED);
        assertThat(requests()).isEqualTo(1);
        assertNothingIsLeftOpen();

        ON_EVENT.set(event -> {});
        assertThat(operator.restartHere(stopped.run(), SARA).completed()).isTrue();
        assertThat(requests()).isEqualTo(FILES);
        assertThat(runs.detail(stopped.run()).events())
                .extracting(RunDetail.RunLogEntry::event)
                .containsExactly("requested", "stop", "ended", "restarted", "ended");
    }

    @Test
    void ofManyRestartsAtOnceOneIsLetIn() {
        stopAfterTheFirstFile();
        long run = operator.run(JOB, Map.of(), SARA).run();

        List<String> answers = IntStream.range(0, 16)
                .parallel()
                .mapToObj(i -> answer(() -> operator.restart(run, SARA)))
                .toList();

        assertThat(answers).filteredOn("let in"::equals).hasSize(1);
        assertThat(answers).filteredOn("already running"::equals).hasSize(15);
    }

    @Test
    void aRunThatWaitsIsStoppedAtOnce() {
        long run = operator.start(JOB, Map.of(), SARA);
        operator.stop(run, SARA);

        worker.executeAll();

        assertThat(runs.run(run).state()).isEqualTo(RunState.STOPPED);
        assertThat(requests()).isZero();
        assertThatThrownBy(() -> operator.stop(run, SARA))
                .isInstanceOf(InvalidRequest.class)
                .hasMessageContaining("has ended");
    }
}
