package org.rida.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rida.RidaApplication;
import org.rida.database.TestDatabase;
import org.rida.job.RunDoor.Reason;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.util.FileSystemUtils;

/** Every way in and out of a run: one copy, stopped at borders, taken up after a death, fenced off when it was too slow. */
@SpringBootTest(classes = RidaApplication.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
@Import(RunDoorTest.Watch.class)
class RunDoorTest {

    private static Path place;
    private static final String JOB = "files";
    private static final int FILES = 4;
    private static final Reason SARA = new Reason("sara", "the board meets tomorrow");
    private static final AtomicReference<Consumer<RunEvent>> ON_EVENT = new AtomicReference<>();

    @Autowired
    private RunDoor door;

    @Autowired
    private Runs runs;

    @Autowired
    private RunWorker worker;

    @Autowired
    private Leases leases;

    @Autowired
    private BatchRun batch;

    @Autowired
    private JdbcClient sql;

    @DynamicPropertySource
    static void ownPlaces(DynamicPropertyRegistry properties) throws IOException {
        place = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "door");
        Path jobs = place.resolve("jobs");
        FileSystemUtils.copyRecursively(Path.of("jobs", "policy"), jobs.resolve("policy"));
        FileSystemUtils.copyRecursively(Path.of("jobs", "mappings"), jobs.resolve("mappings"));
        Path inbox = Files.createDirectories(place.resolve("inbox"));
        for (int i = 1; i <= FILES; i++) {
            Files.writeString(
                    inbox.resolve("requests-" + i + ".csv"),
                    "request_no,received_on,kind,channel,replied_on\nR-" + i + ",2026-10-0" + i
                            + ",aid,phone,2026-10-09\n");
        }
        Files.writeString(
                jobs.resolve(JOB + ".yaml"),
                """
                title: {ar: ملفات, en: Files}
                parameters:
                  - {name: month, title: {ar: الشهر, en: Month}, type: month, default-value: last-month}
                steps:
                  - ingest: {folder: "%s", feeds: [{files: "*", mapping: requests}]}
                  - recount: {months: stale}
                """
                        .formatted(inbox));
        Files.writeString(
                jobs.resolve("watched.yaml"),
                """
                title: {ar: صندوق, en: Inbox}
                steps:
                  - ingest:
                      folder: "%1$s"
                      feeds: [{files: "requests-*", mapping: requests}]
                      move: {done: "%1$s/done", refused: "%1$s/refused"}
                """
                        .formatted(place.resolve("watched")));
        Files.writeString(
                jobs.resolve("purge.yaml"),
                """
                title: {ar: حذف, en: Purge}
                steps:
                  - purge: {rejected-cells: 90d, files: 1y, runs: 2y}
                """);
        properties.add("spring.datasource.url", TestDatabase::freshUrl);
        properties.add("spring.datasource.username", () -> "postgres");
        properties.add("rida.jobs", jobs::toString);
        properties.add("rida.data", () -> place.resolve("data").toString());
    }

    @BeforeEach
    void nothingRanYet() {
        ON_EVENT.set(event -> {});
        sql.sql(
                        "truncate run, run_part, run_entry, source_file, request, request_history, rejected_row, tallied_file, batch_job_instance cascade")
                .update();
    }

    @Test
    void whoAskedAndWhyIsKeptAndTheParametersAreSaidInWords() {
        RunDetail run =
                runs.detail(door.run(JOB, Map.of("month", "2026-10"), SARA).run());

        assertThat(run.run().state()).isEqualTo(RunState.COMPLETED);
        assertThat(run.run().who()).isEqualTo("sara");
        assertThat(run.run().why()).isEqualTo("the board meets tomorrow");
        assertThat(run.run().words().en()).isEqualTo("Month: October 2026");
        assertThat(run.run().words().ar()).isEqualTo("الشهر: أكتوبر 2026");
        assertThat(run.steps())
                .extracting(s -> s.kind() + " " + s.state() + " " + s.read() + " " + s.written())
                .containsExactly("ingest completed 4 4", "recount completed 0 4");
        assertThat(run.diary()).extracting(RunDetail.Entry::what).containsExactly("requested", "ended");
    }

    @Test
    void oneCopyRunsAndTheLosersAreToldWhich() {
        long first = door.start(JOB, Map.of("month", "2026-10"), SARA);

        assertThatThrownBy(() -> door.start(JOB, Map.of("month", "2026-10"), SARA))
                .isInstanceOf(RunDoor.AlreadyRunning.class)
                .hasMessageContaining("run " + first)
                .hasMessageContaining("Month: October 2026");
        assertThat(door.start(JOB, Map.of("month", "2026-09"), SARA)).isNotEqualTo(first);
    }

    @Test
    void ofManyStartsAtOnceOneIsLetIn() {
        List<String> answers = IntStream.range(0, 16)
                .parallel()
                .mapToObj(i -> answer(() -> door.start(JOB, Map.of("month", "2026-10"), SARA)))
                .toList();

        assertThat(answers).filteredOn("let in"::equals).hasSize(1);
        assertThat(answers).filteredOn("already running"::equals).hasSize(15);
    }

    @Test
    void aStopComesAtTheNextFileAndARestartGoesOnThere() {
        stopAfterTheFirstFile();
        RunResult stopped = door.run(JOB, Map.of(), SARA);

        assertThat(stopped.state()).isEqualTo(RunState.STOPPED);
        assertThat(requests()).isEqualTo(1);
        assertNothingIsLeftOpen();

        ON_EVENT.set(event -> {});
        assertThat(door.restartHere(stopped.run(), SARA).completed()).isTrue();
        assertThat(requests()).isEqualTo(FILES);
        assertThat(runs.detail(stopped.run()).diary())
                .extracting(RunDetail.Entry::what)
                .containsExactly("requested", "stop", "ended", "restarted", "ended");
    }

    @Test
    void ofManyRestartsAtOnceOneIsLetIn() {
        stopAfterTheFirstFile();
        long run = door.run(JOB, Map.of(), SARA).run();

        List<String> answers = IntStream.range(0, 16)
                .parallel()
                .mapToObj(i -> answer(() -> door.restart(run, SARA)))
                .toList();

        assertThat(answers).filteredOn("let in"::equals).hasSize(1);
        assertThat(answers).filteredOn("already running"::equals).hasSize(15);
    }

    @Test
    void aRunThatWaitsIsStoppedAtOnce() {
        long run = door.start(JOB, Map.of(), SARA);
        door.stop(run, SARA);

        worker.workOff();

        assertThat(runs.run(run).state()).isEqualTo(RunState.STOPPED);
        assertThat(requests()).isZero();
        assertThatThrownBy(() -> door.stop(run, SARA))
                .isInstanceOf(WrongRequest.class)
                .hasMessageContaining("is over");
    }

    /** The states in which a killed process leaves Spring Batch's tables, the worst ones among them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "update batch_job_execution set status = 'STARTED', end_time = null, exit_code = 'UNKNOWN'",
                "update batch_job_execution set status = 'UNKNOWN'",
                "update batch_step_execution set status = 'UNKNOWN'",
                "update batch_step_execution set status = 'STARTED', end_time = null",
                "delete from batch_step_execution_context; delete from batch_step_execution;"
                        + " delete from batch_job_execution_params; delete from batch_job_execution_context;"
                        + " delete from batch_job_execution"
            })
    void whateverADeadProcessLeftBehindIsTakenUp(String leftBehind) {
        stopAfterTheFirstFile();
        long run = door.run(JOB, Map.of(), SARA).run();
        ON_EVENT.set(event -> {});
        sql.sql(leftBehind).update();
        sql.sql("update run set state = 'running', node = 'a process that is gone', ended_at = null")
                .update();

        worker.workOff();

        assertThat(runs.run(run).state()).isEqualTo(RunState.COMPLETED);
        assertThat(requests()).isEqualTo(FILES);
        assertNothingIsLeftOpen();
        assertThat(runs.detail(run).diary())
                .filteredOn(e -> e.what().equals("taken-over"))
                .singleElement()
                .satisfies(e -> assertThat(e.why()).isEqualTo("a process that is gone"));
    }

    @Test
    void whoWasOvertakenCommitsNothingMore() {
        ON_EVENT.set(event -> {
            if (event instanceof RunEvent.FileIngested file && file.number() == 2) {
                sql.sql("update run set token = token + 1, node = 'the next one'")
                        .update();
            }
        });

        RunResult slow = door.run(JOB, Map.of(), SARA);

        assertThat(slow.completed()).isFalse();
        assertThat(requests()).isEqualTo(2);
        assertThat(sql.sql("select node from run").query(String.class).single()).isEqualTo("the next one");
        assertThat(sql.sql("select count(*) from counted_month")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void aLivingRunIsNotTaken() {
        long run = door.start(JOB, Map.of(), SARA);
        AtomicReference<String> answer = new AtomicReference<>("");
        ON_EVENT.set(event -> {
            if (event instanceof RunEvent.FileIngested) {
                answer.set(answer(() -> door.recoverHere(run, SARA)));
                assertThat(leases.takeAny()).isEmpty();
            }
        });

        worker.workOff();

        assertThat(answer.get()).contains("in a process that lives");
        assertThat(runs.run(run).state()).isEqualTo(RunState.COMPLETED);
    }

    @Test
    void aFailureIsToldInBothLanguagesWithItsStackTrace() {
        sql.sql("alter table counted_month rename to counted_month_gone").update();
        try {
            long run = door.run(JOB, Map.of(), SARA).run();

            assertThat(runs.run(run).failure().en()).startsWith("Something unexpected went wrong");
            assertThat(runs.run(run).failure().ar()).startsWith("حدث خطأ غير متوقع");
            assertThat(runs.detail(run).stackTrace()).contains("counted_month", "\tat org.rida.tally.");
            assertThat(runs.detail(run).steps())
                    .extracting(RunDetail.Step::state)
                    .containsExactly("completed", "failed");
        } finally {
            sql.sql("alter table counted_month_gone rename to counted_month").update();
        }
    }

    @Test
    void aRunThatKillsEveryProcessIsCalledFailedInTheEnd() {
        long run = door.start(JOB, Map.of(), SARA);
        sql.sql("update run set attempts = 10").update();

        worker.workOff();

        assertThat(runs.run(run).state()).isEqualTo(RunState.FAILED);
        assertThat(runs.run(run).failure().en()).contains("10 processes that worked on this run died");
    }

    @Test
    void aJobKnowsItsLastRuns() {
        long good = door.run(JOB, Map.of("month", "2026-09"), SARA).run();
        stopAfterTheFirstFile();
        sql.sql("truncate source_file, request cascade").update();
        long stopped = door.run(JOB, Map.of("month", "2026-10"), SARA).run();
        long waiting = door.start(JOB, Map.of("month", "2026-10"), SARA);

        JobState job = runs.jobs().stream()
                .filter(j -> j.name().equals(JOB))
                .findFirst()
                .orElseThrow();

        assertThat(List.of(job.lastGood().id(), job.last().id(), job.live().id()))
                .containsExactly(good, stopped, waiting);
    }

    @Test
    void aWatchedFolderHoldsOnlyWhatIsStillToCome() throws IOException {
        Path inbox = Files.createDirectories(place.resolve("watched"));
        letter(inbox.resolve("requests-1.csv"), "request_no,received_on,kind,channel\nR-1,2026-10-01,aid,phone\n", 60);
        letter(inbox.resolve("requests-2.csv"), "no,table\n", 60);
        letter(inbox.resolve("requests-3.csv"), "request_no,received_on,kind,channel\nR-3,2026-10-", 0);
        letter(inbox.resolve("somebody-elses.csv"), "x\n", 60);

        RunResult run = door.run("watched", Map.of(), SARA);

        assertThat(run.state()).isEqualTo(RunState.FAILED);
        assertThat(requests()).isEqualTo(1);
        assertThat(inbox.resolve("done/requests-1.csv")).exists();
        assertThat(inbox.resolve("refused/requests-2.csv")).exists();
        assertThat(inbox.resolve("refused/requests-2.csv.txt")).content().contains("المتوقع", "expected a column");
        assertThat(inbox.resolve("requests-3.csv")).as("still being written").exists();
        assertThat(inbox.resolve("somebody-elses.csv")).exists();
    }

    @Test
    void oldRunsAreForgottenAndWhatDraftedSomethingIsNot() {
        long old = door.run(JOB, Map.of("month", "2024-01"), SARA).run();
        long recent = door.run(JOB, Map.of("month", "2024-02"), SARA).run();
        sql.sql("update run set ended_at = ended_at - interval '3 years' where run_id = " + old)
                .update();

        assertThat(door.run("purge", Map.of(), SARA).completed()).isTrue();

        assertThat(runs.list(Runs.Selection.newest(10)))
                .extracting(Run::id)
                .contains(recent)
                .doesNotContain(old);
        assertThat(sql.sql("select count(*) from batch_job_execution")
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
    }

    private static void letter(Path file, String text, int secondsAgo) throws IOException {
        Files.writeString(file, text);
        Files.setLastModifiedTime(file, FileTime.fromMillis(System.currentTimeMillis() - 1000L * secondsAgo));
    }

    private void stopAfterTheFirstFile() {
        ON_EVENT.set(event -> {
            if (event instanceof RunEvent.FileIngested file && file.number() == 1) {
                door.stop(runs.list(Runs.Selection.newest(1)).get(0).id(), SARA);
            }
        });
    }

    private static String answer(Runnable asked) {
        try {
            asked.run();
            return "let in";
        } catch (RunDoor.AlreadyRunning e) {
            return "already running";
        } catch (RuntimeException e) {
            return e.toString();
        }
    }

    private void assertNothingIsLeftOpen() {
        assertThat(sql.sql(
                                """
                                select count(*) from batch_job_execution
                                where end_time is null or status in ('STARTING', 'STARTED', 'STOPPING', 'UNKNOWN')
                                """)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private long requests() {
        return sql.sql("select count(*) from request").query(Long.class).single();
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Watch {

        @EventListener
        void on(RunEvent event) {
            ON_EVENT.get().accept(event);
        }
    }
}
