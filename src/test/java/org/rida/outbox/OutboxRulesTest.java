package org.rida.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.rida.access.Actor;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Language;
import org.rida.i18n.Problem;
import org.rida.outbox.DeliveryFailed.Remedy;
import org.rida.outbox.Outbox.MessageSelection;
import org.rida.outbox.OutboxMessage.MessageState;

/** What is told once, what each attempt left behind, and what goes out: {@link Outbox}, {@link DeliveryAttempts}, {@link AttachmentReader}, {@link HtmlBody}. */
class OutboxRulesTest extends OutboxCase {

    private static final Actor ADMINISTRATOR = Actor.console("admin", "192.0.2.1");

    /** A second attempt only when the test says so, however long one takes. */
    private static final MessageLeases.DeliveryTiming NO_RETRY_MEANWHILE = new MessageLeases.DeliveryTiming(
            Duration.ofMinutes(5), Duration.ofMinutes(10), Duration.ofMinutes(10), Duration.ofHours(1));

    private final AttachmentReader reader = new AttachmentReader(sql, OutboxFixture.PASSWORDS);

    @Test
    void aRecipientIsToldOfOneThingOnceInEachLanguageAndWay() {
        Outbox outbox = fixture(OutboxFixture.TIMING).outbox;
        Recipient board = new Recipient(TransportType.MAIL, "board@charity.example");

        assertThat(outbox.enqueue(message("edition/1", Language.AR), board)).isPresent();
        assertThat(outbox.enqueue(message("edition/1", Language.AR), board)).isEmpty();
        assertThat(outbox.enqueue(message("edition/1", Language.EN), board)).isPresent();
        assertThat(outbox.enqueue(message("edition/2", Language.AR), board)).isPresent();
        assertThat(outbox.enqueue(
                        message("edition/1", Language.AR), new Recipient(TransportType.MAIL, "chair@charity.example")))
                .isPresent();
        assertThat(outbox.enqueue(
                        message("edition/1", Language.AR),
                        new Recipient(TransportType.FOLDER, "board@charity.example")))
                .isPresent();
    }

    @Test
    void lettersAreListedByStateAndSubject() {
        OutboxFixture fixture = fixture(OutboxFixture.TIMING);
        long first = fixture.enqueue("edition/1/issued", "a@charity.example");
        long second = fixture.enqueue("edition/1/draft", "a@charity.example");
        long third = fixture.enqueue("edition/17/issued", "a@charity.example");

        assertThat(ids(fixture, new MessageSelection(null, "edition/1", 10, 0))).containsExactly(second, first);
        assertThat(ids(fixture, new MessageSelection(null, "edition/17", 10, 0)))
                .containsExactly(third);
        assertThat(ids(fixture, new MessageSelection(MessageState.SENT, "", 10, 0)))
                .isEmpty();
        assertThat(ids(fixture, new MessageSelection(MessageState.WAITING, "", 2, 1)))
                .containsExactly(second, first);
        assertThat(ids(fixture, MessageSelection.newest(1))).containsExactly(third);
        assertThat(fixture.outbox.count(MessageState.WAITING)).isEqualTo(3);
        assertThat(fixture.outbox.find(99)).isEmpty();
        assertThatThrownBy(() -> fixture.outbox.message(99))
                .isInstanceOf(Problem.class)
                .hasMessage("No message has the number 99.");
    }

    @Test
    void everyAttemptIsKeptWithItsEnd() throws Exception {
        try (RefusingSmtpServer refusing = new RefusingSmtpServer("450 4.2.0 try again later")) {
            OutboxFixture fixture = new OutboxFixture(database, refusing.port(), NO_RETRY_MEANWHILE);
            long letter = fixture.enqueue("edition/1", "board@charity.example");
            fixture.send();
            due();
            fixture.send();

            assertThat(new DeliveryAttempts(sql).forMessage(letter)).hasSize(2).allSatisfy(attempt -> {
                assertThat(attempt.outcome()).isEqualTo("deferred");
                assertThat(attempt.process()).isEqualTo("test");
                assertThat(attempt.endedAt()).isAfterOrEqualTo(attempt.startedAt());
                assertThat(attempt.error().en()).contains("450 4.2.0");
                assertThat(attempt.error().ar())
                        .contains("450 4.2.0")
                        .isNotEqualTo(attempt.error().en());
            });
            assertThat(new DeliveryAttempts(sql).forMessage(letter))
                    .extracting(DeliveryAttempts.Attempt::number)
                    .containsExactly(2, 1);
        }
        due();
        assertThat(fixture(OutboxFixture.TIMING).send()).isEqualTo(1);
        assertThat(new DeliveryAttempts(sql).forMessage(1).get(0).outcome()).isEqualTo("sent");
        assertThat(new DeliveryAttempts(sql).forMessage(99)).isEmpty();
    }

