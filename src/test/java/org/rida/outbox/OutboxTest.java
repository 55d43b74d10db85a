package org.rida.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.Message;
import jakarta.mail.internet.MimeMessage;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rida.JavaProgram;
import org.rida.i18n.Language;

/** Against a real SMTP server: each message as it was written, and once, whatever dies. */
class OutboxTest extends OutboxCase {

    private static final int KILLS = 20;
    /** How many of the kills end a real process; in the soak all do. */
    private static final int REAL_KILLS = Math.min(KILLS, Integer.getInteger("rida.soak", 3));

    @Test
    void aMessageArrivesAsItWasEnqueued() throws Exception {
        Attachment report = document("board-monthly-2026-10.pdf", "%PDF the report");
        OutboxFixture fixture = fixture(OutboxFixture.TIMING);
        fixture.enqueue("edition/1/issued", "board@charity.example", report);
        assertThat(fixture.outbox.enqueue(
                        new NewMessage("edition/1/issued", Language.AR, "again", "again", List.of()),
                        new Recipient(TransportType.MAIL, "board@charity.example")))
                .as("a second message about the same thing")
                .isEmpty();
        assertThat(fixture.send()).isEqualTo(1);

        MimeMessage arrived = server.getReceivedMessages()[0];
        OutboxMessage sent =
                fixture.outbox.list(Outbox.MessageSelection.newest(10)).get(0);
        assertThat(arrived.getSubject()).isEqualTo("التقرير الشهري");
        assertThat(arrived.getMessageID()).isEqualTo(sent.messageId()).endsWith("@charity.example>");
        assertThat(arrived.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(server.getReceivedMessages()).hasSize(1);
        assertThat(texts(arrived)).anyMatch(t -> t.contains("التقرير مرفق."));
        assertThat(texts(arrived)).anyMatch(t -> t.contains("dir=\"rtl\"") && t.contains("<p>التقرير مرفق.</p>"));
        assertThat(texts(arrived)).contains("%PDF the report");
        assertThat(sent.state()).isEqualTo(OutboxMessage.MessageState.SENT);
        assertThat(sent.sentAt()).isAfter(sent.enqueuedAt());
        assertThat(attempts(sent.id())).containsExactly("1 sent");
    }

    @Test
    void killedBetweenSendingAndMarkingTwentyTimesEachRecipientSeesOne() throws Exception {
        OutboxFixture next = fixture(OutboxFixture.TIMING);
        for (int i = 0; i < KILLS; i++) {
            next.enqueue("edition/" + i, "member" + i + "@charity.example");
            if (i < REAL_KILLS) {
                assertThat(process().waitFor()).isEqualTo(KilledSender.KILLED);
            } else {
                assertThatThrownBy(cutOff()::send).isInstanceOf(Killed.class);
            }
            assertThat(next.send()).as("before the lease ends").isZero();
        }
        sql.sql("update outbox_message set next_attempt_at = clock_timestamp()").update();
        assertThat(next.send()).isEqualTo(KILLS);
        assertThat(next.send()).isZero();

        Map<String, TreeSet<String>> messageIds = new TreeMap<>();
        for (MimeMessage message : server.getReceivedMessages()) {
            messageIds.computeIfAbsent(recipient(message), r -> new TreeSet<>()).add(message.getMessageID());
        }
        assertThat(messageIds)
                .hasSize(KILLS)
                .allSatisfy((recipient, ids) -> assertThat(ids).as(recipient).hasSize(1));
        assertThat(server.getReceivedMessages())
                .as("the documented duplicate, one each")
                .hasSize(2 * KILLS);
        assertThat(attempts(1)).containsExactly("1 unknown", "2 sent");
    }

    @Test
    void twoConcurrentSendersSendEachMessageOnce() throws Exception {
        OutboxFixture first = fixture(OutboxFixture.TIMING);
        OutboxFixture second = fixture(OutboxFixture.TIMING);
        int messages = 60;
        IntStream.range(0, messages).forEach(i -> first.enqueue("edition/1", "member" + i + "@charity.example"));
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Callable<Integer>> senders = List.of(first::send, second::send, first::send, second::send);
        int sent = 0;
        for (Future<Integer> sender : threads.invokeAll(senders)) {
            sent += sender.get();
        }
        threads.shutdown();

        assertThat(sent).isEqualTo(messages);
        assertThat(server.getReceivedMessages()).hasSize(messages);
        assertThat(Arrays.stream(server.getReceivedMessages()).map(OutboxTest::recipient))
                .doesNotHaveDuplicates();
    }

    @Test
    void anAttachmentThatChangedDoesNotGoOut() throws Exception {
        Attachment report = document("report.pdf", "as it was");
        OutboxFixture fixture = fixture(OutboxFixture.TIMING);
        long message = fixture.enqueue("edition/1", "board@charity.example", report);
        sql.sql("update report_document set content = 'as it is'").update();
        assertThat(fixture.send()).isZero();
        assertThat(fixture.outbox.message(message).error().en()).contains("report.pdf", "has changed since");
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    private OutboxFixture cutOff() {
        return new OutboxFixture(
                database,
                server.getSmtp().getPort(),
                OutboxFixture.TIMING,
                mail -> new KilledSender.AfterCarrying(mail, () -> {
                    throw new Killed();
                }));
    }

    /** Nothing in the fixture catches this. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }

    private Process process() throws IOException {
        return new ProcessBuilder(JavaProgram.command(
                        KilledSender.class,
                        List.of(),
                        url,
                        Integer.toString(server.getSmtp().getPort())))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(new File("target/dying-sender.log"))
                .start();
    }

    private List<String> attempts(long message) {
        return sql.sql(
                        "select number || ' ' || coalesce(outcome, 'unknown') from delivery_attempt where outbox_message_id = :message order by number")
                .param("message", message)
                .query(String.class)
                .list();
    }

    private static String recipient(MimeMessage message) {
        try {
            return message.getRecipients(Message.RecipientType.TO)[0].toString();
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> texts(jakarta.mail.Part part) throws Exception {
        Object content = part.getContent();
        if (content instanceof jakarta.mail.Multipart parts) {
            List<String> texts = new ArrayList<>();
            for (int i = 0; i < parts.getCount(); i++) {
                texts.addAll(texts(parts.getBodyPart(i)));
            }
            return texts;
        }
        return List.of(
                content instanceof String text
                        ? text
                        : new String(part.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
    }
}
