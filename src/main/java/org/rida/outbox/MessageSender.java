package org.rida.outbox;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.rida.i18n.BilingualText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Takes what is due, letter by letter: claim, carry, mark. */
@Component
public class MessageSender {

    private static final Logger LOG = LoggerFactory.getLogger(MessageSender.class);

    private final MessageLeases leases;
    private final List<MessageTransport> transports;
    private final ApplicationEventPublisher events;

    MessageSender(MessageLeases claims, List<MessageTransport> carriers, ApplicationEventPublisher events) {
        this.leases = claims;
        this.transports = carriers;
        this.events = events;
    }

    /**
     * Sends everything that is due, in the calling thread; begins no further letter when the time is over.
     *
     * @return how many went out
     */
    public int send(Duration atMost) {
        long deadline = System.nanoTime() + atMost.toNanos();
        List<TransportType> open = transports.stream()
                .filter(c -> c.missing().isEmpty())
                .map(MessageTransport::type)
                .toList();
        int sent = 0;
        while (System.nanoTime() < deadline) {
            Optional<MessageLeases.MessageLease> claim = leases.acquireNext(open);
            if (claim.isEmpty()) {
                return sent;
            }
            sent += send(claim.get()) ? 1 : 0;
        }
        return sent;
    }

    private boolean send(MessageLeases.MessageLease claim) {
        OutboxMessage letter = claim.message();
        try {
            transport(letter.recipient().transport()).send(letter);
        } catch (DeliveryFailed e) {
            fail(claim, e);
            return false;
        } catch (RuntimeException e) {
            fail(claim, DeliveryFailed.temporary(e, "problem.unexpected", "reason", String.valueOf(e.getMessage())));
            return false;
        }
        leases.markSent(claim);
        return true;
    }

    private void fail(MessageLeases.MessageLease claim, DeliveryFailed failure) {
        OutboxMessage letter = claim.message();
        BilingualText words = failure.description();
        LOG.warn(
                "message {} to {}, attempt {}: {}",
                letter.id(),
                letter.recipient().address(),
                letter.attempts(),
                words.en());
        boolean again = failure.remedy() == DeliveryFailed.Remedy.RETRY && leases.defer(claim, words);
        if (!again && leases.abandon(claim, words)) {
            LOG.error(
                    "delivery of message {} to {} failed",
                    letter.id(),
                    letter.recipient().address(),
                    failure);
            events.publishEvent(new DeliveryAbandoned(letter, words));
        }
    }

    private MessageTransport transport(TransportType way) {
        return transports.stream().filter(c -> c.type() == way).findFirst().orElseThrow();
    }
}
