package org.rida.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rida.access.Actor;
import org.rida.i18n.Problem;
import org.rida.outbox.OutboxMessage.MessageState;

/** A message that a person cancelled is not sent, and one for a former recipient waits for a person. */
class OutboxCancelTest extends OutboxCase {

    private static final Actor ADMINISTRATOR = Actor.console("admin", "192.0.2.1");

    @Test
    void aCancelledMessageIsNotSentAndSaysWhoCancelledIt() {
        OutboxFixture fixture = fixture(OutboxFixture.TIMING);
        long message = fixture.enqueue("edition/1", "board@charity.example");

        fixture.outbox.cancel(message, ADMINISTRATOR, waiting -> List.of());
        assertThat(fixture.send()).isZero();
        assertThat(server.getReceivedMessages()).isEmpty();
        assertThat(fixture.outbox.message(message)).satisfies(cancelled -> {
            assertThat(cancelled.state()).isEqualTo(MessageState.CANCELLED);
            assertThat(cancelled.cancelledBy()).isEqualTo("admin");
            assertThat(cancelled.cancelledAt()).isNotNull();
        });
        assertThat(sql.sql("select detail ->> 'recipient' from audit_entry where action = 'message-cancelled'")
                        .query(String.class)
                        .single())
                .isEqualTo("b***@charity.example");
        assertThatThrownBy(() -> fixture.outbox.cancel(message, ADMINISTRATOR, waiting -> List.of()))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("does not wait any more");

        fixture.outbox.resend(message, ADMINISTRATOR, "by mistake");
        assertThat(fixture.send()).isOne();
    }

    /** While it is handed over, nobody is told that it is cancelled. */
    @Test
    void aMessageThatIsBeingSentIsNotCancelled() {
        List<Throwable> refused = new ArrayList<>();
        OutboxFixture[] fixture = new OutboxFixture[1];
        fixture[0] = new OutboxFixture(
                database,
                server.getSmtp().getPort(),
                OutboxFixture.TIMING,
                mail -> new KilledSender.AfterCarrying(mail, () -> {
                    try {
                        fixture[0].outbox.cancel(1, ADMINISTRATOR, waiting -> List.of());
                    } catch (Problem problem) {
                        refused.add(problem);
                    }
                }));
        fixture[0].enqueue("edition/1", "board@charity.example");

        assertThat(fixture[0].send()).isOne();
        assertThat(refused).hasSize(1);
        assertThat(fixture[0].outbox.message(1).state()).isEqualTo(MessageState.SENT);
    }

    /** Each is either sent or cancelled, however senders and the person meet. */
    @Test
    void cancellingWhileSendersWorkNeverSendsACancelledMessage() throws Exception {
        OutboxFixture fixture = fixture(OutboxFixture.TIMING);
        List<Long> messages = new ArrayList<>(IntStream.range(0, 60)
                .mapToObj(i -> fixture.enqueue("edition/1", "member" + i + "@charity.example"))
                .toList());
        Collections.reverse(messages);
        ExecutorService threads = Executors.newFixedThreadPool(3);
        Future<Integer> one = threads.submit(fixture::send);
        Future<Integer> two = threads.submit(fixture::send);
        Future<Long> cancelled = threads.submit(() ->
                messages.stream().filter(message -> cancels(fixture, message)).count());
        int sent = one.get() + two.get();
        long stopped = cancelled.get();
        threads.shutdown();

        assertThat(sent + stopped).isEqualTo(60);
        assertThat(fixture.outbox.count(MessageState.CANCELLED)).isEqualTo(stopped);
        assertThat(Arrays.stream(server.getReceivedMessages())).hasSize(sent);
    }

    private static boolean cancels(OutboxFixture fixture, long message) {
        try {
            fixture.outbox.cancel(message, ADMINISTRATOR, waiting -> List.of());
            return true;
        } catch (Problem sent) {
            return false;
        }
    }

    /** Others are sent meanwhile; a person may still send it there. */
    @Test
    void aMessageForAFormerRecipientIsHeld() {
        OutboxFixture fixture = fixture(OutboxFixture.TIMING);
        long held = fixture.enqueue("edition/1", "former@charity.example");
        fixture.enqueue("edition/1", "board@charity.example");
        fixture.former.add(held);

        assertThat(fixture.sender.send(Duration.ofSeconds(20))).isOne();
        assertThat(fixture.outbox.message(held).state()).isEqualTo(MessageState.WAITING);
        fixture.former.clear();
        assertThat(fixture.send()).isOne();
    }
}
