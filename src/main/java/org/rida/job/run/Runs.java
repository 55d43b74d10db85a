package org.rida.job.run;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rida.database.RowOrder;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Problem;
import org.rida.job.RunOperator;
import org.rida.job.definition.InvalidRequest;
import org.rida.job.definition.JobDefinition;
import org.rida.job.definition.JobDefinitions;
import org.rida.job.definition.ParameterText;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Queries for the runs of all jobs. {@link RunOperator} changes them. */
@Component
public class Runs {

    private static final String COLUMNS =
            """
            run_id, job, parameters, state, actor, reason, requested_at, started_at, ended_at, coalesce(node, '') as node,
            stop_requested, step_kind, step_number, steps, coalesce(progress_ar, '') as progress_ar, coalesce(progress_en, '') as progress_en, progress_rows,
            progress_share, extract(epoch from progress_at - step_started_at) as step_seconds, failure_ar, failure_en
            """;

    private static final String LIST =
            """
            select %s from run
            where (:job = '' or job = :job) and (:state = '' or state = :state)
            """
                    .formatted(COLUMNS);

    private static final String LATEST = "run_id desc";

    private static final String PART = "limit :limit offset :offset";

    /** What the list can be ordered by. */
    private static final Map<String, String> ORDERS = Map.of(
            "run", "run_id",
            "requested", "requested_at",
            "state", "state",
            "duration", "ended_at - started_at",
            "actor", "lower(actor)");

    private static final String FIND = "select %s from run where run_id = :run".formatted(COLUMNS);

    /** Of each job the newest waiting or running run, the newest complete one and the newest other one. */
    private static final String NEWEST =
            """
            select distinct on (job, live, good) %s, state in ('waiting', 'running') as live, state = 'completed' as good
            from run order by job, live, good, run_id desc
            """
                    .formatted(COLUMNS);

    private static final String STACK_TRACE = "select coalesce(stack_trace, '') from run where run_id = :run";

    /** Requests, stops, restarts: who did what to a run, in the order in which it was done. */
    private static final String EVENTS =
            "select occurred_at, event, actor, reason from run_event where run_id = :run order by occurred_at, event";

    private final JdbcClient sql;
    private final JobDefinitions jobs;
    private final ParameterText parameterText;
    private final RunSteps steps;
    private final RunProcesses processes;

    Runs(JdbcClient sql, JobDefinitions jobs, ParameterText parameterText, RunSteps steps, RunProcesses processes) {
        this.sql = sql;
        this.jobs = jobs;
        this.steps = steps;
        this.processes = processes;
        this.parameterText = parameterText;
    }

    /**
     * Which runs to list, and which page of them.
     *
     * @param job empty for all
     * @param state null for all
     */
    public record RunSelection(String job, @Nullable RunState state, int limit, int offset) {

        /** Of all jobs in any state. */
        public static RunSelection newest(int limit) {
            return new RunSelection("", null, limit, 0);
        }
    }

    /** Newest first. */
    public List<Run> list(RunSelection selection) {
        return list(selection, RowOrder.OWN);
    }

    /** As {@link #list(RunSelection)}, in another order. */
    public List<Run> list(RunSelection selection, RowOrder order) {
        return sql.sql(LIST + order.orderBy(ORDERS, LATEST) + PART)
                .param("job", selection.job())
                .param(
                        "state",
                        selection.state() == null ? "" : selection.state().code())
                .param("limit", selection.limit())
                .param("offset", selection.offset())
                .query((row, n) -> run(row))
                .list();
    }

    /** Empty when there is no such run. */
    public Optional<Run> find(long run) {
        return sql.sql(FIND).param("run", run).query((row, n) -> run(row)).optional();
    }

    /** @throws Problem when there is no such run */
    public Run run(long run) {
        return find(run).orElseThrow(() -> InvalidRequest.of("problem.run-unknown", "run", Long.toString(run)));
    }

    /** @throws Problem when there is no such run */
    public RunDetail detail(long id) {
        Run run = run(id);
        return new RunDetail(
                run,
                steps.list(run),
                processes.find(id).orElse(null),
                sql.sql(EVENTS).param("run", id).query((row, n) -> entry(row)).list(),
                sql.sql(STACK_TRACE).param("run", id).query(String.class).single());
    }

    /**
     * Every declared job with its newest runs, sorted by name.
     *
     * <p>A job that was never run has no runs; a run of a job that is no longer declared is left out.
     */
    public List<JobState> jobs() {
        List<Run> newest = sql.sql(NEWEST).query((row, n) -> run(row)).list();
        return jobs.all().entrySet().stream()
                .map(job -> state(
                        job.getKey(),
                        job.getValue(),
                        newest.stream()
                                .filter(r -> r.job().equals(job.getKey()))
                                .toList()))
                .toList();
    }

    private static JobState state(String name, JobDefinition declaration, List<Run> newest) {
        return new JobState(
                name,
                declaration,
                first(newest, r -> !r.state().isOver()),
                first(newest, r -> r.state().isOver()),
                first(newest, r -> r.state() == RunState.COMPLETED));
    }

    private static @Nullable Run first(List<Run> runs, java.util.function.Predicate<Run> which) {
        return runs.stream()
                .filter(which)
                .max(java.util.Comparator.comparing(Run::id))
                .orElse(null);
    }

    private static RunDetail.RunLogEntry entry(ResultSet row) throws SQLException {
        return new RunDetail.RunLogEntry(
                row.getTimestamp("occurred_at").toInstant(),
                row.getString("event"),
                row.getString("actor"),
                row.getString("reason"));
    }

    /** Progress is told of running runs only: of others the columns hold that of their last step. */
    private Run run(ResultSet row) throws SQLException {
        String job = row.getString("job");
        Map<String, String> parameters = RunKey.parameters(row.getString("parameters"));
        RunState state = RunState.of(row.getString("state"));
        return new Run(
                row.getLong("run_id"),
                job,
                parameterText.title(job),
                parameters,
                parameterText.describe(job, parameters),
                state,
                row.getString("actor"),
                row.getString("reason"),
                row.getTimestamp("requested_at").toInstant(),
                instant(row, "started_at"),
                instant(row, "ended_at"),
                row.getString("node"),
                row.getBoolean("stop_requested"),
                state == RunState.RUNNING && row.getString("step_kind") != null ? progress(row) : null,
                row.getString("failure_en") == null
                        ? BilingualText.EMPTY
                        : new BilingualText(row.getString("failure_ar"), row.getString("failure_en")));
    }

    /**
     * The remaining time is told from the share that is done so far, as if the rest took as long; unknown while nothing
     * is done.
     */
    private static Run.RunProgress progress(ResultSet row) throws SQLException {
        double seconds = row.getDouble("step_seconds");
        double share = row.getDouble("progress_share");
        boolean known = !row.wasNull();
        long rows = row.getLong("progress_rows");
        return new Run.RunProgress(
                row.getString("step_kind"),
                row.getInt("step_number"),
                row.getInt("steps"),
                new BilingualText(row.getString("progress_ar"), row.getString("progress_en")),
                rows,
                seconds > 0 ? rows / seconds : 0,
                known ? share : null,
                known && share > 0 ? Duration.ofMillis((long) (1000 * seconds * (1 - share) / share)) : null);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
