package org.rida.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.rida.RidaApplication;
import org.rida.database.TestDatabase;
import org.rida.job.RunDoor;
import org.rida.job.RunResult;
import org.rida.mail.Letter;
import org.rida.mail.Outbox;
import org.rida.mail.Postman;
import org.rida.report.Archive;
import org.rida.report.Edition;
import org.rida.report.Reports;
import org.rida.wording.Problem;
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

/** Drafts to those who look them through, issues to the board, failures to the administrators, by a real mail server. */
@SpringBootTest(classes = RidaApplication.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
@Import(DeliveryTest.Evening.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DeliveryTest {

    private static final GreenMail SERVER = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private static final Map<String, String> OCTOBER = Map.of("month", "2026-10");
    private static final Path PLACE = place();

    @Autowired
    private RunDoor door;

    @Autowired
    private Reports reports;

    @Autowired
    private Archive archive;

    @Autowired
    private Outbox outbox;

    @Autowired
    private Postman postman;

    @Autowired
    private FailureLetters failures;

    @Autowired
    private JdbcClient sql;

    @DynamicPropertySource
    static void ownPlaces(DynamicPropertyRegistry properties) throws IOException {
        SERVER.start();
        Path jobs = PLACE.resolve("jobs");
        for (String part : List.of("policy", "mappings")) {
            FileSystemUtils.copyRecursively(Path.of("jobs", part), jobs.resolve(part));
        }
        Files.createDirectories(PLACE.resolve("share"));
        recipients(
                """
                reports:
                  - {report: board-monthly, when: draft, language: ar, to: [quality@charity.example]}
                  - {report: board-monthly, when: issue, language: ar, to: [chair@charity.example, member@charity.example]}
                  - {report: board-monthly, when: issue, language: en, formats: [pdf, html], folders: [%s]}
                failures:
                  - {language: en, to: [admin@charity.example]}
                """
                        .formatted(PLACE.resolve("share")));
        Files.writeString(
                Files.createDirectories(PLACE.resolve("in")).resolve("requests.csv"),
                """
                request_no,received_on,kind,channel,replied_on
                R-1,2026-10-01,aid,phone,2026-10-09
                R-2,2026-10-02,complaint,website,
                """);
        job(jobs, "board", PLACE.resolve("in"));
        job(jobs, "broken", PLACE.resolve("not-there"));
        properties.add("spring.datasource.url", TestDatabase::freshUrl);
        properties.add("spring.datasource.username", () -> "postgres");
        properties.add("rida.jobs", jobs::toString);
        properties.add("rida.data", () -> PLACE.resolve("data").toString());
        properties.add("rida.archive", () -> PLACE.resolve("archive").toString());
        properties.add("rida.mail.from", () -> "rida@charity.example");
        properties.add("spring.mail.host", () -> "127.0.0.1");
        properties.add("spring.mail.port", () -> SERVER.getSmtp().getPort());
    }

    @AfterAll
    static void stop() {
        SERVER.stop();
    }

    @Test
    @Order(1)
    void aDraftGoesToWhoeverLooksItThrough() throws Exception {
        Edition draft = drafted();
        postman.send(Duration.ofSeconds(20));

        List<Letter> letters = outbox.list(new Outbox.Selection(null, "edition/" + draft.id(), 10, 0));
        assertThat(letters).singleElement().satisfies(letter -> {
            assertThat(letter.state()).isEqualTo(Letter.State.SENT);
            assertThat(letter.subject()).isEqualTo("مسودة للمراجعة: تقرير رضا المستفيدين وزمن الإنجاز، أكتوبر ٢٠٢٦");
            assertThat(letter.body())
                    .contains("جاهزة للمراجعة", "issue " + draft.id(), sentence(draft, "ar"))
                    .doesNotContain("**", "R-1", "R-2");
            assertThat(letter.attachments()).singleElement().satisfies(a -> assertThat(a.name())
                    .endsWith("-ar.pdf"));
        });
        assertThat(SERVER.getReceivedMessagesForDomain("quality@charity.example"))
                .hasSize(1);
    }

    @Test
    @Order(2)
    void aDraftThatNobodyIssuesIsCalledToMindOnceADay() throws IOException {
        Files.writeString(
                PLACE.resolve("jobs").resolve("remind.yaml"),
                "{title: {ar: تذكير, en: Reminder}, steps: [remind: {report: board-monthly, after: 2d}]}");
        RunDoor.Reason trial = new RunDoor.Reason("test", "");
        door.run("remind", Map.of(), trial);
        assertThat(reminders()).as("drafted today").isEmpty();

        sql.sql("update report_edition set drafted_at = drafted_at - interval '3 days'")
                .update();
        door.run("remind", Map.of(), trial);
        door.run("remind", Map.of(), trial);

        assertThat(reminders()).singleElement().satisfies(letter -> {
            assertThat(letter.address().to()).isEqualTo("quality@charity.example");
            assertThat(letter.body()).contains("أكتوبر", "issue ", "--note");
        });
    }

    @Test
    @Order(3)
    void anIssueGoesToTheBoardAndIntoTheFolder() throws Exception {
        Edition draft = archive.editions().get(0);
        Edition issued = reports.issue(draft.id(), "chair", "Meeting 4");
        postman.send(Duration.ofSeconds(20));

        assertThat(SERVER.getReceivedMessagesForDomain("chair@charity.example")).hasSize(1);
        assertThat(SERVER.getReceivedMessagesForDomain("member@charity.example"))
                .hasSize(1);
        assertThat(SERVER.getReceivedMessagesForDomain("chair@charity.example")[0].getSubject())
                .isEqualTo("تقرير رضا المستفيدين وزمن الإنجاز، أكتوبر ٢٠٢٦");
        for (String format : List.of("pdf", "html")) {
            Path archived = issued.documents().stream()
                    .filter(d ->
                            d.format().equals(format) && d.path().toString().contains("-en."))
                    .findFirst()
                    .orElseThrow()
                    .path();
            assertThat(PLACE.resolve("share").resolve(archived.getFileName())).hasSameBinaryContentAs(archived);
        }
        assertThat(PLACE.resolve("share").toFile().list()).hasSize(2);
    }

    @Test
    @Order(4)
    void aCorrectionSaysThatItIsOne() {
        Edition correction = reports.issue(drafted().id(), "chair", "Late replies came in");
        assertThat(outbox.list(new Outbox.Selection(null, "edition/" + correction.id() + "/issued", 10, 0)))
                .hasSize(3)
                .allSatisfy(letter -> assertThat(letter.subject()).containsAnyOf("مصحَّح", "Corrected"));
    }

    @Test
    @Order(5)
    void aFailureReachesTheAdministratorsOnce() throws Exception {
        RunResult failed = door.run("broken", OCTOBER, new RunDoor.Reason("test", ""));
        door.run("broken", OCTOBER, new RunDoor.Reason("test", "once more"));
        failures.look();
        postman.send(Duration.ofSeconds(20));

        assertThat(SERVER.getReceivedMessagesForDomain("admin@charity.example")).hasSize(1);
        Letter letter = outbox.list(new Outbox.Selection(null, "failure/run/broken", 10, 0))
                .get(0);
        assertThat(letter.subject()).isEqualTo("Rida: “Some report” failed");
        assertThat(letter.body())
                .contains(
                        "Run " + failed.run() + " of “Some report” failed on ",
                        "Month: October 2026",
                        "Cause:",
                        "not-there: expected a folder, found nothing of that name.",
                        "nothing is half-written",
                        "restart " + failed.run());
    }

    @Test
    @Order(6)
    void aFailureOfADeadProcessAndALateRunAreFound() {
        sql.sql("delete from letter_attempt").update();
        sql.sql("delete from letter").update();
        sql.sql(
                        """
                        insert into due_run (job, due_at, state, on_time, claimed_at, ended_at) values
                            ('board', '2026-10-30 03:00Z', 'caught-up', false, '2026-11-01 17:00Z', '2026-11-01 17:05Z'),
                            ('board', '2026-10-31 03:00Z', 'caught-up', false, '2026-11-01 17:05Z', '2026-11-01 17:10Z'),
                            ('board', '2026-11-01 03:00Z', 'on-time', true, '2026-11-01 03:00Z', '2026-11-01 03:05Z')
                        """)
                .update();
        failures.look();
        failures.look();

        assertThat(outbox.list(new Outbox.Selection(null, "failure", 10, 0)))
                .extracting(Letter::subject)
                .containsExactlyInAnyOrder("Rida: “Some report” failed", "Rida: “Some report” ran late");
    }

    @Test
    @Order(7)
    void filesThatNobodyReadsAreToldOnceADay() throws Exception {
        Path inbox = Files.createDirectories(PLACE.resolve("inbox"));
        for (String name : List.of("answers.csv", "requests-2026.csv", ".hidden")) {
            Files.setLastModifiedTime(
                    Files.writeString(inbox.resolve(name), "request_no\n"),
                    FileTime.from(Instant.parse("2026-11-01T18:00:00Z")));
        }
        Files.setLastModifiedTime(
                Files.writeString(inbox.resolve("just-now.csv"), "request_no\n"),
                FileTime.from(Instant.parse("2026-11-01T18:29:00Z")));
        Files.writeString(
                PLACE.resolve("jobs").resolve("watching.yaml"),
                """
                title: {ar: الوارد, en: What comes in}
                steps:
                  - ingest:
                      folder: "%s"
                      feeds: [{files: "requests-*", mapping: requests}]
                      move: {done: "%s/done", refused: "%s/refused"}
                """
                        .formatted(inbox, inbox, inbox));
        failures.look();
        failures.look();

        assertThat(outbox.list(new Outbox.Selection(null, "failure/inbox", 10, 0)))
                .singleElement()
                .satisfies(letter -> assertThat(letter.body())
                        .contains("answers.csv", "requests-*", "nothing of them was read")
                        .doesNotContain("requests-2026", "just-now", "hidden"));
    }

    @Test
    @Order(8)
    void everythingThatIsWrongWithTheRecipientsIsToldAtOnce() throws IOException {
        recipients(
                """
                reports:
                  - {report: bord-monthly, when: draft, language: ar, to: [quality.charity.example]}
                  - {report: board-monthly, language: ar, formats: [doc], folders: [no/such/folder]}
                failures:
                  - {language: ar}
                """);
        assertThatThrownBy(() -> new DeclaredRecipients(PLACE.resolve("jobs"), reports))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.text().en().lines())
                                .hasSize(6)
                                .anyMatch(l -> l.contains("reports[1].report: expected")
                                        && l.contains("found \"bord-monthly\""))
                                .anyMatch(l -> l.contains("reports[1].to: expected name@charity.example"))
                                .anyMatch(l -> l.contains("reports[2].when: expected draft, issue"))
                                .anyMatch(
                                        l -> l.contains(
                                                "reports[2].formats: expected csv, html, html-both, pdf, pdf-both, xlsx, found \"doc\""))
                                .anyMatch(l -> l.contains("found \"no/such/folder\""))
                                .anyMatch(l -> l.contains("failures[1]: expected to:")));
    }

    private Edition drafted() {
        RunResult run = door.run("board", OCTOBER, new RunDoor.Reason("test", ""));
        assertThat(run.completed()).as(run.failures().toString()).isTrue();
        return archive.ofRun(run.run()).get(0);
    }

    private List<Letter> reminders() {
        return outbox.list(new Outbox.Selection(null, "edition", 50, 0)).stream()
                .filter(letter -> letter.about().contains("reminder"))
                .toList();
    }

    private String sentence(Edition edition, String language) {
        return sql.sql(
                        """
                        select replace(jsonb_path_query_first(figures,
                            '$.pages[0].blocks[*] ? (@.block == "sentence").words') ->> :language, '**', '')
                        from report_edition where edition_id = :edition
                        """)
                .param("language", language)
                .param("edition", edition.id())
                .query(String.class)
                .single();
    }

    private static void recipients(String text) throws IOException {
        Files.writeString(
                Files.createDirectories(PLACE.resolve("jobs").resolve("delivery"))
                        .resolve("recipients.yaml"),
                text);
    }

    private static void job(Path jobs, String name, Path folder) throws IOException {
        Files.writeString(
                jobs.resolve(name + ".yaml"),
                """
                title: {ar: تقرير, en: Some report}
                parameters:
                  - {name: month, title: {ar: الشهر, en: Month}, type: month, default-value: last-month}
                steps:
                  - ingest: {folder: "%s", feeds: [{files: "*", mapping: requests}]}
                  - recount: {months: stale}
                  - report: {name: board-monthly, languages: [ar, en], formats: [pdf, html]}
                """
                        .formatted(folder));
    }

    private static Path place() {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target")), "delivery");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Evening {

        @Bean
        @Primary
        InstantSource evening() {
            return InstantSource.fixed(Instant.parse("2026-11-01T18:30:00Z"));
        }
    }
}