    @Test
    void aLetterThatWasSentMayBeSentAgainAsAnother() {
        OutboxFixture fixture = fixture(OutboxFixture.TIMING);
        long letter = fixture.enqueue("edition/1", "board@charity.example");
        fixture.send();

        long again = fixture.outbox.resend(letter, ADMINISTRATOR, " deleted by mistake ");
        assertThat(fixture.send()).isEqualTo(1);

        OutboxMessage copy = fixture.outbox.message(again);
        OutboxMessage original = fixture.outbox.message(letter);
        assertThat(copy.resendOf()).isEqualTo(letter);
        assertThat(copy.actor()).isEqualTo("admin");
        assertThat(copy.reason()).isEqualTo("deleted by mistake");
        assertThat(copy.subject()).isEqualTo(original.subject());
        assertThat(copy.body()).isEqualTo(original.body());
        assertThat(copy.messageId()).isNotEqualTo(original.messageId());
        assertThat(server.getReceivedMessages()).hasSize(2);
        assertThatThrownBy(() -> fixture.outbox.resend(99, ADMINISTRATOR, "why not"))
                .isInstanceOf(Problem.class);
    }

    @Test
    void aRefusedResendIsInTheAuditLog() {
        OutboxFixture fixture = fixture(OutboxFixture.TIMING);
        long letter = fixture.enqueue("edition/1", "board@charity.example");

        assertThatThrownBy(() -> fixture.outbox.resend(letter, ADMINISTRATOR, "too early"))
                .isInstanceOf(Problem.class);

        assertThat(sql.sql("select outcome from audit_entry where action = 'message-resent'")
                        .query(String.class)
                        .single())
                .isEqualTo("refused");
    }

    @Test
    void anAttachmentIsTheDocumentThatItWas() {
        Attachment attachment = document("report.pdf", "%PDF");
        assertThat(reader.content(attachment)).asString().isEqualTo("%PDF");

        sql.sql("update report_document set content = '%PDF changed'").update();
        assertFailsForGood(attachment);
        sql.sql("delete from report_document").update();
        assertFailsForGood(attachment);
    }

    @Test
    void aFolderThatIsMissingIsWaitedForAndOneWithOtherFilesIsKept() throws IOException {
        Attachment report = document("report.pdf", "%PDF");
        FolderTransport transport = new FolderTransport(reader);
        Path share = folder.resolve("share");
        OutboxMessage letter =
                letter(Language.EN, "text", new Recipient(TransportType.FOLDER, share.toString()), report);

        assertThatThrownBy(() -> transport.send(letter)).isInstanceOfSatisfying(DeliveryFailed.class, failure -> {
            assertThat(failure.remedy()).isEqualTo(Remedy.RETRY);
            assertThat(failure.description().en()).contains("there is no such folder");
        });
        Files.createDirectory(share);
        Files.writeString(share.resolve("other.pdf"), "other");
        Files.writeString(share.resolve("report.pdf"), "an earlier one");
        transport.send(letter);
        transport.send(letter);

        assertThat(share.resolve("report.pdf")).hasContent("%PDF");
        assertThat(share.toFile().list()).containsExactlyInAnyOrder("other.pdf", "report.pdf");
        assertThat(transport.missing()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"AR, ar, rtl", "EN, en, ltr"})
    void aPageHasTheDirectionOfItsLanguage(Language language, String code, String direction) {
        String page = HtmlBody.html(language, "one\n\ntwo\nthree");

        assertThat(page)
                .contains("<html lang=\"" + code + "\" dir=\"" + direction + "\">", "<body dir=\"" + direction + "\"")
                .contains("<p>one</p>\n<p>two<br>three</p>");
    }

    @Test
    void aPageShowsMarkupAsTextAndCommandsFromLeftToRight() {
        String page = HtmlBody.html(Language.AR, "<script>alert(1)</script> & \u2066issue 3 --reason \"…\"\u2069");

        assertThat(page)
                .contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; ")
                .contains("<bdi dir=\"ltr\" style=\"font-family:monospace\">issue 3 --reason &quot;…&quot;</bdi>")
                .doesNotContain("<script>", "\u2066", "\u2069");
    }

    @ParameterizedTest
    @EnumSource
    void aStateIsReadByItsCode(MessageState state) {
        assertThat(MessageState.of(state.code())).isEqualTo(state);
        assertThat(state.code()).isLowerCase();
    }

    @ParameterizedTest
    @EnumSource
    void aWayIsReadByItsCode(TransportType way) {
        assertThat(TransportType.of(way.code())).isEqualTo(way);
    }

    private void due() {
        sql.sql("update outbox_message set next_attempt_at = clock_timestamp()").update();
    }

    private void assertFailsForGood(Attachment attachment) {
        assertThatThrownBy(() -> reader.content(attachment)).isInstanceOfSatisfying(DeliveryFailed.class, failure -> {
            assertThat(failure.remedy()).isEqualTo(Remedy.MANUAL);
            assertThat(failure.description().en()).contains("report.pdf: the document has changed");
        });
    }

    private static List<Long> ids(OutboxFixture fixture, MessageSelection selection) {
        return fixture.outbox.list(selection).stream().map(OutboxMessage::id).toList();
    }

    private static NewMessage message(String about, Language language) {
        return new NewMessage(about, language, "subject", "body", List.of());
    }

    private static OutboxMessage letter(Language language, String body, Recipient address, Attachment... attachments) {
        return new OutboxMessage(
                1,
                "edition/1",
                address,
                language,
                "subject",
                body,
                List.of(attachments),
                "<1@charity.example>",
                MessageState.SENDING,
                1,
                Instant.EPOCH,
                Instant.EPOCH,
                null,
                BilingualText.EMPTY,
                null,
                "",
                "",
                null,
                "");
    }
}
