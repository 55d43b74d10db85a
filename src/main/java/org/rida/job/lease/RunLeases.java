package org.rida.job.lease;

import java.util.Map;
import java.util.Optional;
import org.rida.i18n.BilingualText;
import org.rida.job.RunOperator;
import org.rida.job.run.RunState;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Leases of runs: which process may work on which run. A lease is bound to a fencing token, the run's {@code token}, that grows
 * with each acquisition; a process whose lease was taken over holds an old token and can commit nothing more. A lease has no end
 * of its own: it is free again when its run ends, or when {@link NodeFailureDetector} finds its process dead.
 */
@Component
public class RunLeases {

    /**
     * Skips locked rows instead of waiting: a holder that is about to commit has its row locked for an instant, and the next poll
     * finds it. A run of this very process on which no thread works is left from an end that could not be recorded.
     */
    private static final String ACQUIRE =
            """
            with free as (
                select r.run_id, r.state, r.node from run r
                where (:any or r.run_id = :run) and r.storage = :storage
                    and (r.state = 'waiting' or r.state = 'running' and (r.node = :me and not r.run_id = any(:mine) or %s))
                order by r.requested_at, r.run_id
                limit 1
                for update of r skip locked
            ),
            logged as (
                insert into run_event (run_id, event, actor, reason)
                select run_id, 'taken-over', :me, node from free where state = 'running'
            )
            update run r set state = 'running', node = :me, token = token + 1, attempts = attempts + 1,
                started_at = coalesce(started_at, clock_timestamp())
            from free where r.run_id = free.run_id
            returning r.run_id, r.token as run_token, r.job, r.parameters, r.actor, r.reason, r.attempts,
                r.provisional_ar, r.provisional_en
            """
                    .formatted(NodeFailureDetector.isDead("r.node"));

    /** "For key share" keeps the row from being acquired until the transaction ends, and lets its progress be updated. */
    private static final String REQUIRE = "select from run where run_id = :run and token = :token for key share";

    private static final String FIND =
            """
            select run_id, token as run_token, job, parameters, actor, reason, attempts, provisional_ar, provisional_en
            from run where run_id = :run and token = :token and state = 'running'
            """;

    /** The token is the fence: a process that lost the run changes no row. */
    private static final String END =
            """
            update run set state = :state, stop_requested = false, failure_ar = :ar, failure_en = :en, stack_trace = :trace,
                ended_at = case when :state = 'waiting' then null else clock_timestamp() end
            where run_id = :run and token = :token and state = 'running'
            """;

    private final JdbcClient sql;
    private final ClusterNode node;
    private final NodeFailureDetector failureDetector;
    private final RunRepository runs;
    private final SharedStorage storage;

    RunLeases(
            JdbcClient sql,
            ClusterNode node,
            NodeFailureDetector failureDetector,
            RunRepository runs,
            SharedStorage storage) {
        this.sql = sql;
        this.node = node;
        this.failureDetector = failureDetector;
        this.runs = runs;
        this.storage = storage;
    }

    /** Inserts a run and acquires it in the same transaction; empty as for {@link RunRepository#insert}. */
    @Transactional
    public Optional<Lease> insertAndAcquire(
            String job, Map<String, String> parameters, RunOperator.StartReason reason) {
        return runs.insert(job, parameters, reason, BilingualText.EMPTY).flatMap(this::acquire);
    }

    /** Restarts a run and acquires it in the same transaction; empty as for {@link RunRepository#restart}. */
    @Transactional
    public Optional<Lease> restartAndAcquire(long run, RunOperator.StartReason reason) {
        return runs.restart(run, reason) ? acquire(run) : Optional.empty();
    }

    /** Acquires the run if it waits or its process is dead; empty otherwise. */
    public Optional<Lease> acquire(long run) {
        return acquire(false, run);
    }

    /** Acquires the acquirable run that was requested first; empty when there is none. */
    public Optional<Lease> acquireAny() {
        return acquire(true, 0);
    }

    /** The lease of whichever process holds the run; empty when it is not the one with this token any more. */
    public Optional<Lease> find(long run, long token) {
        return sql.sql(FIND)
                .param("run", run)
                .param("token", token)
                .query((row, n) -> Lease.of(row))
                .optional();
    }

    /**
     * Checks the lease within a transaction that is about to commit, and locks it until the end of the transaction.
     *
     * @throws LeaseLost when another process has acquired the run since
     */
    public void requireHeld(Lease held) {
        if (sql.sql(REQUIRE)
                .param("run", held.run())
                .param("token", held.token())
                .query((found, n) -> true)
                .list()
                .isEmpty()) {
            throw new LeaseLost(held);
        }
    }

    /**
     * Ends the lease and records the state in which the run is left, {@link RunState#WAITING} to give it back.
     *
     * @param failure empty unless it failed
     * @param stackTrace empty unless it failed
     * @return false when another process holds the run by now; nothing is written then
     */
    @Transactional
    public boolean end(Lease held, RunState state, BilingualText failure, String stackTrace) {
        boolean ended = sql.sql(END)
                        .param("run", held.run())
                        .param("token", held.token())
                        .param("state", state.code())
                        .param("ar", failure.isEmpty() ? null : failure.ar())
                        .param("en", failure.isEmpty() ? null : failure.en())
                        .param("trace", stackTrace.isEmpty() ? null : stackTrace)
                        .update()
                == 1;
        if (ended) {
            runs.recordEvent(held.run(), state == RunState.WAITING ? "released" : "ended", node.name(), state.code());
        }
        return ended;
    }

    /** Synchronized: otherwise another thread could see the new row before {@code node.runs()} has it, and acquire it again. */
    private synchronized Optional<Lease> acquire(boolean any, long run) {
        node.startHeartbeat();
        failureDetector.terminateSessions();
        Optional<Lease> acquired = failureDetector
                .query(ACQUIRE)
                .param("any", any)
                .param("run", run)
                .param("storage", storage.id())
                .param("me", node.name())
                .param("mine", node.runs().toArray(Long[]::new))
                .query((row, n) -> Lease.of(row))
                .optional();
        acquired.ifPresent(held -> node.runs().add(held.run()));
        return acquired;
    }
}
