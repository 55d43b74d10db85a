package org.rida.outbox;














import java.time.Duration;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Polls the outbox in a process that serves. A letter that is under way when the process ends is tried again after its lease. */
@Component
class OutboxPoller {

    private static final Duration ONE_ROUND = Duration.ofMinutes(1);

    private final MessageSender postman;

    OutboxPoller(MessageSender postman) {
        this.postman = postman;
    }

    @Scheduled(fixedDelayString = "${rida.mail.poll-interval}")
    void poll() {
        postman.send(ONE_ROUND);
    }
}
