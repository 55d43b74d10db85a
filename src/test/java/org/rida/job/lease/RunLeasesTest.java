package org.rida.job.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rida.i18n.BilingualText;
import org.rida.job.RunOperatorCase;
import org.rida.job.run.RunState;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Leases and their fencing: what the holder may do, and what a former holder may not do any more. */
class RunLeasesTest extends RunOperatorCase {

    @Autowired
    ClusterNode node;

    @Autowired
    RunRepository repository;

    @Autowired
    StopSignal stop;

    @Autowired
    PlatformTransactionManager transactions;

    /** Without threads that work on them, as the end of the application would wait for these runs. */
    @AfterEach
    void forgetRuns() {
        node.runs().clear();
    }

    @Test
    void aRunIsAcquiredOnceWhileItsProcessIsAlive() {
        Lease lease = acquire();

        assertThat(lease.attempts()).isEqualTo(1);
        assertThat(leases.acquire(lease.run())).isEmpty();
        assertThat(leases.acquireAny()).isEmpty();
        assertThatCode(() -> inTransaction(() -> leases.requireHeld(lease))).doesNotThrowAnyException();
    }

    @Test
    void aRunOfThisNodeThatNoThreadWorksOnIsAcquiredWithAHigherToken() {
        Lease former = acquire();
        node.runs().clear();

        Lease next = leases.acquire(former.run()).orElseThrow();

        assertThat(next.token()).isGreaterThan(former.token());
        assertThat(next.attempts()).isEqualTo(2);
        assertThatThrownBy(() -> inTransaction(() -> leases.requireHeld(former)))
                .isInstanceOf(LeaseLost.class)
                .hasMessageContaining("run " + former.run());
    }

    @Test
    void aFormerHolderCannotEndTheRun() {
        Lease former = acquire();
        takeOver(former);

        assertThat(leases.end(former, RunState.COMPLETED, BilingualText.EMPTY, ""))
                .isFalse();

        assertThat(runs.run(former.run()).state()).isEqualTo(RunState.RUNNING);
    }

    /** {@link FencingListener} is called for each transaction of the thread, whichever package began it. */
    @Test
    void aTransactionOfAFormerHolderIsRolledBack() {
        Lease former = acquire();
        takeOver(former);

        try (RunContext ignored = RunContext.enter(former)) {
            assertThatThrownBy(() -> inTransaction(() -> sql.sql("update run set failure_en = 'written too late'")
                            .update()))
                    .isInstanceOf(LeaseLost.class);
        }

        assertThat(sql.sql("select count(*) from run where failure_en is not null")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void aThreadWithoutARunIsNotFenced() {
        takeOver(acquire());

        inTransaction(() -> sql.sql("update run set failure_en = 'no run'").update());

        assertThat(sql.sql("select failure_en from run").query(String.class).single())
                .isEqualTo("no run");
    }

    @Test
    void aRequestedStopInterruptsTheThreadOfTheRunOnly() {
        Lease lease = acquire();
        repository.requestStop(lease.run(), SARA);

        try (RunContext ignored = RunContext.enter(lease)) {
            assertThatThrownBy(stop::checkNow).isInstanceOf(StopRequested.class);
        }
        assertThatCode(stop::checkNow).doesNotThrowAnyException();
    }

    private Lease acquire() {
        return leases.insertAndAcquire(JOB, Map.of("month", "2026-10"), SARA).orElseThrow();
    }

    private void takeOver(Lease lease) {
        sql.sql("update run set token = token + 1, node = 'another process' where run_id = :run")
                .param("run", lease.run())
                .update();
    }

    private void inTransaction(Runnable work) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> work.run());
    }
}
