package org.rida.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.rida.RidaApplication;
import org.rida.access.Actor;
import org.rida.i18n.DigitSystem;
import org.rida.i18n.Language;
import org.rida.i18n.Messages;
import org.rida.i18n.Problem;
import org.rida.job.RunOperator;
import org.rida.job.run.RunResult;
import org.rida.outbox.MailTest;
import org.rida.outbox.MessageSender;
import org.rida.outbox.Outbox;
import org.rida.outbox.OutboxMessage;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Failures to the administrators, and the test of the mail settings, by a real mail server. */
@SpringBootTest(classes = RidaApplication.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
@Import(MailFixture.Evening.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FailureDeliveryTest {

    private static final Map<String, String> OCTOBER = Map.of("month", "2026-10");
    private static final MailFixture HOUSE = new MailFixture();

    @Autowired
    private RunOperator operator;

    @Autowired
    private Outbox outbox;

    @Autowired
    private MailTest mailTest;

    @Autowired
    private MessageSender sender;

    @Autowired
    private FailureNotifier failures;

    @Autowired
    private JdbcClient sql;

    @DynamicPropertySource
    static void ownPlaces(DynamicPropertyRegistry properties) throws IOException {
        HOUSE.register(properties);
    }

    @AfterAll
    static void stop() {
        HOUSE.close();
    }

    @Test
    @Order(1)
    void aFailureReachesTheAdministratorsOnce() throws Exception {
        RunResult failed =
                operator.run("broken", OCTOBER, new RunOperator.StartReason(Actor.console("test", "test"), ""));
        operator.run("broken", OCTOBER, new RunOperator.StartReason(Actor.console("test", "test"), "once more"));
        failures.poll();
        sender.send(Duration.ofSeconds(20));

        assertThat(HOUSE.received("admin@charity.example")).hasSize(1);
        OutboxMessage message = outbox.list(new Outbox.MessageSelection(null, "failure/run/broken", 10, 0))
                .get(0);
        assertThat(message.subject()).isEqualTo("Rida: “Some report” failed");
        assertThat(message.body())
                .contains(
                        "Run " + failed.run() + " of “Some report” failed on ",
                        "Month: October 2026",
                        "Cause:",
                        "not-there: expected a folder, found nothing of that name.",
                        "there are no partial results",
                        "restart " + failed.run());
    }

    @Test
    @Order(2)
    void aFailureOfADeadProcessAndALateRunAreFound() {
        sql.sql("delete from delivery_attempt").update();
        sql.sql("delete from outbox_message").update();
        sql.sql(
                        """
                        insert into due_run (job, due_at, state, on_time, claimed_at, ended_at) values
                            ('board', '2026-10-30 03:00Z', 'caught-up', false, '2026-11-01 17:00Z', '2026-11-01 17:05Z'),
                            ('board', '2026-10-31 03:00Z', 'caught-up', false, '2026-11-01 17:05Z', '2026-11-01 17:10Z'),
                            ('board', '2026-11-01 03:00Z', 'on-time', true, '2026-11-01 03:00Z', '2026-11-01 03:05Z')
                        """)
                .update();
        failures.poll();
        failures.poll();

        assertThat(outbox.list(new Outbox.MessageSelection(null, "failure", 10, 0)))
                .extracting(OutboxMessage::subject)
                .containsExactlyInAnyOrder("Rida: “Some report” failed", "Rida: “Some report” ran late");
    }

    @Test
    @Order(3)
    void unmatchedFilesAreReportedOnceADay() throws Exception {
        Path inbox = HOUSE.inbox();
        for (String name : List.of("answers.csv", "requests-2026.csv", ".hidden")) {
            Files.setLastModifiedTime(
                    Files.writeString(inbox.resolve(name), "request_no\n"),
                    FileTime.from(Instant.parse("2026-11-01T18:00:00Z")));
        }
        Files.setLastModifiedTime(
                Files.writeString(inbox.resolve("just-now.csv"), "request_no\n"),
                FileTime.from(Instant.parse("2026-11-01T18:29:00Z")));
        Files.writeString(
                HOUSE.jobs().resolve("watching.yaml"),
                """
                title: {ar: الوارد, en: What comes in}
                steps:
                  - ingest:
                      folder: "%s"
                      feeds: [{files: "requests-*", mapping: requests}]
                      archive-to: "%s/done"
                      reject-to: "%s/refused"
                """
                        .formatted(inbox, inbox, inbox));
        failures.poll();
        failures.poll();

        assertThat(outbox.list(new Outbox.MessageSelection(null, "failure/inbox", 10, 0)))
                .singleElement()
                .satisfies(message -> assertThat(message.body())
                        .contains("answers.csv", "requests-*", "nothing was read")
                        .doesNotContain("requests-2026", "just-now", "hidden"));
    }

    /** The server takes it at once. */
    @Test
    @Order(4)
    void aTestMessageShowsThatTheMailSettingsAreRight() {
        Actor administrator = Actor.console("administrator", "192.0.2.1");
        Messages english = new Messages(Language.EN, DigitSystem.EUROPEAN);
        assertThat(mailTest.settings().host()).isEqualTo("127.0.0.1");
        assertThat(mailTest.settings().from()).isEqualTo("rida@charity.example");

        mailTest.send("tester@charity.example", english, administrator);

        assertThat(HOUSE.received("tester@charity.example"))
                .singleElement()
                .satisfies(message -> assertThat(message.getSubject()).isEqualTo("Test message"));
        for (String wrong : List.of("", "tester", "a@b.example, c@d.example", "a b@c.example")) {
            assertThatThrownBy(() -> mailTest.send(wrong, english, administrator))
                    .as(wrong)
                    .isInstanceOf(Problem.class)
                    .hasMessageContaining("one mail address");
        }
        assertThat(sql.sql("select outcome from audit_entry where action = 'message-tested' order by entry_id")
                        .query(String.class)
                        .list())
                .containsExactly("done", "refused", "refused", "refused", "refused");
    }
}
