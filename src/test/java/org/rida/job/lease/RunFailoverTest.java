package org.rida.job.lease;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rida.i18n.Problem;
import org.rida.job.RunOperatorCase;
import org.rida.job.run.RunEvent;
import org.rida.job.run.RunResult;
import org.rida.job.run.RunState;

/** Failover: a run whose process is dead or frozen is resumed by one other process, and the former holder commits nothing more. */
class RunFailoverTest extends RunOperatorCase {

    /** The states in which a killed process leaves Spring Batch's tables, the worst ones among them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "update batch_job_execution set status = 'STARTED', end_time = null, exit_code = 'UNKNOWN'",
                "update batch_job_execution set status = 'UNKNOWN'",
                "update batch_step_execution set status = 'UNKNOWN'",
                "update batch_step_execution set status = 'STARTED', end_time = null",
                "delete from batch_step_execution_context; delete from batch_step_execution;"
                        + " delete from batch_job_execution_params; delete from batch_job_execution_context;"
                        + " delete from batch_job_execution"
            })
    void aRunIsResumedFromAnyStateThatADeadProcessLeaves(String leftBehind) {
        stopAfterTheFirstFile();
        long run = operator.run(JOB, Map.of(), SARA).run();
        ON_EVENT.set(event -> {});
        sql.sql(leftBehind).update();
        sql.sql("update run set state = 'running', node = 'a process that is gone', ended_at = null")
                .update();

        worker.executeAll();

        assertThat(runs.run(run).state()).isEqualTo(RunState.COMPLETED);
        assertThat(requests()).isEqualTo(FILES);
        assertNothingIsLeftOpen();
        assertThat(runs.detail(run).events())
                .filteredOn(e -> e.event().equals("taken-over"))
                .singleElement()
                .satisfies(e -> assertThat(e.reason()).isEqualTo("a process that is gone"));
    }

    @Test
    void whoWasOvertakenCommitsNothingMore() {
        ON_EVENT.set(event -> {
            if (event instanceof RunEvent.FileIngested file && file.number() == 2) {
                sql.sql("update run set token = token + 1, node = 'the next one'")
                        .update();
            }
        });

        RunResult slow = operator.run(JOB, Map.of(), SARA);

        assertThat(slow.completed()).isFalse();
        assertThat(slow.failures())
                .singleElement()
                .isInstanceOf(Problem.class)
                .extracting(Throwable::getMessage)
                .asString()
                .startsWith("This process did not respond for too long, and another process resumed the run.");
        assertThat(requests()).isEqualTo(2);
        assertThat(sql.sql("select node from run").query(String.class).single()).isEqualTo("the next one");
        assertThat(sql.sql("select count(*) from counted_month")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void aLivingRunIsNotTaken() {
        long run = operator.start(JOB, Map.of(), SARA);
        AtomicReference<String> answer = new AtomicReference<>("");
        ON_EVENT.set(event -> {
            if (event instanceof RunEvent.FileIngested) {
                answer.set(answer(() -> operator.recoverHere(run, SARA)));
                assertThat(leases.acquireAny()).isEmpty();
            }
        });

        worker.executeAll();

        assertThat(answer.get()).contains("in a living process");
        assertThat(runs.run(run).state()).isEqualTo(RunState.COMPLETED);
    }

    @Test
    void aRunThatKillsEveryProcessIsCalledFailedInTheEnd() {
        long run = operator.start(JOB, Map.of(), SARA);
        sql.sql("update run set attempts = 10").update();

        worker.executeAll();

        assertThat(runs.run(run).state()).isEqualTo(RunState.FAILED);
        assertThat(runs.run(run).failure().en()).contains("10 processes that worked on this run died");
    }
}
