package org.rida.pull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.rida.OwnJobs;
import org.rida.RidaApplication;
import org.rida.access.Actor;
import org.rida.database.TestDatabase;
import org.rida.job.RunOperator;
import org.rida.job.RunOperator.StartReason;
import org.rida.job.run.RunResult;
import org.rida.job.run.Runs;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.util.FileSystemUtils;

/** A job for each kind of server in an application of their own, against a server on this machine, with narrow limits. */
@SpringBootTest(classes = RidaApplication.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
abstract class PullCase {

    static final String TOKEN = "s3cr3t-t0ken-0f-the-charity";
    static final StartReason SARA = new StartReason(Actor.console("sara", "test"), "answers of October");
    /** Of all classes with this context, which Spring makes once. */
    static StubServer server;

    static Path place;

    @Autowired
    RunOperator operator;

    @Autowired
    Runs runs;

    @Autowired
    JdbcClient sql;

    @DynamicPropertySource
    static void ownPlaces(DynamicPropertyRegistry properties) throws IOException {
        if (server == null) {
            server = new StubServer();
        }
        place = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "pull");
        Path jobs = OwnJobs.in(place);
        job(jobs, "kobo", "server: kobo", "form: aForm", "mapping: kobo");
        job(jobs, "odk", "server: odk", "form: 3/satisfaction", "mapping: odk");
        job(jobs, "limesurvey", "server: limesurvey", "form: \"482915\"", "mapping: limesurvey", "user: rida");
        Files.writeString(Files.createDirectories(place.resolve("secrets")).resolve("survey"), TOKEN + "\n");
        properties.add("spring.datasource.url", TestDatabase::freshUrl);
        properties.add("spring.datasource.username", () -> "postgres");
        properties.add("rida.jobs", jobs::toString);
        properties.add("rida.data", () -> place.resolve("data").toString());
        properties.add("logging.file.name", () -> place.resolve("rida.log").toString());
        properties.add("rida.pull.hosts", () -> server.address());
        properties.add("rida.pull.private-hosts", () -> server.address());
        properties.add("rida.pull.secrets", () -> place.resolve("secrets").toString());
        properties.add("rida.pull.max-answer", () -> "64KB");
        properties.add("rida.pull.max-pages", () -> "5");
        properties.add("rida.pull.timeout", () -> "2s");
        properties.add("rida.pull.attempts", () -> "2");
        properties.add("rida.pull.pause", () -> "10ms");
        properties.add("rida.pull.max-pause", () -> "3s");
    }

    private static void job(Path jobs, String name, String... keys) throws IOException {
        Files.writeString(
                jobs.resolve(name + ".yaml"),
                """
                title: {ar: جلب, en: Fetch}
                steps:
                  - pull:
                      address: "%1$s%2$s"
                      feed: %3$s-satisfaction
                      secret: survey
                      archive-to: "%4$s/done"
                      reject-to: "%4$s/refused"
                      %5$s
                """
                        .formatted(
                                server.address(),
                                name.equals("limesurvey") ? "/index.php/admin/remotecontrol" : "",
                                name,
                                place,
                                String.join("\n      ", keys)));
    }

    @BeforeEach
    void nothingWasFetched() throws IOException {
        sql.sql("truncate run, run_event, pulled_file, source_file, response, rejected_row, batch_job_instance cascade")
                .update();
        FileSystemUtils.deleteRecursively(place.resolve("data/pull"));
    }

    RunResult run(String job) {
        return operator.run(job, Map.of(), SARA);
    }

    List<String> answers() {
        return sql.sql("select response_no from response order by 1")
                .query(String.class)
                .list();
    }

    /** What people read of a run that failed, in both languages. */
    String failure(RunResult run) {
        return sql.sql(
                        "select coalesce(failure_ar, to_jsonb(run)::text) || ' ' || coalesce(failure_en, '') from run where run_id = :run")
                .param("run", run.run())
                .query(String.class)
                .single();
    }
}
