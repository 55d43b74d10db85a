package org.rida.outbox;

import java.time.Duration;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Polls the outbox in a process that serves. A letter that is under way when the process ends is tried again after its lease. */
@Component
class OutboxPoller {

    private static final Duration MAX_DURATION = Duration.ofMinutes(1);

    private final MessageSender sender;

    OutboxPoller(MessageSender postman) {
        this.sender = postman;
    }

    @Scheduled(fixedDelayString = "${rida.mail.poll-interval}")
    void poll() {
        sender.send(MAX_DURATION);
    }
}
