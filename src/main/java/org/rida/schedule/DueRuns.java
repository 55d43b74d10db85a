package org.rida.schedule;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Problem;
import org.rida.schedule.Schedules.DueEntry;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The due runs of all schedules and their state. Each is inserted once, by one of the processes. */
@Repository
class DueRuns {

    private static final String INSERT =
            """
            insert into due_run (job, due_at, state, on_time, claimed_at) values (:job, :due, 'waiting', :onTime, :now)
            on conflict (job, due_at) do nothing
            """;

    /** Skips a row that another process has locked: that one is starting the run. */
    private static final String LOCK =
            "select from due_run where job = :job and due_at = :due and state = 'waiting' for update skip locked";

    private static final String MARK_WAITING =
            """
            update due_run set waited = true, note_ar = :ar, note_en = :en
            where job = :job and due_at = :due and state = 'waiting'
            """;

    private static final String MARK_STARTED =
            "update due_run set state = 'running', run_id = :run where job = :job and due_at = :due";

    private static final String CLOSE =
            """
            update due_run set state = :state, note_ar = :ar, note_en = :en, ended_at = :now
            where job = :job and due_at = :due and state in ('waiting', 'running')
            """;

    private static final String DELETE_EMPTY =
            "delete from due_run where job = :job and due_at < :due and state = 'skipped' and note_en = :en";

    private static final String OPEN =
            """
            select job, due_at, state, run_id, on_time, waited, note_ar, note_en, ended_at from due_run
            where job = :job and state in ('waiting', 'running') order by due_at
            """;

    private static final String LIST =
            """
            select job, due_at, state, run_id, on_time, waited, note_ar, note_en, ended_at from due_run
            where :job = '' or job = :job order by due_at desc, job limit :limit
            """;

    private static final String BEHIND =
            """
            select job from (
                select distinct on (job) job, state, run_id from due_run where due_at <= :now order by job, due_at desc) newest
            where state = 'waiting' or state = 'failed' and run_id is null
            order by job
            """;

    /** What the schedule itself started late or could not start; what was skipped by rule or pause is neither. */
    private static final String DELAYED =
            """
            select (due_at at time zone :zone)::date as day, count(*) as n from due_run
            where due_at >= :since and (state in ('late', 'caught-up', 'failed') or state = 'waiting' and waited)
            group by 1
            """;

    private static final String LAST_RECORDED =
            """
            select greatest(
                (select effective_from from schedule_state where job = :job),
                (select max(due_at) from due_run where job = :job))
            """;

    private final JdbcClient sql;
    private final InstantSource time;

    DueRuns(JdbcClient sql, InstantSource time) {
        this.sql = sql;
        this.time = time;
    }

    /** Whether this caller, and no other, has inserted it. */
    boolean insert(DueRun due, boolean onTime) {
        return due(INSERT, due).param("onTime", onTime).param("now", now()).update() == 1;
    }

    /** Locks the row until the end of the transaction; false when it waits no more or another process has locked it. */
    boolean lock(DueRun due) {
        return !due(LOCK, due).query((row, n) -> true).list().isEmpty();
    }

    /** Records that the run has to wait, and for what. */
    void markWaiting(DueRun due, BilingualText reason) {
        due(MARK_WAITING, due).param("ar", reason.ar()).param("en", reason.en()).update();
    }

    /** @param run number of the run that was requested for it */
    void markStarted(DueRun due, long run) {
        due(MARK_STARTED, due).param("run", run).update();
    }

    /** Records the final state, unless it is final already; the note says reason. */
    void close(DueRun due, DueState state, BilingualText note) {
        due(CLOSE, due)
                .param("state", state.code())
                .param("ar", note.ar())
                .param("en", note.en())
                .param("now", now())
                .update();
    }

    /** Closes a due run that had no files to read. A watched folder is mostly empty, so only the last of such rows is retained. */
    void skipEmpty(DueRun due) {
        BilingualText note = Problem.of("due.nothing-to-do").text();
        due(DELETE_EMPTY, due).param("en", note.en()).update();
        close(due, DueState.SKIPPED, note);
    }

    /** Waiting and running ones, oldest first. */
    List<DueEntry> open(String job) {
        return sql.sql(OPEN).param("job", job).query((row, n) -> entry(row)).list();
    }

    /**
     * Newest first.
     *
     * @param job empty for all
     */
    List<DueEntry> list(String job, int limit) {
        return sql.sql(LIST)
                .param("job", job)
                .param("limit", limit)
                .query((row, n) -> entry(row))
                .list();
    }

    /** Jobs whose last due run waits or could not be started. */
    List<String> behind() {
        return sql.sql(BEHIND).param("now", now()).query(String.class).list();
    }

    /** The last due time that was recorded, or the time from which the schedule is in effect if that is later. */
    Instant lastRecorded(String job) {
        return sql.sql(LAST_RECORDED)
                .param("job", job)
                .query((row, n) -> row.getTimestamp(1).toInstant())
                .single();
    }

    /** How many were late or could not start, by the day on which they were due. */
    Map<LocalDate, Long> delayed(Instant since, ZoneId zone) {
        return sql
                .sql(DELAYED)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .param("zone", zone.getId())
                .query((row, n) -> Map.entry(row.getObject("day", LocalDate.class), row.getLong("n")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private JdbcClient.StatementSpec due(String query, DueRun due) {
        return sql.sql(query).param("job", due.job()).param("due", due.at().atOffset(ZoneOffset.UTC));
    }

    private OffsetDateTime now() {
        return time.instant().atOffset(ZoneOffset.UTC);
    }

    private static DueEntry entry(ResultSet row) throws SQLException {
        long run = row.getLong("run_id");
        boolean started = !row.wasNull();
        return new DueEntry(
                row.getString("job"),
                row.getTimestamp("due_at").toInstant(),
                DueState.of(row.getString("state")),
                started ? run : null,
                row.getBoolean("on_time"),
                row.getBoolean("waited"),
                new BilingualText(row.getString("note_ar"), row.getString("note_en")),
                instant(row.getTimestamp("ended_at")));
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
