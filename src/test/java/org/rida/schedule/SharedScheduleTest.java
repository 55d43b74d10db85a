package org.rida.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.rida.database.TestDatabase;
import org.rida.job.ServingProcess;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.FileSystemUtils;

/**
 * Two real processes keep the same schedules while the database is cut off from both again and again, and one of them has a
 * clock that is 90 seconds fast: every due run is run once. Takes minutes, so only on demand: {@code -Drida.soak.schedule=true}.
 */
@EnabledIfSystemProperty(named = "rida.soak.schedule", matches = "true")
class SharedScheduleTest {

    private static final int JOBS = Integer.getInteger("rida.soak.schedule.jobs", 60);
    private static final int MINUTES = Integer.getInteger("rida.soak.schedule.minutes", 5);
    private static final int CUTS = Integer.getInteger("rida.soak.schedule.cuts", 5);
    private static final Path FAKE_TIME =
            Path.of(System.getProperty("rida.soak.faketime", "/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1"));

    @TempDir(cleanup = CleanupMode.NEVER)
    Path place;

    @Test
    void everyDueRunIsRunOnceWhateverHappensToTheDatabase() throws Exception {
        assumeTrue(Files.exists(FAKE_TIME), "libfaketime is installed");
        String url = TestDatabase.freshUrl();
        JdbcClient sql = JdbcClient.create(new DriverManagerDataSource(url, "postgres", ""));
        Map<String, String> properties = properties(url);
        try (ServingProcess one = ServingProcess.start(properties);
                ServingProcess fast = ServingProcess.start(
                        properties, "env", "LD_PRELOAD=" + FAKE_TIME, "FAKETIME=+90s", "DONT_FAKE_MONOTONIC=1")) {
            one.awaitLife(sql);
            fast.awaitLife(sql);
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
            Thread.sleep(Duration.ofMinutes(2).toMillis());
        }
        assertThat(number(sql, "select count(*) from due_run")).isGreaterThanOrEqualTo((long) JOBS * MINUTES);
        System.out.println(sql.sql("select state, count(*) from due_run group by 1 order by 1")
                .query()
                .listOfRows());
        assertThat(number(sql, "select count(*) from due_run where state in ('failed', 'skipped')"))
                .isZero();
        assertThat(number(
                        sql,
                        "select count(*) from (select job, run from due_run where run is not null"
                                + " group by 1, 2 having count(*) > 1) twice"))
                .isZero();
        assertThat(number(
                        sql,
                        "select count(*) from run r where not exists (select from due_run d where d.run = r.run_id)"))
                .as("no run that nobody asked for")
                .isZero();
    }

    private Map<String, String> properties(String url) throws IOException {
        Path jobs = place.resolve("jobs");
        FileSystemUtils.copyRecursively(Path.of("jobs", "policy"), jobs.resolve("policy"));
        FileSystemUtils.copyRecursively(Path.of("jobs", "mappings"), jobs.resolve("mappings"));
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
        Map<String, String> properties = new HashMap<>();
        properties.put("spring.datasource.url", url);
        properties.put("spring.datasource.username", "postgres");
        properties.put("rida.jobs", jobs.toString());
        properties.put("rida.data", place.resolve("data").toString());
        return properties;
    }

    private static long number(JdbcClient sql, String query) {
        return sql.sql(query).query(Long.class).single();
    }
}
