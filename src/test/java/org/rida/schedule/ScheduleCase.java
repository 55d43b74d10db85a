package org.rida.schedule;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.quartz.Scheduler;
import org.rida.OwnJobs;
import org.rida.RidaApplication;
import org.rida.database.TestDatabase;
import org.rida.job.RunOperator;
import org.rida.job.execution.RunWorker;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Jobs of every catch-up policy, one that waits for its inputs, one that is broken, and a clock that is set by hand. */
@SpringBootTest(classes = RidaApplication.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
@Import(ScheduleCase.Clock.class)
abstract class ScheduleCase {

    static final AtomicReference<Instant> NOW = new AtomicReference<>(Instant.EPOCH);
    static final Instant JULY = Instant.parse("2026-07-15T00:00:00Z");
    static final String FIRSTS = "0 0 6 1 * *";

    @Autowired
    protected Dispatcher dispatcher;

    @Autowired
    protected ScheduleStates states;

    @Autowired
    protected Schedules schedules;

    @Autowired
    protected RunOperator operator;

    @Autowired
    protected RunWorker worker;

    @Autowired
    protected QuartzTriggers timetable;

    @Autowired
    protected ScheduleWatchdog watchdog;

    @Autowired
    protected Scheduler scheduler;

    @Autowired
    protected JdbcClient sql;

    @DynamicPropertySource
    static void ownPlaces(DynamicPropertyRegistry properties) throws IOException {
        Path place = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "schedule");
        Path jobs = OwnJobs.in(place);
        for (String policy : List.of("each", "latest", "skip")) {
            job(jobs, policy, policy, "recount: {months: stale}");
        }
        job(
                jobs,
                "patient",
                "latest, precondition: {inputs: [{mapping: requests}], max-wait: 2d}",
                "recount: {months: stale}");
        job(jobs, "broken", "latest", "ingest: {folder: nothing-like-it, feeds: [{files: \"*\", mapping: requests}]}");
        properties.add("spring.datasource.url", TestDatabase::freshUrl);
        properties.add("spring.datasource.username", () -> "postgres");
        properties.add("rida.jobs", jobs::toString);
        properties.add("rida.data", () -> place.resolve("data").toString());
    }

    private static void job(Path jobs, String name, String catchUp, String step) throws IOException {
        Files.writeString(
                jobs.resolve(name + ".yaml"),
                """
                title: {ar: تجربة, en: Trial}
                schedule: {cron: "%s", catch-up: %s}
                parameters:
                  - {name: month, title: {ar: الشهر, en: Month}, type: month, default: last-month}
                steps:
                  - %s
                """
                        .formatted(FIRSTS, catchUp, step));
    }

    @BeforeEach
    void scheduleIsKeptSinceJuly() {
        sql.sql("truncate due_run, schedule_state, run, run_event").update();
        NOW.set(JULY);
        List.of("each", "latest", "skip", "broken", "patient").forEach(job -> states.save(job, FIRSTS));
    }

    /** A look at the clock, the work that it asks for, and a second look that writes down how that ended. */
    void look(String job) {
        dispatcher.dispatch(job);
        worker.executeAll();
        dispatcher.dispatch(job);
    }

    List<String> states(String job) {
        return sql.sql("select state from due_run where job = :job order by due_at")
                .param("job", job)
                .query(String.class)
                .list();
    }

    List<String> months(String job) {
        return sql.sql(
                        """
                        select parameters ->> 'month' from run where job = :job and state = 'completed'
                        """)
                .param("job", job)
                .query(String.class)
                .list();
    }

    long runs(String job) {
        return sql.sql("select count(*) from run where job = :job")
                .param("job", job)
                .query(Long.class)
                .single();
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Clock {

        @Bean
        @Primary
        InstantSource settable() {
            return NOW::get;
        }
    }
}
