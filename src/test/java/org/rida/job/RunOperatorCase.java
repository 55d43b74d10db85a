package org.rida.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.rida.OwnJobs;
import org.rida.RidaApplication;
import org.rida.access.Actor;
import org.rida.database.TestDatabase;
import org.rida.job.RunOperator.StartReason;
import org.rida.job.execution.BatchExecution;
import org.rida.job.execution.RunWorker;
import org.rida.job.lease.RunLeases;
import org.rida.job.run.RunEvent;
import org.rida.job.run.Runs;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** A job of four small files, a watched folder and a purge in an application of their own; each test may look on, and step in, as a run goes. */
@SpringBootTest(classes = RidaApplication.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
@Import(RunOperatorCase.Watch.class)
public abstract class RunOperatorCase {

    static Path place;
    public static final String JOB = "files";
    public static final int FILES = 4;
    public static final StartReason SARA = new StartReason(Actor.console("sara", "test"), "the board meets tomorrow");
    public static final AtomicReference<Consumer<RunEvent>> ON_EVENT = new AtomicReference<>();

    @Autowired
    public RunOperator operator;

    @Autowired
    public Runs runs;

    @Autowired
    public RunWorker worker;

    @Autowired
    public RunLeases leases;

    @Autowired
    protected BatchExecution batch;

    @Autowired
    public JdbcClient sql;

    @DynamicPropertySource
    static void ownPlaces(DynamicPropertyRegistry properties) throws IOException {
        place = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "operator");
        Path jobs = OwnJobs.in(place);
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
                  - {name: month, title: {ar: الشهر, en: Month}, type: month, default: last-month}
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
                      archive-to: "%1$s/done"
                      reject-to: "%1$s/refused"
                """
                        .formatted(place.resolve("watched")));
        Files.writeString(
                Files.createDirectories(place.resolve("august")).resolve("requests-august.csv"),
                "request_no,received_on,kind,channel,replied_on\nR-81,2026-08-03,aid,phone,2026-08-31\n");
        Files.writeString(
                jobs.resolve("august.yaml"),
                """
                title: {ar: آخر شهر, en: Latest month}
                parameters:
                  - {name: month, title: {ar: الشهر, en: Month}, type: month, default: latest-month}
                steps:
                  - ingest: {folder: "%s", feeds: [{files: "*", mapping: requests}]}
                  - recount: {months: stale}
                  - report: {name: watch-list, languages: [en], formats: [html]}
                """
                        .formatted(place.resolve("august")));
        Files.writeString(
                jobs.resolve("purge.yaml"),
                """
                title: {ar: حذف, en: Purge}
                steps:
                  - purge: {rejected-cells: 90d, files: 1y, runs: 2y}
                """);
        Files.writeString(
                jobs.resolve("months.yaml"),
                """
                title: {ar: أشهر, en: Months}
                parameters:
                  - {name: month, title: {ar: الشهر, en: Month}, type: month, default: last-month}
                steps:
                  - report: {name: watch-list, languages: [en], formats: [html]}
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
                        "truncate run, run_event, source_file, request, request_history, rejected_row, counted_file, episode, month_count, counted_month, batch_job_instance cascade")
                .update();
    }

    public void stopAfterTheFirstFile() {
        ON_EVENT.set(event -> {
            if (event instanceof RunEvent.FileIngested file && file.number() == 1) {
                operator.stop(runs.list(Runs.RunSelection.newest(1)).get(0).id(), SARA);
            }
        });
    }

    public static String answer(Runnable asked) {
        try {
            asked.run();
            return "let in";
        } catch (RunOperator.AlreadyRunning e) {
            return "already running";
        } catch (RuntimeException e) {
            return e.toString();
        }
    }

    public void assertNothingIsLeftOpen() {
        assertThat(sql.sql(
                                """
                                select count(*) from batch_job_execution
                                where end_time is null or status in ('STARTING', 'STARTED', 'STOPPING', 'UNKNOWN')
                                """)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    public long requests() {
        return sql.sql("select count(*) from request").query(Long.class).single();
    }

    /** Outside of the work's transaction, as from another process. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Watch {

        @EventListener
        @Transactional(propagation = Propagation.NOT_SUPPORTED)
        void on(RunEvent event) {
            ON_EVENT.get().accept(event);
        }
    }
}
