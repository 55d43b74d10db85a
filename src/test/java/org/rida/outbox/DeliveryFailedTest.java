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
        OutboxFixture house = house(OutboxFixture.CALM);
        long letter = house.enqueue("edition/1", "board@charity.example");
        server.stop();
        assertThat(house.send()).isZero();
        OutboxMessage waiting = house.outbox.message(letter);
        assertThat(waiting.state()).isEqualTo(OutboxMessage.MessageState.WAITING);
        assertThat(waiting.error().en()).contains("does not answer", "spring.mail.host");
        assertThat(waiting.error().ar()).contains("لا يجيب خادم البريد");
        assertThat(waiting.nextAttemptAt()).isAfter(waiting.enqueuedAt());

        GreenMail again = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        again.start();
        try {
            Thread.sleep(300);
            assertThat(house.send()).isEqualTo(1);
            assertThat(again.getReceivedMessages()).hasSize(1);
            assertThat(house.outbox.message(letter).error().isEmpty()).isTrue();
        } finally {
            again.stop();
        }
    }

    @Test
    void anAddressThatTheServerRefusesIsGivenUpWithAClearWord() throws Exception {
        try (RefusingSmtpServer refusing = new RefusingSmtpServer("550 5.1.1 no such user here")) {
            OutboxFixture house = new OutboxFixture(database, refusing.port(), OutboxFixture.CALM);
            long letter = house.enqueue("edition/1", "nobody@charity.example");
            assertThat(house.send()).isZero();
            OutboxMessage refused = house.outbox.message(letter);
            assertThat(refused.state()).isEqualTo(OutboxMessage.MessageState.FAILED);
            assertThat(refused.error().en())
                    .contains("nobody@charity.example", "rejects this address", "no such user here");
            assertThat(house.events).singleElement().isInstanceOfSatisfying(DeliveryAbandoned.class, event -> {
                assertThat(event.message().id()).isEqualTo(letter);
                assertThat(event.reason()).isEqualTo(refused.error());
            });

            assertThatThrownBy(() -> house.outbox.resend(letter, Actor.console("admin", "test"), " "))
                    .isInstanceOf(Problem.class)
                    .hasMessageContaining("expected a text that says who decided and why, found none");
            long again = house(OutboxFixture.CALM)
                    .outbox
                    .resend(letter, Actor.console("admin", "test"), "the mailbox is there now");
            assertThat(house(OutboxFixture.CALM).send()).isEqualTo(1);
            assertThat(house.outbox.message(again).reason()).isEqualTo("the mailbox is there now");
            assertThat(house.outbox.message(again).messageId()).isNotEqualTo(refused.messageId());
        }
    }

    @Test
    void aServerThatSaysNotNowIsAskedEverMoreSeldomButNotForEver() throws Exception {
        MessageLeases.DeliveryTiming shipped = new MessageLeases.DeliveryTiming(
                Duration.ofMinutes(5), Duration.ofMinutes(1), Duration.ofHours(1), Duration.ofDays(3));
        try (RefusingSmtpServer refusing = new RefusingSmtpServer("450 4.2.0 try again later")) {
            OutboxFixture house = new OutboxFixture(database, refusing.port(), shipped);
            long letter = house.enqueue("edition/1", "board@charity.example");
            List<Long> minutes = new ArrayList<>();
            for (int attempt = 1; attempt <= 8; attempt++) {
                sql.sql("update outbox_message set next_attempt_at = clock_timestamp()")
                        .update();
                house.send();
                minutes.add(sql.sql(
                                "select round(extract(epoch from next_attempt_at - clock_timestamp()) / 60) from outbox_message")
                        .query(Long.class)
                        .single());
                assertThat(house.send()).as("before its time").isZero();
            }
            assertThat(minutes).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L);
            assertThat(house.outbox.message(letter).state()).isEqualTo(OutboxMessage.MessageState.WAITING);
            assertThat(house.outbox.message(letter).attempts()).isEqualTo(8);
            assertThat(house.events).isEmpty();

            sql.sql(
                            "update outbox_message set next_attempt_at = clock_timestamp(), enqueued_at = enqueued_at - interval '3 days'")
                    .update();
            house.send();
            assertThat(house.outbox.message(letter).state()).isEqualTo(OutboxMessage.MessageState.FAILED);
            assertThat(house.outbox.message(letter).error().en())
                    .contains("does not accept the message at the moment", "450 4.2.0");
            assertThat(house.events).hasSize(1);
        }
    }

    @Test
    void aFolderGetsWholeFilesAndIsWaitedFor() throws IOException {
        Path report = Files.writeString(folder.resolve("report.pdf"), "the report");
        Path share = folder.resolve("share");
        OutboxFixture house = house(OutboxFixture.CALM);
        long letter = house.outbox
                .enqueue(
                        new NewMessage("edition/1", Language.AR, "s", "b", List.of(report)),
                        new Recipient(TransportType.FOLDER, share.toString()))
                .orElseThrow();
        assertThat(house.send()).isZero();
        assertThat(house.outbox.message(letter).error().en()).contains(share.toString());
        assertThat(share).doesNotExist();

        Files.createDirectories(share);
        sql.sql("update outbox_message set next_attempt_at = clock_timestamp()").update();
        assertThat(house.send()).isEqualTo(1);
        assertThat(share).isDirectoryContaining(f -> f.endsWith("report.pdf"));
        assertThat(share.toFile().list()).hasSize(1);
    }

    @Test
    void withoutAMailServerLettersWaitAndSaySo() {
        OutboxFixture house = new OutboxFixture(database, 0, OutboxFixture.CALM);
        long letter = house.enqueue("edition/1", "board@charity.example");
        assertThat(house.send()).isZero();
        assertThat(house.outbox.message(letter).state()).isEqualTo(OutboxMessage.MessageState.WAITING);
        assertThat(house.outbox.message(letter).attempts()).isZero();
        assertThat(house.outbox.missing(TransportType.MAIL).orElseThrow().en()).contains("spring.mail.host");
        assertThatThrownBy(() -> house.outbox.resend(letter, Actor.console("admin", "test"), "now"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("still being delivered");
    }
}
