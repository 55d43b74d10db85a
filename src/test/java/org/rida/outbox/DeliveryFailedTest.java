package org.rida.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rida.access.Actor;
import org.rida.i18n.Language;
import org.rida.i18n.Problem;

/** What cannot go out now goes out later, or has failed with a clear word. */
class DeliveryFailedTest extends OutboxCase {

    @Test
    void aServerThatIsDownIsTriedAgainUntilItIsUp() throws Exception {
        int port = server.getSmtp().getPort();
        OutboxFixture fixture = fixture(OutboxFixture.TIMING);
        long message = fixture.enqueue("edition/1", "board@charity.example");
        server.stop();
        assertThat(fixture.send()).isZero();
        OutboxMessage waiting = fixture.outbox.message(message);
        assertThat(waiting.state()).isEqualTo(OutboxMessage.MessageState.WAITING);
        assertThat(waiting.error().en()).contains("Nothing answers", "mail settings");
        assertThat(waiting.error().ar()).contains("لا مجيب عند عنوان خادم البريد");
        assertThat(waiting.nextAttemptAt()).isAfter(waiting.enqueuedAt());

        GreenMail again = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        again.start();
        try {
            Thread.sleep(300);
            assertThat(fixture.send()).isEqualTo(1);
            assertThat(again.getReceivedMessages()).hasSize(1);
            assertThat(fixture.outbox.message(message).error().isEmpty()).isTrue();
        } finally {
            again.stop();
        }
    }

    @Test
    void anAddressThatTheServerRefusesIsGivenUpWithAClearWord() throws Exception {
        try (RefusingSmtpServer refusing = new RefusingSmtpServer("550 5.1.1 no such user here")) {
            OutboxFixture fixture = new OutboxFixture(database, refusing.port(), OutboxFixture.TIMING);
            long message = fixture.enqueue("edition/1", "nobody@charity.example");
            assertThat(fixture.send()).isZero();
            OutboxMessage refused = fixture.outbox.message(message);
            assertThat(refused.state()).isEqualTo(OutboxMessage.MessageState.FAILED);
            assertThat(refused.error().en())
                    .contains("nobody@charity.example", "rejects this address", "no such user here");
            assertThat(fixture.events).singleElement().isInstanceOfSatisfying(DeliveryAbandoned.class, event -> {
                assertThat(event.message().id()).isEqualTo(message);
                assertThat(event.reason()).isEqualTo(refused.error());
            });

            assertThatThrownBy(() -> fixture.outbox.resend(message, Actor.console("admin", "test"), " "))
                    .isInstanceOf(Problem.class)
                    .hasMessageContaining("Enter a reason: who decided, and why");
            long again = fixture(OutboxFixture.TIMING)
                    .outbox
                    .resend(message, Actor.console("admin", "test"), "the mailbox is there now");
            assertThat(fixture(OutboxFixture.TIMING).send()).isEqualTo(1);
            assertThat(fixture.outbox.message(again).reason()).isEqualTo("the mailbox is there now");
            assertThat(fixture.outbox.message(again).messageId()).isNotEqualTo(refused.messageId());
        }
    }

    @Test
    void aServerThatSaysNotNowIsAskedEverMoreSeldomButNotForEver() throws Exception {
        MessageLeases.DeliveryTiming shipped = new MessageLeases.DeliveryTiming(
                Duration.ofMinutes(5), Duration.ofMinutes(1), Duration.ofHours(1), Duration.ofDays(3));
        try (RefusingSmtpServer refusing = new RefusingSmtpServer("450 4.2.0 try again later")) {
            OutboxFixture fixture = new OutboxFixture(database, refusing.port(), shipped);
            long message = fixture.enqueue("edition/1", "board@charity.example");
            List<Long> minutes = new ArrayList<>();
            for (int attempt = 1; attempt <= 8; attempt++) {
                sql.sql("update outbox_message set next_attempt_at = clock_timestamp()")
                        .update();
                fixture.send();
                minutes.add(sql.sql(
                                "select round(extract(epoch from next_attempt_at - clock_timestamp()) / 60) from outbox_message")
                        .query(Long.class)
                        .single());
                assertThat(fixture.send()).as("before its time").isZero();
            }
            assertThat(minutes).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L);
            assertThat(fixture.outbox.message(message).state()).isEqualTo(OutboxMessage.MessageState.WAITING);
            assertThat(fixture.outbox.message(message).attempts()).isEqualTo(8);
            assertThat(fixture.events).isEmpty();

            sql.sql(
                            "update outbox_message set next_attempt_at = clock_timestamp(), enqueued_at = enqueued_at - interval '3 days'")
                    .update();
            fixture.send();
            assertThat(fixture.outbox.message(message).state()).isEqualTo(OutboxMessage.MessageState.FAILED);
            assertThat(fixture.outbox.message(message).error().en())
                    .contains("does not accept the message at the moment", "450 4.2.0");
            assertThat(fixture.events).hasSize(1);
        }
    }

    @Test
    void aFolderGetsWholeFilesAndIsWaitedFor() throws IOException {
        Attachment report = document("report.pdf", "the report");
        Path share = folder.resolve("share");
        OutboxFixture fixture = fixture(OutboxFixture.TIMING);
        long message = fixture.outbox
                .enqueue(
                        new NewMessage("edition/1", Language.AR, "s", "b", List.of(report)),
                        new Recipient(TransportType.FOLDER, share.toString()))
                .orElseThrow();
        assertThat(fixture.send()).isZero();
        assertThat(fixture.outbox.message(message).error().en()).contains(share.toString());
        assertThat(share).doesNotExist();

        Files.createDirectories(share);
        sql.sql("update outbox_message set next_attempt_at = clock_timestamp()").update();
        assertThat(fixture.send()).isEqualTo(1);
        assertThat(share).isDirectoryContaining(f -> f.endsWith("report.pdf"));
        assertThat(share.toFile().list()).hasSize(1);
    }

    @Test
    void withoutAMailServerMessagesWaitWithAReason() {
        OutboxFixture fixture = new OutboxFixture(database, 0, OutboxFixture.TIMING);
        long message = fixture.enqueue("edition/1", "board@charity.example");
        assertThat(fixture.send()).isZero();
        assertThat(fixture.outbox.message(message).state()).isEqualTo(OutboxMessage.MessageState.WAITING);
        assertThat(fixture.outbox.message(message).attempts()).isZero();
        assertThat(fixture.outbox.missing(TransportType.MAIL).orElseThrow().en())
                .contains("No mail server is set");
        assertThatThrownBy(() -> fixture.outbox.resend(message, Actor.console("admin", "test"), "now"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("still being delivered");
    }
}
