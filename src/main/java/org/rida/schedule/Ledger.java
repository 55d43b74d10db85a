package org.rida.schedule;

import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was due and what became of it. A due run is claimed once, over all processes. */
@Repository
class Ledger {

    private static final String CLAIM =
            """
            insert into due_run (job, due_at, state, on_time, claimed_at) values (:job, :due, 'running', :onTime, :now)
            on conflict (job, due_at) do nothing
            """;

    private static final String CLOSE =
            """
            update due_run set state = :state, run = :run, note = :note, ended_at = :now
            where job = :job and due_at = :due
            """;

    private static final String KEEP =
            """
            insert into kept_schedule (job, cron, kept_since) values (:job, :cron, :now)
            on conflict (job) do update set cron = excluded.cron, kept_since = excluded.kept_since
            where kept_schedule.cron <> excluded.cron
            """;

    private static final String STARTED = "update due_run set run = :run where job = :job and due_at = :due";

    private static final String UNDER_WAY =
            """
            select due_at, on_time, run from due_run
            where job = :job and state = 'running' and run is not null order by due_at
            """;

    private static final String LAST =
            """
            select greatest(
                (select kept_since from kept_schedule where job = :job),
                (select max(due_at) from due_run where job = :job))
            """;

    private final JdbcClient sql;
    private final InstantSource time;

    Ledger(JdbcClient sql, InstantSource time) {
        this.sql = sql;
        this.time = time;
    }

    /** A due run whose run was asked for and is not known to be over. */
    record UnderWay(DueRun due, boolean onTime, long run) {}

    List<UnderWay> underWay(String job) {
        return sql.sql(UNDER_WAY)
                .param("job", job)
                .query((row, n) -> new UnderWay(
                        new DueRun(job, row.getTimestamp("due_at").toInstant()),
                        row.getBoolean("on_time"),
                        row.getLong("run")))
                .list();
    }

    void started(DueRun due, long run) {
        sql.sql(STARTED)
                .param("job", due.job())
                .param("due", at(due.at()))
                .param("run", run)
                .update();
    }

    /** What became of a due run. */
    enum State {
        ON_TIME,
        CAUGHT_UP,
        SKIPPED,
        FAILED;

        String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Whether this caller, and no other, is to run it. */
    boolean claim(DueRun due, boolean onTime) {
        return sql.sql(CLAIM)
                        .param("job", due.job())
                        .param("due", at(due.at()))
                        .param("onTime", onTime)
                        .param("now", at(time.instant()))
                        .update()
                == 1;
    }

    void close(DueRun due, State state, Optional<Long> run, String note) {
        sql.sql(CLOSE)
                .param("job", due.job())
                .param("due", at(due.at()))
                .param("state", state.code())
                .param("run", run.orElse(null))
                .param("note", note)
                .param("now", at(time.instant()))
                .update();
    }

    /** Remembers since when a schedule is kept; a changed one begins anew. */
    void keep(String job, String cron) {
        sql.sql(KEEP)
                .param("job", job)
                .param("cron", cron)
                .param("now", at(time.instant()))
                .update();
    }

    /** The last due time that is accounted for; everything after it is still owed. */
    Instant accountedFor(String job) {
        return sql.sql(LAST)
                .param("job", job)
                .query((row, n) -> row.getTimestamp(1).toInstant())
                .single();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
