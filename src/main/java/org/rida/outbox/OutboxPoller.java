package org.rida.outbox;

import java.time.Duration;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Polls the outbox in server processes. A message that is being sent when the process ends is
 * tried again after its lease has expired.
 */
@Component
class OutboxPoller {

    private static final Duration MAX_DURATION = Duration.ofMinutes(1);

    private final MessageSender sender;

    OutboxPoller(MessageSender sender) {
        this.sender = sender;
    }

    @Scheduled(fixedDelayString = "${rida.mail.poll-interval}")
    void poll() {
        sender.send(MAX_DURATION);
    }
}
