package org.rida.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.rida.OwnJobs;
import org.rida.Soak;
import org.rida.StoredContent;
import org.rida.database.TestDatabase;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Two real processes on one database; the one that works is killed, frozen or health to end at a random moment. Whatever is done
 * to it, the other resumes the run in time, and what is stored equals what an undisturbed run stores. A few rounds in every build;
 * {@code -Drida.soak.kills=30 -Drida.soak.freezes=20 -Drida.soak.terms=50} for all of them.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SeveralProcessesTest {

    private static final int KILLS = Integer.getInteger("rida.soak.kills", 1);
    private static final int FREEZES = Integer.getInteger("rida.soak.freezes", 1);
    private static final int TERMS = Integer.getInteger("rida.soak.terms", 1);
    private static final Duration TAKEN_OVER_WITHIN = Duration.ofSeconds(45);
    private static final Duration DOWN_WITHIN = Duration.ofSeconds(20);
    private static final Duration ALL = Duration.ofMinutes(3);
    private static final Random RANDOM = new Random(20261101);

    @TempDir(cleanup = CleanupMode.NEVER)
    static Path place;

    private static final List<ServingProcess> PROCESSES = new ArrayList<>();
    private static JdbcClient sql;
    private static Map<String, String> properties;
    private static Map<String, String> undisturbed;
    private static Duration whole;

    @BeforeAll
    static void twoProcessesAndAnUndisturbedRun() throws Exception {
        String url = TestDatabase.freshUrl();
        sql = JdbcClient.create(new DriverManagerDataSource(url, "postgres", ""));
        properties = properties(url);
        PROCESSES.add(ServingProcess.start(properties));
        PROCESSES.add(ServingProcess.start(properties));
        for (ServingProcess process : PROCESSES) {
            process.awaitLife(sql);
        }
        long began = System.nanoTime();
        awaitCompleted(ask());
        whole = Duration.ofNanos(System.nanoTime() - began);
        undisturbed = StoredContent.read(sql);
        print("an undisturbed run takes %s ms", whole.toMillis());
    }

    @AfterAll
    static void end() throws IOException {
        for (ServingProcess process : PROCESSES) {
            process.close();
        }
    }

    private static void bothLive() throws Exception {
        startWhatIsMissing();
        for (ServingProcess process : PROCESSES) {
            process.awaitLife(sql);
        }
    }

    private static void startWhatIsMissing() throws IOException {
        for (int i = 0; i < PROCESSES.size(); i++) {
            if (PROCESSES.get(i).isGone()) {
                PROCESSES.get(i).close();
                PROCESSES.set(i, ServingProcess.start(properties));
            }
        }
    }

    @Test
    @Order(2)
    void aKilledProcessIsFollowedByTheOther() throws Exception {
        Soak soak = Soak.of("kill -9 of the process at work");
        long got = 0;
        for (int round = 1; got < KILLS; round++) {
            assertThat(round).isLessThanOrEqualTo(mostRounds(KILLS));
            bothLive();
            long run = askAfterReset();
            ServingProcess worker = workerAtARandomMoment(run);
            worker.signal("KILL");
            worker.awaitEnd(DOWN_WITHIN);
            if (KILLS > 1) {
                startWhatIsMissing();
            }
            Duration taken = Await.until(TAKEN_OVER_WITHIN, () -> isTakenOver(run, worker));
            print("kill %s: taken over after %s ms", round, taken.toMillis());
            assertDoneAsIfUndisturbed(run);
            got += countHits(run, "taken-over");
        }
        soak.done(KILLS, got);
    }

    @Test
    @Order(1)
    @Tag("campaign")
    void aFrozenProcessCommitsNothingWhenItWakes() throws Exception {
        Soak soak = Soak.of("SIGSTOP of it for two lease times");
        long got = 0;
        for (int round = 1; got < FREEZES; round++) {
            assertThat(round).isLessThanOrEqualTo(mostRounds(FREEZES));
            bothLive();
            long run = askAfterReset();
            ServingProcess worker = workerAtARandomMoment(run);
            worker.signal("STOP");
            try {
                Duration taken = Await.until(TAKEN_OVER_WITHIN, () -> isTakenOver(run, worker));
                print("freeze %s: taken over after %s ms", round, taken.toMillis());
                Thread.sleep(2
                        * Duration.parse("PT" + properties.get("rida.runs.lease-duration"))
                                .toMillis());
            } finally {
                worker.signal("CONT");
            }
            assertDoneAsIfUndisturbed(run);
            Await.until(Duration.ofSeconds(30), () -> worker.lives(sql));
            assertDoneAsIfUndisturbed(run);
            got += countHits(run, "taken-over");
        }
        soak.done(FREEZES, got);
    }

    @Test
    @Order(3)
    void aTerminatedProcessGivesItsRunBack() throws Exception {
        Soak soak = Soak.of("SIGTERM to it");
        long got = 0;
        for (int round = 1; got < TERMS; round++) {
            assertThat(round).isLessThanOrEqualTo(mostRounds(TERMS));
            bothLive();
            long run = askAfterReset();
            ServingProcess worker = workerAtARandomMoment(run);
            worker.signal("TERM");
            Duration down = worker.awaitEnd(DOWN_WITHIN);
            if (TERMS > 1) {
                startWhatIsMissing();
            }
            print("term %s: down after %s ms", round, down.toMillis());
            assertDoneAsIfUndisturbed(run);
            got += countHits(run, "released");
        }
        soak.done(TERMS, got);
    }

    private static void assertDoneAsIfUndisturbed(long run) throws Exception {
        awaitCompleted(run);
        assertThat(StoredContent.read(sql)).isEqualTo(undisturbed);
        assertThat(number("select count(*) from run where state = 'completed'")).isEqualTo(1);
        assertThat(
                        number(
                                "select count(*) from batch_job_execution where end_time is null or status in ('STARTED', 'UNKNOWN', 'STOPPING')"))
                .isZero();
        assertThat(number("select count(*) from (select from batch_step_execution where status = 'COMPLETED'"
                        + " group by step_name having count(*) > 1) twice"))
                .isZero();
    }

    private static boolean isTakenOver(long run, ServingProcess worker) {
        return number("select count(*) from run where run_id = " + run
                        + " and (state = 'completed' or node not like 'rida " + worker.pid() + " %')")
                == 1;
    }

    /**
     * 0 where the run was completed before anything was done to its process: such a round is repeated, at an earlier moment. A
     * process that has run before is faster than the first, undisturbed run.
     */
    private static long countHits(long run, String event) {
        long hits = number("select count(*) from run_event where run_id = " + run + " and event = '" + event + "'");
        if (hits == 0) {
            whole = whole.multipliedBy(4).dividedBy(5);
        }
        return Math.min(hits, 1);
    }

    private static int mostRounds(int hits) {
        return 10 + 4 * hits;
    }

    private static ServingProcess workerAtARandomMoment(long run) throws Exception {
        Await.until(ALL, () -> number("select count(*) from run where state <> 'waiting' and run_id = " + run) == 1);
        Thread.sleep(RANDOM.nextLong(Math.max(1, whole.toMillis() * 3 / 4)));
        String node = sql.sql("select node from run where run_id = :run")
                .param("run", run)
                .query(String.class)
                .single();
        return PROCESSES.stream()
                .filter(p -> node.startsWith("rida " + p.pid() + " "))
                .findFirst()
                .orElseThrow();
    }

    private static long askAfterReset() {
        for (boolean empty = false; !empty; ) {
            empty = isEmptied();
        }
        return ask();
    }

    /** @return false when a process that looks for work came across it */
    private static boolean isEmptied() {
        try {
            empty();
            return true;
        } catch (PessimisticLockingFailureException e) {
            return false;
        }
    }

    private static void empty() {
        sql.sql(
                        """
                        truncate run, run_event, source_file, request, request_history, rejected_row, counted_file, episode,
                            month_count, counted_month, batch_job_instance cascade
                        """)
                .update();
    }

    /** As a command does, from a process that does not work itself. */
    private static long ask() {
        return sql.sql(
                        """
                        insert into run (job, run_key, parameters, state, actor, reason)
                        values ('files', 'files {}', '{}', 'waiting', 'test', '') returning run_id
                        """)
                .query(Long.class)
                .single();
    }

    private static void awaitCompleted(long run) throws InterruptedException {
        Await.until(ALL, () -> number("select count(*) from run where state = 'completed' and run_id = " + run) == 1);
    }

    /** Prints figures of this run of the test. */
    private static void print(String format, Object... figures) {
        System.out.printf(format + "%n", figures);
    }

    private static long number(String query) {
        return sql.sql(query).query(Long.class).single();
    }

    private static Map<String, String> properties(String url) throws IOException {
        Path jobs = OwnJobs.in(place);
        Files.writeString(
                jobs.resolve("files.yaml"),
                """
                title: {ar: ملفات, en: Files}
                steps:
                  - ingest: {folder: sample-data, feeds: [{files: "requests-2026-{07,08,09,10}*", mapping: requests}]}
                  - recount: {months: stale}
                """);
        Map<String, String> properties = OwnJobs.properties(place, url);
        properties.put("rida.runs.heartbeat-interval", System.getProperty("rida.soak.heartbeat-interval", "400ms"));
        properties.put("rida.runs.no-session-timeout", System.getProperty("rida.soak.no-session-timeout", "1500ms"));
        properties.put("rida.runs.lease-duration", System.getProperty("rida.soak.lease-duration", "3s"));
        return properties;
    }
}
