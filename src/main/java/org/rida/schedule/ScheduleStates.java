package org.rida.schedule;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rida.privacy.PiiMasking;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** State of each schedule: since when it is in effect, whether it is paused, and when it was last checked. */
@Repository
class ScheduleStates {

    private static final String SAVE =
            """
            insert into schedule_state (job, cron, effective_from) values (:job, :cron, :now)
            on conflict (job) do update set cron = excluded.cron, effective_from = excluded.effective_from
            where schedule_state.cron <> excluded.cron
            """;

    private static final String MARK_CHECKED =
            "update schedule_state set checked_at = clock_timestamp() where job = :job";

    private static final String PAUSE =
            """
            update schedule_state set paused_at = :now, pause_actor = :actor, pause_reason = :reason
            where job = :job and paused_at is null
            """;

    private static final String RESUME =
            "update schedule_state set paused_at = null, pause_actor = '', pause_reason = '' where job = :job";

    /** Without its expression a schedule that is added again is in effect from then on, whatever it was before. */
    private static final String END =
            """
            update schedule_state set cron = '', paused_at = null, pause_actor = '', pause_reason = ''
            where not job = any(:scheduled) and cron <> ''
            """;

    private static final String PAUSED =
            "select job, paused_at, pause_actor, pause_reason from schedule_state where paused_at is not null";

    private static final String STALLED =
            """
            select job from schedule_state
            where job = any(:jobs) and checked_at < clock_timestamp() - make_interval(secs => :seconds) order by job
            """;

    private final JdbcClient sql;
    private final InstantSource time;

    ScheduleStates(JdbcClient sql, InstantSource time) {
        this.sql = sql;
        this.time = time;
    }

    /** Since when a schedule is paused, by whom and why. */
    record Pause(Instant at, String actor, String reason) {}

    /** Saves since when a schedule is in effect; with a changed cron expression, that is now. */
    void save(String job, String cron) {
        sql.sql(SAVE)
                .param("job", job)
                .param("cron", cron)
                .param("now", time.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** By the database's clock, so that clocks of processes need not agree. */
    void markChecked(String job) {
        sql.sql(MARK_CHECKED).param("job", job).update();
    }

    /** A schedule that is paused already keeps its first actor and reason. */
    void pause(String job, String actor, String reason) {
        sql.sql(PAUSE)
                .param("job", job)
                .param("now", time.instant().atOffset(ZoneOffset.UTC))
                .param("actor", actor)
                .param("reason", PiiMasking.mask(reason))
                .update();
    }

    void resume(String job) {
        sql.sql(RESUME).param("job", job).update();
    }

    /**
     * Ends the schedules that were removed, and their pauses with them.
     *
     * @param scheduled jobs that have one
     */
    void end(Collection<String> scheduled) {
        sql.sql(END).param("scheduled", scheduled.toArray(String[]::new)).update();
    }

    /** Empty unless the schedule is paused. */
    Optional<Pause> paused(String job) {
        return sql.sql(PAUSED + " and job = :job")
                .param("job", job)
                .query((row, n) -> pause(row))
                .optional();
    }

    /** Of every schedule that is paused, by its job. */
    Map<String, Pause> paused() {
        Map<String, Pause> paused = new HashMap<>();
        sql.sql(PAUSED).query(row -> {
            paused.put(row.getString("job"), pause(row));
        });
        return paused;
    }

    /** Those of the jobs whose schedules no process has checked for this long. */
    List<String> stalled(List<String> jobs, Duration since) {
        return sql.sql(STALLED)
                .param("jobs", jobs.toArray(String[]::new))
                .param("seconds", (double) since.toSeconds())
                .query(String.class)
                .list();
    }

    private static Pause pause(ResultSet row) throws SQLException {
        return new Pause(
                row.getTimestamp("paused_at").toInstant(), row.getString("pause_actor"), row.getString("pause_reason"));
    }
}
