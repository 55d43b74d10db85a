package org.rida.job.lease;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rida.i18n.BilingualText;
import org.rida.job.RunOperatorCase;
import org.rida.job.run.RunDetail.RunLogEntry;
import org.rida.job.run.RunKey;
import org.rida.job.run.RunState;
import org.springframework.beans.factory.annotation.Autowired;

/** Requests that {@link RunRepository} records or refuses: one active run for each key, restart and stop by state. */
class RunRepositoryTest extends RunOperatorCase {

    private static final Map<String, String> OCTOBER = Map.of("month", "2026-10");

    @Autowired
    RunRepository repository;

    @Test
    void ofOneKeyOnlyOneRunIsActive() {
        long run = insert(OCTOBER);

        assertThat(repository.insert(JOB, OCTOBER, SARA, BilingualText.EMPTY)).isEmpty();
        assertThat(repository.findActive(RunKey.compute(JOB, OCTOBER)))
                .hasValueSatisfying(active -> assertThat(active.run()).isEqualTo(run));
        assertThat(insert(Map.of("month", "2026-09"))).isNotEqualTo(run);
    }

    @Test
    void aWaitingRunIsStoppedAtOnceAndARunningOneByItsProcess() {
        long waiting = insert(OCTOBER);
        long running = insert(Map.of("month", "2026-09"));
        setState(running, "running");

        assertThat(repository.requestStop(waiting, SARA)).isTrue();
        assertThat(repository.requestStop(running, SARA)).isTrue();

        assertThat(runs.run(waiting).state()).isEqualTo(RunState.STOPPED);
        assertThat(repository.isStopRequested(waiting)).isFalse();
        assertThat(runs.run(running).state()).isEqualTo(RunState.RUNNING);
        assertThat(repository.isStopRequested(running)).isTrue();
        assertThat(repository.requestStop(waiting, SARA)).isFalse();
    }

    @Test
    void aStoppedRunWaitsAgainAndItsEventsSayWhoRestartedIt() {
        long run = insert(OCTOBER);
        repository.requestStop(run, SARA);

        assertThat(repository.restart(run, SARA)).isTrue();

        assertThat(runs.run(run).state()).isEqualTo(RunState.WAITING);
        assertThat(runs.detail(run).events())
                .extracting(RunLogEntry::event)
                .containsExactly("requested", "stop", "restarted");
        assertThat(runs.detail(run).events())
                .allSatisfy(event -> assertThat(event.actor()).isEqualTo("sara"));
    }

    @Test
    void neitherACompleteRunIsRestartedNorOneWhoseKeyIsActive() {
        long complete = insert(OCTOBER);
        setState(complete, "completed");
        long failed = insert(Map.of("month", "2026-09"));
        setState(failed, "failed");
        insert(Map.of("month", "2026-09"));

        assertThat(repository.restart(complete, SARA)).isFalse();
        assertThat(repository.restart(failed, SARA)).isFalse();
        assertThat(runs.run(failed).state()).isEqualTo(RunState.FAILED);
    }

    private long insert(Map<String, String> parameters) {
        return repository.insert(JOB, parameters, SARA, BilingualText.EMPTY).orElseThrow();
    }

    private void setState(long run, String state) {
        sql.sql("update run set state = :state where run_id = :run")
                .param("state", state)
                .param("run", run)
                .update();
    }
}
