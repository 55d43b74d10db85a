package org.rida.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.Trigger;
import org.rida.RidaApplication;
import org.rida.database.TestDatabase;
import org.rida.job.RunDoor;
import org.rida.job.RunWorker;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.util.FileSystemUtils;

/** What is owed is run once; what was missed is made up as the job says; a failure is in the ledger. */
@SpringBootTest(classes = RidaApplication.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
@Import(DispatcherTest.Clock.class)
class DispatcherTest {

    private static final AtomicReference<Instant> NOW = new AtomicReference<>(Instant.EPOCH);
    private static final Instant JULY = Instant.parse("2026-07-15T00:00:00Z");
    private static final String FIRSTS = "0 0 6 1 * *";

    @Autowired
    private Dispatcher dispatcher;

    @Autowired
    private KeptSchedules kept;

    @Autowired
    private Schedules schedules;

    @Autowired
    private RunDoor door;

    @Autowired
    private RunWorker worker;

    @Autowired
    private Timetable timetable;

    @Autowired
    private Watchdog watchdog;

    @Autowired
    private Scheduler scheduler;

    @Autowired
    private JdbcClient sql;

    @DynamicPropertySource
    static void ownPlaces(DynamicPropertyRegistry properties) throws IOException {
        Path place = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "schedule");
        Path jobs = place.resolve("jobs");
        FileSystemUtils.copyRecursively(Path.of("jobs", "policy"), jobs.resolve("policy"));
        FileSystemUtils.copyRecursively(Path.of("jobs", "mappings"), jobs.resolve("mappings"));
        for (String policy : List.of("each", "latest", "skip")) {
            job(jobs, policy, policy, "recount: {months: stale}");
        }
        job(
                jobs,
                "patient",
                "latest, precondition: {inputs: [{mapping: requests}], patience: 2d}",
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
                  - {name: month, title: {ar: الشهر, en: Month}, type: month, default-value: last-month}
                steps:
                  - %s
                """
                        .formatted(FIRSTS, catchUp, step));
    }

    @BeforeEach
    void scheduleIsKeptSinceJuly() {
        sql.sql("truncate due_run, kept_schedule, run, run_entry").update();
        NOW.set(JULY);
        List.of("each", "latest", "skip", "broken", "patient").forEach(job -> kept.keep(job, FIRSTS));
    }

    @Test
    void onTimeIsOnTime() {
        NOW.set(Instant.parse("2026-08-01T03:00:20Z"));

        look("latest");

        assertThat(states("latest")).containsExactly("on-time");
        assertThat(months("latest")).contains("2026-07");
    }

    @Test
    void missedRunsAreMadeUpAsTheJobSays() {
        NOW.set(Instant.parse("2026-11-05T00:00:00Z"));

        List.of("each", "latest", "skip").forEach(this::look);

        assertThat(states("each")).containsExactly("caught-up", "caught-up", "caught-up", "caught-up");
        assertThat(states("latest")).containsExactly("skipped", "skipped", "skipped", "caught-up");
        assertThat(states("skip")).containsExactly("skipped", "skipped", "skipped", "skipped");
        assertThat(months("each")).contains("2026-07", "2026-08", "2026-09", "2026-10");
    }

    @Test
    void aRunWhoseProcessDiedIsTakenUpAgain() {
        NOW.set(Instant.parse("2026-08-01T03:00:20Z"));
        dispatcher.dispatch("latest");
        sql.sql("update run set state = 'running', node = 'a process that is gone', token = 1")
                .update();

        look("latest");

        assertThat(states("latest")).containsExactly("on-time");
        assertThat(runs("latest")).isEqualTo(1);
    }

    @Test
    void aDueRunWaitsForTheOneThatAPersonStarted() {
        NOW.set(Instant.parse("2026-08-01T03:00:20Z"));
        long theirs = door.start("latest", Map.of("month", "2026-07"), new RunDoor.Reason("sara", "cannot wait"));

        dispatcher.dispatch("latest");
        assertThat(states("latest")).containsExactly("waiting");

        worker.workOff();
        look("latest");
        assertThat(states("latest")).containsExactly("late");
        assertThat(sql.sql("select run from due_run").query(Long.class).single())
                .isNotEqualTo(theirs);
    }

    @Test
    void whatWasDueBeforeTheScheduleWasKnownIsNotOwed() {
        NOW.set(JULY.plusSeconds(60));

        look("each");

        assertThat(states("each")).isEmpty();
    }

    @Test
    void manyCallersRunItOnce() {
        NOW.set(Instant.parse("2026-08-01T03:00:20Z"));

        IntStream.range(0, 8).parallel().forEach(i -> look("latest"));
        look("latest");

        assertThat(runs("latest")).isEqualTo(1);
        assertThat(states("latest")).containsExactly("on-time");
    }

    @Test
    void aFailureIsWrittenDown() {
        NOW.set(Instant.parse("2026-08-01T03:00:20Z"));

        look("broken");

        assertThat(states("broken")).containsExactly("failed");
        assertThat(sql.sql("select note_en from due_run where job = 'broken'")
                        .query(String.class)
                        .single())
                .contains("nothing-like-it");
    }

    @Test
    void whileItIsPausedWhatIsDueIsSkippedAndTheLedgerSaysWhoWantedSo() {
        schedules.pause("each", "sara", "Eid");
        NOW.set(Instant.parse("2026-08-01T03:00:20Z"));
        look("each");
        schedules.resume("each");
        NOW.set(Instant.parse("2026-09-01T03:00:20Z"));
        look("each");

        assertThat(states("each")).containsExactly("skipped", "on-time");
        assertThat(schedules.ledger("each", 10).get(1).note().en()).contains("sara", "Eid");
    }

    @Test
    void theNextFiresAreInTheAssociationsZone() {
        assertThat(schedules.of("each", 2).orElseThrow().next())
                .containsExactly(Instant.parse("2026-08-01T03:00:00Z"), Instant.parse("2026-09-01T03:00:00Z"));
    }

    @Test
    void aBoardReportWaitsForItsInputsAndIsThenProvisional() {
        sql.sql("truncate source_file cascade").update();
        inputs("requests", "2026-04-30", 300);
        inputs("requests", "2026-05-31", 310);
        inputs("requests", "2026-06-30", 290);
        NOW.set(Instant.parse("2026-08-01T03:00:20Z"));
        look("patient");
        assertThat(states("patient")).containsExactly("waiting");
        assertThat(schedules.ledger("patient", 1).get(0).note().en())
                .isEqualTo("requests: nothing of July 2026 has arrived");

        inputs("requests", "2026-07-31", 12);
        NOW.set(Instant.parse("2026-08-02T03:00:20Z"));
        look("patient");
        assertThat(schedules.ledger("patient", 1).get(0).note().en())
                .isEqualTo("requests: 12 rows for July 2026, usually 300");

        NOW.set(Instant.parse("2026-08-03T03:00:20Z"));
        look("patient");
        assertThat(states("patient")).containsExactly("late");
        assertThat(sql.sql("select provisional_en from run where job = 'patient'")
                        .query(String.class)
                        .single())
                .contains("12 rows for July 2026");
    }

    private void inputs(String mapping, String coversTo, int rows) {
        sql.sql(
                        """
                        insert into source_file (name, sha256, mapping, subject, bytes, state, covers_to, rows_read, rows_merged)
                        values (:day, :day, :mapping, 'request', 1, 'merged', :day::date, :rows, :rows)
                        """)
                .param("day", coversTo)
                .param("mapping", mapping)
                .param("rows", rows)
                .update();
    }

    @Test
    void aScheduleThatStandsStillIsLookedAfter() throws Exception {
        timetable.keep();
        scheduler.pauseJob(JobKey.jobKey("latest", "jobs"));
        sql.sql("update kept_schedule set looked_at = clock_timestamp() - interval '1 hour' where job = 'latest'")
                .update();
        NOW.set(Instant.parse("2026-08-01T03:00:20Z"));

        watchdog.look(Watchdog.STANDS_STILL);

        assertThat(sql.sql("select count(*) from run where job = 'latest' and state = 'waiting'")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        assertThat(scheduler.getTriggerState(scheduler
                        .getTriggersOfJob(JobKey.jobKey("latest", "jobs"))
                        .get(0)
                        .getKey()))
                .isEqualTo(Trigger.TriggerState.NORMAL);
        assertThat(schedules.standingStill(Watchdog.STANDS_STILL)).isEmpty();
    }

    @Test
    void triggersAreAsTheFilesSay() throws Exception {
        timetable.keep();

        assertThat(scheduler.getTriggersOfJob(JobKey.jobKey("each", "jobs"))).hasSize(1);
        assertThat(scheduler.getTriggersOfJob(JobKey.jobKey("each", "jobs")))
                .anySatisfy(trigger -> assertThat(trigger.getNextFireTime()).isNotNull());
    }

    /** A look at the clock, the work that it asks for, and a second look that writes down how that ended. */
    private void look(String job) {
        dispatcher.dispatch(job);
        worker.workOff();
        dispatcher.dispatch(job);
    }

    private List<String> states(String job) {
        return sql.sql("select state from due_run where job = :job order by due_at")
                .param("job", job)
                .query(String.class)
                .list();
    }

    private List<String> months(String job) {
        return sql.sql(
                        """
                        select parameters ->> 'month' from run where job = :job and state = 'completed'
                        """)
                .param("job", job)
                .query(String.class)
                .list();
    }

    private long runs(String job) {
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
