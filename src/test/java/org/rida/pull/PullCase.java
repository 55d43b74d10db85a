package org.rida.pull;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.rida.OwnJobs;
import org.rida.RidaApplication;
import org.rida.access.Actor;
import org.rida.access.CheapHashing;
import org.rida.database.TestDatabase;
import org.rida.job.RunOperator;
import org.rida.job.RunOperator.StartReason;
import org.rida.job.run.Run;
import org.rida.job.run.RunResult;
import org.rida.job.run.Runs;
import org.rida.job.run.Runs.RunSelection;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.util.FileSystemUtils;

/** A job for each kind of server in an application of their own, against a server on this machine, with narrow limits. */
@SpringBootTest(classes = RidaApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import({PullPages.class, PullCase.Hashing.class})
abstract class PullCase {

    static final String TOKEN = "s3cr3t-t0ken-0f-the-charity";
    static final StartReason SARA = new StartReason(Actor.console("sara", "test"), "answers of October");
    /** Of all classes with this context, which Spring makes once. */
    static StubServer server;

    static Path place;

    private static final Logger ROOT = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @Autowired
    RunOperator operator;

    @Autowired
    Runs runs;

    @Autowired
    JdbcClient sql;

    @LocalServerPort
    private int port;

    @Autowired
    private PullPages pages;

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
        job(jobs, "labelled", "server: kobo", "form: aForm", "mapping: kobo", "labels: ar");
        job(jobs, "whole", "server: kobo", "form: aForm", "mapping: kobo", "whole: true");
        job(jobs, "odkuser", "server: odk", "form: 3/satisfaction", "mapping: odk", "user: officer@charity.example");
        job(
                jobs,
                "limelabels",
                "server: limesurvey",
                "form: \"482915\"",
                "mapping: limesurvey",
                "user: rida",
                "labels: ar");
        Files.writeString(Files.createDirectories(place.resolve("secrets")).resolve("survey"), TOKEN + "\n");
        properties.add("spring.datasource.url", TestDatabase::freshUrl);
        properties.add("spring.datasource.username", () -> "postgres");
        properties.add("rida.jobs", jobs::toString);
        properties.add("rida.data", () -> place.resolve("data").toString());
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
                                name.startsWith("lime") ? "/index.php/admin/remotecontrol" : "",
                                name,
                                place,
                                String.join("\n      ", keys)));
    }

    @BeforeEach
    void nothingWasFetched() throws IOException {
        sql.sql("truncate run, run_event, pulled_file, source_file, response, rejected_row, batch_job_instance cascade")
                .update();
        for (String folder : List.of("data/pull", "done", "refused")) {
            FileSystemUtils.deleteRecursively(place.resolve(folder));
        }
        log.start();
        ROOT.setLevel(Level.INFO);
        ROOT.addAppender(log);
    }

    /**
     * Nothing that is kept or written has the token, nor what it is sent as: no table, no file, no line of the log with its exceptions,
     * no page and nothing that a program reads of it.
     */
    @AfterEach
    void theTokenIsNowhere() throws IOException {
        ROOT.detachAppender(log);
        ROOT.setLevel(Level.WARN);
        TokenSearch search = new TokenSearch(TOKEN, "rida:" + TOKEN, "officer@charity.example:" + TOKEN);
        search.inTables(sql);
        search.inFiles(place, place.resolve("secrets"));
        log.list.forEach(search::inLog);
        pages.search(
                search,
                port,
                runs.list(RunSelection.newest(10)).stream().map(Run::id).toList());
        assertThat(log.list).as("the log is looked through").isNotEmpty();
        assertThat(search.looked()).isGreaterThan(50);
    }

    /** The first file of a folder into which files are moved. */
    static Path onlyFile(String folder) throws IOException {
        try (Stream<Path> files = Files.list(place.resolve(folder))) {
            List<Path> csv =
                    files.filter(file -> file.toString().endsWith(".csv")).toList();
            assertThat(csv).isNotEmpty();
            return csv.get(0);
        }
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Hashing {

        @Bean
        @Primary
        PasswordEncoder cheapHashing() {
            return CheapHashing.encoder();
        }
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
