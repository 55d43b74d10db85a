package org.rida.job.lease;

import java.util.Map;
import java.util.Optional;
import org.rida.i18n.BilingualText;
import org.rida.job.RunOperator;
import org.rida.job.run.RunKey;
import org.rida.job.run.RunState;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The rows of runs and their events, as requests change them: insert, restart, stop. Of runs with the same key at most one waits
 * or runs at a time. What the process that works on a run writes is in {@link RunLeases}.
 */
@Repository
public class RunRepository {

    /** The partial unique index on the key, not a query beforehand, keeps two processes from inserting the same run. */
    private static final String INSERT =
            """
            insert into run (job, run_key, parameters, state, actor, reason, storage, provisional_ar, provisional_en)
            values (:job, :key, :parameters::jsonb, 'waiting', :actor, :reason, :storage, :ar, :en)
            on conflict (run_key) where state in ('waiting', 'running') do nothing
            returning run_id
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
                not exists (select from pg_stat_activity a where a.application_name = r.node) as without_session
            from run r where r.run_key = :key and r.state in ('waiting', 'running')
            """
                    .formatted(NodeFailureDetector.isDead("r.node"));

    private final JdbcClient sql;
    private final NodeFailureDetector failureDetector;
    private final SharedStorage storage;

    RunRepository(JdbcClient sql, NodeFailureDetector failureDetector, SharedStorage storage) {
        this.sql = sql;
        this.failureDetector = failureDetector;
        this.storage = storage;
    }

    /**
     * The one run of a key that waits or runs.
     *
     * @param dead its process is known to be dead: it can be taken
     * @param withoutSession its process has no session left; unless it comes back it will be found dead in a few seconds
     */
    public record ActiveRun(long run, RunState state, boolean dead, boolean withoutSession) {

        /** Whether any process may acquire it. */
        public boolean isAcquirable() {
            return state == RunState.WAITING || dead;
        }
    }

    /**
     * Inserts a run that waits for a process.
     *
     * @param parameters by name, in their exact form
     * @param provisional what is missing of its inputs; empty when nothing is
     * @return the run's number; empty when a run of the same key waits or runs
     */
    @Transactional
    public Optional<Long> insert(
            String job, Map<String, String> parameters, RunOperator.StartReason reason, BilingualText provisional) {
        Optional<Long> run = sql.sql(INSERT)
                .param("job", job)
                .param("key", RunKey.compute(job, parameters))
                .param("parameters", RunKey.json(parameters))
                .param("actor", reason.actor().name())
                .param("reason", reason.reason())
                .param("storage", storage.id())
                .param("ar", provisional.ar())
                .param("en", provisional.en())
                .query(Long.class)
                .optional();
        run.ifPresent(id -> recordEvent(id, "requested", reason));
        return run;
    }

    /**
     * The run that waits or runs.
     *
     * @param key as {@link RunKey#compute} makes it
     */
    public Optional<ActiveRun> findActive(String key) {
        return failureDetector
                .query(FIND_ACTIVE)
                .param("key", key)
                .query((row, n) -> new ActiveRun(
                        row.getLong("run_id"),
                        RunState.of(row.getString("state")),
                        row.getBoolean("dead"),
                        row.getBoolean("without_session")))
                .optional();
    }

    /** Saves the instance of Spring Batch that belongs to the run. */
    public void saveInstance(Lease held, long instance) {
        sql.sql(SET_INSTANCE)
                .param("run", held.run())
                .param("instance", instance)
                .update();
    }

    /**
     * Lets a run that failed or was stopped wait for a process again, with all its attempts.
     *
     * @return false when the run is in another state, or another run of its key waits or runs
     * @throws org.springframework.dao.DuplicateKeyException when another run of its key was inserted at the same moment
     */
    @Transactional
    public boolean restart(long run, RunOperator.StartReason reason) {
        return change(run, RESTART, "restarted", reason);
    }

    /**
     * Stops a run that waits; a running one is stopped by its process when that polls next.
     *
     * @return false when the run neither waits nor runs
     */
    @Transactional
    public boolean requestStop(long run, RunOperator.StartReason reason) {
        return change(run, REQUEST_STOP, "stop", reason);
    }

    private boolean change(long run, String update, String event, RunOperator.StartReason reason) {
        boolean changed = sql.sql(update).param("run", run).update() == 1;
        if (changed) {
            recordEvent(run, event, reason);
        }
        return changed;
    }

    boolean isStopRequested(long run) {
        return sql.sql(IS_STOP_REQUESTED).param("run", run).query(Boolean.class).single();
    }

    /** @param event as in {@link org.rida.job.run.RunDetail.RunLogEntry} */
    public void recordEvent(long run, String event, RunOperator.StartReason reason) {
        recordEvent(run, event, reason.actor().name(), reason.reason());
    }

    /** @param actor a person, "schedule", or the name of a process */
    void recordEvent(long run, String event, String actor, String reason) {
        sql.sql(RECORD_EVENT)
                .param("run", run)
                .param("event", event)
                .param("actor", actor)
                .param("reason", reason)
                .update();
    }
}
