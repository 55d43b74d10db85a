package org.rida.schedule;

import org.rida.OwnJobs;
import org.rida.Soak;
import org.rida.database.TestDatabase;
import org.rida.job.Await;
import org.rida.job.ServingProcess;













import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Two real processes keep the same schedules while the database is cut off from both again and again, and one of them has a
 * clock that is 90 seconds fast: every due run is run once. Takes minutes, so only on demand.
 */
@Tag("campaign")
class SharedScheduleTest {

    private static final int JOBS = Integer.getInteger("rida.soak.schedule.jobs", 60);
    private static final int MINUTES = Integer.getInteger("rida.soak.schedule.minutes", 5);
    private static final int CUTS = Integer.getInteger("rida.soak.schedule.cuts", 5);
    private static final Path FAKE_TIME =
            Path.of(System.getProperty("rida.soak.faketime", "/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1"));

    /** Waiting is left alone: with libfaketime's own mending every timed wait of a JVM ends at once. */
    private static final String[] FAST_CLOCK = {
        "env",
        "LD_PRELOAD=" + FAKE_TIME,
        "FAKETIME=+90s",
        "FAKETIME_DONT_FAKE_MONOTONIC=1",
        "FAKETIME_FORCE_MONOTONIC_FIX=0"
    };

    private static final String OPEN =
            "select count(*) from due_run where state in ('waiting', 'running') and due_at <= (select at from till)";

    private static final String STILL_OPEN =
            """
            select d.job, d.due_at, d.state, d.note_en, r.state as run_state, r.node, r.token, r.attempts, n.heartbeat_at,
                clock_timestamp() as now, k.checked_at
            from due_run d left join run r on r.run_id = d.run_id left join node n on n.node = r.node
                join schedule_state k on k.job = d.job
            where d.state in ('waiting', 'running') and due_at <= (select at from till) limit 10
            """;

    private static final String NOT_RUN =
            """
            select d.job, d.due_at, d.state, d.note_en, r.stack_trace from due_run d left join run r on r.run_id = d.run_id
            where d.state in ('failed', 'skipped')
            """;

    private static final String LEFT_OUT =
            """
            select coalesce(sum(minutes - lines), 0)::bigint from (select count(*) as lines,
                extract(epoch from max(due_at) - min(due_at)) / 60 + 1 as minutes from due_run group by job) job
            """;

    private static final String TWICE =
            """
            select count(*) from (select from due_run where run_id is not null group by run_id having count(*) > 1) twice
            """;

    private static final String UNASKED =
            "select count(*) from run r where not exists (select from due_run d where d.run_id = r.run_id)";

    private static final String RUN =
            """
            select count(distinct r.run_id) from due_run d join run r on r.run_id = d.run_id
            where r.state = 'completed' and d.due_at <= (select at from till)
            """;

    @TempDir(cleanup = CleanupMode.NEVER)
    Path place;

    @Test
    void everyDueRunIsRunOnceWhateverHappensToTheDatabase() throws Exception {
        assertThat(FAKE_TIME).as("libfaketime is installed").exists();
        String url = TestDatabase.freshUrl();
        JdbcClient sql = JdbcClient.create(new DriverManagerDataSource(url, "postgres", ""));
        Map<String, String> properties = properties(url);
        Soak soak =
                Soak.of("due runs over two processes, one clock 90 s fast, the database cut %s times".formatted(CUTS));
        try (ServingProcess one = ServingProcess.start(properties);
                ServingProcess fast = ServingProcess.start(properties, FAST_CLOCK)) {
            one.awaitLife(sql);
            fast.awaitLife(sql);
            Await.until(Duration.ofMinutes(3), () -> number(sql, "select count(*) from due_run") > 0);
            for (int cut = 1; cut <= CUTS; cut++) {
                Thread.sleep(Duration.ofMinutes(MINUTES).toMillis() / CUTS);
                sql.sql(
                                """
                                select pg_terminate_backend(pid) from pg_stat_activity
                                where application_name like 'rida %' and datname = current_database()
                                """)
                        .query((row, n) -> 0)
                        .list();
            }
            sql.sql("create table till as select max(due_at) as at from due_run")
                    .update();
            awaitNothingOpen(sql);
        }
        assertEachOnce(sql);
        soak.done(number(sql, "select count(*) from due_run where due_at <= (select at from till)"), number(sql, RUN));
    }

    private static void awaitNothingOpen(JdbcClient sql) throws InterruptedException {
        try {
            Await.until(Duration.ofMinutes(10), () -> number(sql, OPEN) == 0);
        } catch (AssertionError e) {
            assertThat(sql.sql(STILL_OPEN).query().listOfRows())
                    .as("open after ten minutes")
                    .isEmpty();
        }
    }

    private static void assertEachOnce(JdbcClient sql) {
        assertThat(sql.sql(NOT_RUN).query().listOfRows()).isEmpty();
        assertThat(number(sql, LEFT_OUT)).as("due times that are in no line").isZero();
        assertThat(number(sql, "select count(*) from due_run")).isGreaterThanOrEqualTo((long) JOBS * MINUTES);
        assertThat(number(sql, TWICE)).as("runs for two due times").isZero();
        assertThat(number(sql, UNASKED)).as("runs that nobody asked for").isZero();
    }

    private Map<String, String> properties(String url) throws IOException {
        Path jobs = OwnJobs.in(place);
        for (int job = 1; job <= JOBS; job++) {
            Files.writeString(
                    jobs.resolve("job-" + job + ".yaml"),
                    """
                    title: {ar: تجربة, en: Trial}
                    schedule: {cron: "0 * * * * *", catch-up: each}
                    steps:
                      - recount: {months: stale}
                    """);
        }
        return OwnJobs.properties(place, url);
    }

    private static long number(JdbcClient sql, String query) {
        return sql.sql(query).query(Long.class).single();
    }
}
