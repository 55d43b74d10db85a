package org.rida.job.lease;

import java.util.Map;
import java.util.Optional;
import org.rida.i18n.BilingualText;
import org.rida.job.RunOperator;
import org.rida.job.run.RunKey;
import org.rida.job.run.RunState;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who may work on which run: the process that took it, until it is dead.
 */
@Component
public class RunLeases {

    private static final String INSERT =
            """
            insert into run (job, run_key, parameters, state, actor, reason, provisional_ar, provisional_en)
            values (:job, :key, :parameters::jsonb, 'waiting', :actor, :reason, :ar, :en)
            on conflict (run_key) where state in ('waiting', 'running') do nothing
            returning run_id
            """;

    /** "For update" waits for nobody: who is about to commit holds the row for an instant, and the next look finds it free. */
    private static final String ACQUIRE =
            """
            with free as (
                select r.run_id, r.state, r.node from run r
                where (:any or r.run_id = :run)
                    and (r.state = 'waiting' or r.state = 'running' and (r.node = :me and not r.run_id = any(:mine) or %s))
                order by r.requested_at, r.run_id
                limit 1
                for update of r skip locked
            ),
            said as (
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

    private static final String REQUIRE_RUN = "select from run where run_id = :run and token = :token for key share";

    private static final String REQUIRE_PART =
            "select from run_part where execution_id = :execution and token = :token and state = 'running' for key share";

    private static final String END =
            """
            update run set state = :state, stop_requested = false, failure_ar = :ar, failure_en = :en, stack_trace = :trace,
                ended_at = case when :state = 'waiting' then null else clock_timestamp() end
            where run_id = :run and token = :token and state = 'running'
            """;

    private static final String RESTART =
            """
            update run set state = 'waiting', attempts = 0, stop_requested = false, ended_at = null,
                failure_ar = null, failure_en = null, stack_trace = null
            where run_id = :run and state in ('failed', 'stopped') and not exists (
                select from run other where other.run_key = run.run_key and other.state in ('waiting', 'running'))
            """;

    private static final String REQUEST_STOP =
            """
            update run set stop_requested = (state = 'running'),
                state = case when state = 'waiting' then 'stopped' else state end,
                ended_at = case when state = 'waiting' then clock_timestamp() end
            where run_id = :run and state in ('waiting', 'running')
            """;

    private static final String IS_STOP_REQUESTED = "select stop_requested from run where run_id = :run";

    private static final String SET_INSTANCE = "update run set instance_id = :instance where run_id = :run";

    private static final String RECORD_EVENT =
            "insert into run_event (run_id, event, actor, reason) values (:run, :event, :actor, :reason)";

    private static final String FIND_ACTIVE =
            """
            select r.run_id, r.state, %s as dead,
                not exists (select from pg_stat_activity a where a.application_name = r.node) as silent
            from run r where r.run_key = :key and r.state in ('waiting', 'running')
            """
                    .formatted(NodeFailureDetector.isDead("r.node"));

    private final JdbcClient sql;
    private final ClusterNode node;
    private final NodeFailureDetector failureDetector;

    RunLeases(JdbcClient sql, ClusterNode node, NodeFailureDetector deadNodes) {
        this.sql = sql;
        this.node = node;
        this.failureDetector = deadNodes;
    }

    /**
     * The one run of a key that waits or runs.
     *
     * @param dead its process is known to be dead: it can be taken
     * @param silent its process has no session left; unless it comes back it will be found dead in a few seconds
     */
    public record ActiveRun(long run, RunState state, boolean dead, boolean withoutSession) {

        /** Whether any process may take it. */
        public boolean isAcquirable() {
            return state == RunState.WAITING || dead;
        }
    }

    /** A new run that waits; empty when one of the same key waits or runs. */
    @Transactional
    public Optional<Long> insert(
            String job, Map<String, String> parameters, RunOperator.StartReason reason, BilingualText provisional) {
        Optional<Long> run = sql.sql(INSERT)
                .param("job", job)
                .param("key", RunKey.compute(job, parameters))
                .param("parameters", RunKey.json(parameters))
                .param("actor", reason.actor().name())
                .param("reason", reason.reason())
                .param("ar", provisional.ar())
                .param("en", provisional.en())
                .query(Long.class)
                .optional();
        run.ifPresent(id -> recordEvent(id, "requested", reason));
        return run;
    }

    /** A new run that is this process's from the start; empty as above. */
    @Transactional
    public Optional<Lease> insertAndAcquire(
            String job, Map<String, String> parameters, RunOperator.StartReason reason) {
        return insert(job, parameters, reason, BilingualText.EMPTY).flatMap(this::acquire);
    }

    /** A run that failed or was stopped is this process's again; empty as for {@link #restart}. */
    @Transactional
    public Optional<Lease> restartAndAcquire(long run, RunOperator.StartReason reason) {
        return restart(run, reason) ? acquire(run) : Optional.empty();
    }

    public Optional<ActiveRun> findActive(String key) {
        return failureDetector
                .query(FIND_ACTIVE)
                .param("key", key)
                .query((row, n) -> new ActiveRun(
                        row.getLong("run_id"),
                        RunState.of(row.getString("state")),
                        row.getBoolean("dead"),
                        row.getBoolean("silent")))
                .optional();
    }

    /** Takes the run if it waits or its process is dead. */
    public Optional<Lease> acquire(long run) {
        return acquire(false, run);
    }

    /** Takes the run that has waited longest for a process. */
    public Optional<Lease> acquireAny() {
        return acquire(true, 0);
    }

    /** Asked within each transaction that is about to commit; from then until its end nobody can take the run. */
    public void requireHeld(Lease held) {
        boolean holds = exists(sql.sql(REQUIRE_RUN).param("run", held.run()).param("token", held.token()));
        Lease.PartLease share = held.share();
        if (share != null) {
            holds = holds
                    && exists(sql.sql(REQUIRE_PART)
                            .param("execution", share.execution())
                            .param("token", share.token()));
        }
        if (!holds) {
            throw new LeaseLost(held);
        }
    }

    private static boolean exists(JdbcClient.StatementSpec row) {
        return !row.query((found, n) -> true).list().isEmpty();
    }

    public void saveInstance(Lease held, long instance) {
        sql.sql(SET_INSTANCE)
                .param("run", held.run())
                .param("instance", instance)
                .update();
    }

    /** False when the run is no longer this process's: then nothing is written. */
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
            recordEvent(held.run(), state == RunState.WAITING ? "released" : "ended", node.name(), state.code());
        }
        return ended;
    }

    /** A run that failed or was stopped waits again; false when it is in another state, or another run has its key. */
    @Transactional
    public boolean restart(long run, RunOperator.StartReason reason) {
        boolean reopened = sql.sql(RESTART).param("run", run).update() == 1;
        if (reopened) {
            recordEvent(run, "restarted", reason);
        }
        return reopened;
    }

    /** False when the run neither waits nor runs. */
    @Transactional
    public boolean requestStop(long run, RunOperator.StartReason reason) {
        boolean stops = sql.sql(REQUEST_STOP).param("run", run).update() == 1;
        if (stops) {
            recordEvent(run, "stop", reason);
        }
        return stops;
    }

    boolean isStopRequested(long run) {
        return sql.sql(IS_STOP_REQUESTED).param("run", run).query(Boolean.class).single();
    }

    public void recordEvent(long run, String what, RunOperator.StartReason reason) {
        recordEvent(run, what, reason.actor().name(), reason.reason());
    }

    private void recordEvent(long run, String what, String who, String why) {
        sql.sql(RECORD_EVENT)
                .param("run", run)
                .param("event", what)
                .param("actor", who)
                .param("reason", why)
                .update();
    }

    /** One thread at a time, so that what was just taken is known to be worked on. */
    private synchronized Optional<Lease> acquire(boolean any, long run) {
        node.startHeartbeat();
        failureDetector.terminateSessions();
        Optional<Lease> taken = failureDetector
                .query(ACQUIRE)
                .param("any", any)
                .param("run", run)
                .param("me", node.name())
                .param("mine", node.runs().toArray(Long[]::new))
                .query((row, n) -> Lease.of(row, null))
                .optional();
        taken.ifPresent(held -> node.runs().add(held.run()));
        return taken;
    }
}
