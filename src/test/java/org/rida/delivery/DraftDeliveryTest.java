package org.rida.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowingConsumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.rida.RidaApplication;
import org.rida.access.Actor;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Language;
import org.rida.job.RunOperator;
import org.rida.job.run.DraftsCompleted;
import org.rida.job.run.RunEnded;
import org.rida.job.run.RunResult;
import org.rida.job.run.RunState;
import org.rida.job.run.Runs;
import org.rida.outbox.Attachment;
import org.rida.outbox.MessageSender;
import org.rida.outbox.Outbox;
import org.rida.outbox.OutboxMessage;
import org.rida.policy.Policy;
import org.rida.report.Reports;
import org.rida.report.edition.Document;
import org.rida.report.edition.Edition;
import org.rida.report.edition.EditionRepository;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.util.unit.DataSize;

/** Drafts, reminders and mornings to those who look them through, issues to the board, by a real mail server. */
@SpringBootTest(classes = RidaApplication.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
@Import(MailFixture.Evening.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DraftDeliveryTest {

    private static final Map<String, String> OCTOBER = Map.of("month", "2026-10");
    private static final Map<String, String> AUTUMN = Map.of("month", "2026-08..2026-10");
    private static final MailFixture HOUSE = new MailFixture();

    @Autowired
    private RunOperator operator;

    @Autowired
    private Reports reports;

    @Autowired
    private EditionRepository editions;

    @Autowired
    private Outbox outbox;

    @Autowired
    private MessageSender sender;

    @Autowired
    private RecipientsFile recipients;

    @Autowired
    private ConsoleAddress console;

    @Autowired
    private Runs runs;

    @Autowired
    private PendingWork work;

    @Autowired
    private Policy policy;

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
    void aDraftIsSentToItsReviewers() throws Exception {
        Edition draft = drafted();
        sender.send(Duration.ofSeconds(20));

        List<OutboxMessage> messages = outbox.list(new Outbox.MessageSelection(null, "edition/" + draft.id(), 10, 0));
        assertThat(messages).singleElement().satisfies(message -> {
            assertThat(message.state()).isEqualTo(OutboxMessage.MessageState.SENT);
            assertThat(message.subject()).isEqualTo("مسودة للمراجعة: تقرير رضا المستفيدين وزمن الإنجاز، أكتوبر ٢٠٢٦");
            assertThat(message.body())
                    .contains(
                            "جاهزة للمراجعة",
                            "\u2066" + MailFixture.CONSOLE + "/drafts/" + draft.id() + "\u2069",
                            sentence(draft, "ar"))
                    .doesNotContain("**", "R-1", "R-2");
            assertThat(message.attachments()).singleElement().satisfies(a -> assertThat(a.name())
                    .endsWith("-ar.pdf"));
        });
        assertThat(HOUSE.received("quality@charity.example")).hasSize(1);
    }

    @Test
    @Order(2)
    void aDraftThatIsNotIssuedCausesOneReminderADay() throws IOException {
        Files.writeString(
                HOUSE.jobs().resolve("remind.yaml"),
                "{title: {ar: تذكير, en: Reminder}, steps: [remind: {report: board-monthly, after: 2d}]}");
        RunOperator.StartReason trial = new RunOperator.StartReason(Actor.console("test", "test"), "");
        operator.run("remind", Map.of(), trial);
        assertThat(reminders()).as("drafted today").isEmpty();

        sql.sql("update report_edition set drafted_at = drafted_at - interval '3 days'")
                .update();
        operator.run("remind", Map.of(), trial);
        operator.run("remind", Map.of(), trial);

        assertThat(reminders()).singleElement().satisfies(message -> {
            assertThat(message.recipient().address()).isEqualTo("quality@charity.example");
            assertThat(message.body()).contains("أكتوبر", "\u2066" + MailFixture.CONSOLE + "/drafts/");
        });
    }

    @Test
    @Order(3)
    void eachMorningPeopleAreToldWhatWaitsForTheirRole() {
        sql.sql("insert into due_run (job, due_at, state, on_time, claimed_at) values ('broken',"
                        + " '2026-11-01 05:00Z', 'waiting', true, '2026-11-01 05:00Z')")
                .update();
        List.of("2026-11-01T03:59:00Z", "2026-11-01T04:00:00Z", "2026-11-01T06:00:00Z", "2026-11-01T09:00:00Z")
                .forEach(at -> new MorningNotifier(
                                recipients,
                                work,
                                outbox,
                                policy,
                                console,
                                InstantSource.fixed(Instant.parse(at)),
                                "07:00")
                        .poll());
        sql.sql("delete from due_run where job = 'broken' and state = 'waiting'")
                .update();

        List<OutboxMessage> morning = outbox.list(new Outbox.MessageSelection(null, "waiting", 10, 0));
        assertThat(morning)
                .extracting(message -> message.recipient().address())
                .containsExactlyInAnyOrder("quality@charity.example", "morning@charity.example");
        assertThat(morning).allSatisfy(message -> assertThat(message.topic()).startsWith("waiting/2026-11-01/"));
        assertThat(morning)
                .filteredOn(message -> message.language() == Language.AR)
                .singleElement()
                .satisfies(message -> assertThat(message.body())
                        .contains("مسودة واحدة للاعتماد")
                        .doesNotContain("تأخرت"));
        assertThat(morning)
                .filteredOn(message -> message.language() == Language.EN)
                .singleElement()
                .satisfies(message -> assertThat(message.body())
                        .contains("1 draft to issue: ", "1 job failed or late: Some report")
                        .endsWith("Open the console of Rida to begin: \u2066" + MailFixture.CONSOLE + "/\u2069"));
    }

    @Test
    @Order(4)
    void anIssueGoesToTheBoardAndIntoTheFolder() throws Exception {
        Edition draft = editions.editions().get(0);
        Edition issued = reports.issue(draft.id(), Actor.console("chair", "test"), "Meeting 4");
        sender.send(Duration.ofSeconds(20));

        assertThat(HOUSE.received("chair@charity.example")).hasSize(1);
        assertThat(HOUSE.received("member@charity.example")).hasSize(1);
        assertThat(HOUSE.received("chair@charity.example")[0].getSubject())
                .isEqualTo("تقرير رضا المستفيدين وزمن الإنجاز، أكتوبر ٢٠٢٦");
        // the draft has no summary
        assertThat(draft.documents()).extracting(Document::format).doesNotContain("png", "txt");
        for (String format : List.of("pdf", "html", "png", "txt")) {
            Document document = issued.documents().stream()
                    .filter(d -> d.format().equals(format) && d.name().contains("-en."))
                    .findFirst()
                    .orElseThrow();
            assertThat(HOUSE.share().resolve(document.name())).hasBinaryContent(editions.content(document));
        }
        assertThat(HOUSE.share().toFile().list()).hasSize(4);
    }

    @Test
    @Order(5)
    void aCorrectionSaysThatItIsOne() {
        Edition correction = reports.issue(drafted().id(), Actor.console("chair", "test"), "Late replies came in");
        assertThat(outbox.list(new Outbox.MessageSelection(null, "edition/" + correction.id() + "/issued", 10, 0)))
                .hasSize(3)
                .allSatisfy(message -> assertThat(message.subject()).containsAnyOf("مصحَّح", "Corrected"));
    }

    @Test
    @Order(6)
    void draftsOfSeveralMonthsAreSentInOneMessage() throws Exception {
        sender.send(Duration.ofSeconds(20));
        int before = HOUSE.received("quality@charity.example").length;
        RunResult run = operator.run("months", AUTUMN, new RunOperator.StartReason(Actor.console("test", "test"), ""));
        sender.send(Duration.ofSeconds(20));

        List<Edition> drafts = editions.ofRun(run.run());
        assertThat(drafts).hasSize(3);
        drafts.forEach(
                draft -> assertThat(outbox.list(new Outbox.MessageSelection(null, "edition/" + draft.id(), 10, 0)))
                        .isEmpty());
        assertThat(outbox.list(new Outbox.MessageSelection(null, "run/" + run.run(), 10, 0)))
                .singleElement()
                .satisfies(message -> {
                    assertThat(message.subject())
                            .isEqualTo(
                                    "مسودات للمراجعة: تقرير رضا المستفيدين وزمن الإنجاز، من أغسطس ٢٠٢٦ إلى أكتوبر ٢٠٢٦");
                    assertThat(message.body()).contains("للمراجعة ٣ مسودات من", "المستندات مرفقة");
                    assertThat(message.body().lines().filter(line -> line.contains("/drafts/")))
                            .satisfiesExactly(
                                    drawn("أغسطس ٢٠٢٦", drafts, 8),
                                    drawn("سبتمبر ٢٠٢٦", drafts, 9),
                                    drawn("أكتوبر ٢٠٢٦", drafts, 10));
                    assertThat(message.attachments())
                            .extracting(Attachment::name)
                            .hasSize(3)
                            .doesNotHaveDuplicates()
                            .allMatch(name -> name.endsWith("-ar.pdf"));
                });
        assertThat(HOUSE.received("quality@charity.example")).hasSize(before + 1);
    }

    /** Drafts, many drafts, reminders and mornings: what is to be copied from them is an address. */
    @Test
    @Order(7)
    void officersAreSentAddressesAndNoCommands() {
        List<String> bodies = sql.sql("select body from outbox_message where recipient = 'quality@charity.example'")
                .query(String.class)
                .list();
        assertThat(bodies).hasSizeGreaterThanOrEqualTo(4).allSatisfy(body -> assertThat(body)
                .contains("\u2066" + MailFixture.CONSOLE)
                .doesNotContain("بالأمر")
                .doesNotContainPattern("\u2066(?!" + MailFixture.CONSOLE + ")"));
    }

    /** A resumed run ends once more: drafts that were reported are not reported again, a month that failed at first is. */
    @Test
    @Order(8)
    void theSameDraftsAreReportedOnce() {
        DraftsCompleted all = autumn();
        reportDrafts(all, DataSize.ofMegabytes(15));
        assertThat(messagesOf(all)).hasSize(1);

        sql.sql("delete from delivery_attempt").update();
        sql.sql("delete from outbox_message").update();
        String moved = "update report_edition set run_id = :to where run_id = :from and month = '2026-10-01'";
        sql.sql(moved).param("from", all.run()).param("to", 0).update();
        reportDrafts(all, DataSize.ofMegabytes(15));
        sql.sql(moved).param("from", 0).param("to", all.run()).update();
        reportDrafts(all, DataSize.ofMegabytes(15));
        assertThat(messagesOf(all))
                .extracting(OutboxMessage::subject)
                .containsExactly(
                        "مسودات للمراجعة: تقرير رضا المستفيدين وزمن الإنجاز، من أغسطس ٢٠٢٦ إلى أكتوبر ٢٠٢٦",
                        "مسودتان للمراجعة: تقرير رضا المستفيدين وزمن الإنجاز، من أغسطس ٢٠٢٦ إلى سبتمبر ٢٠٢٦");
    }

    @Test
    @Order(9)
    void draftsOfAStoppedRunAreReported() {
        sql.sql("delete from outbox_message").update();
        DraftDigest together = new DraftDigest(recipients, editions, runs, outbox, console, DataSize.ofMegabytes(15));
        together.ended(new RunEnded(autumn().run(), "months", RunState.COMPLETED, BilingualText.EMPTY));
        assertThat(messagesOf(autumn())).isEmpty();
        together.ended(new RunEnded(autumn().run(), "months", RunState.STOPPED, BilingualText.EMPTY));
        together.ended(new RunEnded(autumn().run(), "months", RunState.FAILED, BilingualText.EMPTY));
        assertThat(messagesOf(autumn())).hasSize(1);
    }

    @Test
    @Order(10)
    void documentsThatAreTooLargeTogetherAreNotAttached() {
        sql.sql("delete from outbox_message").update();
        reportDrafts(autumn(), DataSize.ofKilobytes(1));
        assertThat(messagesOf(autumn())).singleElement().satisfies(message -> {
            assertThat(message.attachments()).isEmpty();
            assertThat(message.body()).contains("أكبر من أن تُرفق").doesNotContain("المستندات مرفقة");
        });
    }

    private Edition drafted() {
        RunResult run = operator.run("board", OCTOBER, new RunOperator.StartReason(Actor.console("test", "test"), ""));
        assertThat(run.completed()).as(run.failures().toString()).isTrue();
        return editions.ofRun(run.run()).get(0);
    }

    private DraftsCompleted autumn() {
        return new DraftsCompleted(
                sql.sql("select max(run_id) from run where job = 'months'")
                        .query(Long.class)
                        .single(),
                "board-monthly");
    }

    private void reportDrafts(DraftsCompleted all, DataSize most) {
        new DraftDigest(recipients, editions, runs, outbox, console, most).enqueue(all);
    }

    private List<OutboxMessage> messagesOf(DraftsCompleted all) {
        return outbox.list(new Outbox.MessageSelection(null, "run/" + all.run(), 10, 0));
    }

    /** The month, and where its draft is issued. */
    private static ThrowingConsumer<String> drawn(String month, List<Edition> drafts, int number) {
        Edition draft = drafts.stream()
                .filter(d -> d.month().getMonthValue() == number)
                .findFirst()
                .orElseThrow();
        return line -> assertThat(line).startsWith(month).endsWith("/drafts/" + draft.id() + "\u2069");
    }

    private List<OutboxMessage> reminders() {
        return outbox.list(new Outbox.MessageSelection(null, "edition", 50, 0)).stream()
                .filter(message -> message.topic().contains("reminder"))
                .toList();
    }

    private String sentence(Edition edition, String language) {
        return sql.sql(
                        """
                        select replace(jsonb_path_query_first(figures,
                            '$.pages[0].blocks[*] ? (@.block == "headline").text') ->> :language, '**', '')
                        from report_edition where edition_id = :edition
                        """)
                .param("language", language)
                .param("edition", edition.id())
                .query(String.class)
                .single();
    }
}
