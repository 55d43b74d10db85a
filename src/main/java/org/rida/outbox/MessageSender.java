package org.rida.outbox;

import org.rida.i18n.BilingualText;













import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Takes what is due, letter by letter: claim, carry, mark. */
@Component
public class MessageSender {

    private static final Logger LOG = LoggerFactory.getLogger(MessageSender.class);

    private final MessageLeases claims;
    private final List<MessageTransport> carriers;
    private final ApplicationEventPublisher events;

    MessageSender(MessageLeases claims, List<MessageTransport> carriers, ApplicationEventPublisher events) {
        this.claims = claims;
        this.carriers = carriers;
        this.events = events;
    }

    /**
     * Sends everything that is due, in the calling thread; begins no further letter when the time is over.
     *
     * @return how many went out
     */
    public int send(Duration atMost) {
        long deadline = System.nanoTime() + atMost.toNanos();
        List<TransportType> open = carriers.stream()
                .filter(c -> c.missing().isEmpty())
                .map(MessageTransport::way)
                .toList();
        int sent = 0;
        while (System.nanoTime() < deadline) {
            Optional<MessageLeases.Claim> claim = claims.next(open);
            if (claim.isEmpty()) {
                return sent;
            }
            sent += send(claim.get()) ? 1 : 0;
        }
        return sent;
    }

    private boolean send(MessageLeases.Claim claim) {
        OutboxMessage letter = claim.letter();
        try {
            carrier(letter.address().way()).carry(letter);
        } catch (DeliveryFailed e) {
            fail(claim, e);
            return false;
        } catch (RuntimeException e) {
            fail(claim, DeliveryFailed.forNow(e, "problem.unexpected", "reason", String.valueOf(e.getMessage())));
            return false;
        }
        claims.sent(claim);
        return true;
    }

    private void fail(MessageLeases.Claim claim, DeliveryFailed failure) {
        OutboxMessage letter = claim.letter();
        BilingualText words = failure.description();
        LOG.warn(
                "message {} to {}, attempt {}: {}",
                letter.id(),
                letter.address().to(),
                letter.attempts(),
                words.en());
        boolean again = failure.remedy() == DeliveryFailed.Remedy.TIME && claims.putOff(claim, words);
        if (!again && claims.giveUp(claim, words)) {
            LOG.error(
                    "delivery of message {} to {} failed",
                    letter.id(),
                    letter.address().to(),
                    failure);
            events.publishEvent(new DeliveryAbandoned(letter, words));
        }
    }

    private MessageTransport carrier(TransportType way) {
        return carriers.stream().filter(c -> c.way() == way).findFirst().orElseThrow();
    }
}
