package org.rida.outbox;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.rida.i18n.BilingualText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Sends due messages one by one: acquires the lease, sends, records the outcome. No transaction is open while a message is sent, as
 * a mail server may take minutes.
 */
@Component
public class MessageSender {

    private static final Logger LOG = LoggerFactory.getLogger(MessageSender.class);

    private final MessageLeases leases;
    private final List<MessageTransport> transports;
    private final List<RecipientsCheck> checks;
    private final ApplicationEventPublisher events;

    MessageSender(
            MessageLeases leases,
            List<MessageTransport> transports,
            List<RecipientsCheck> checks,
            ApplicationEventPublisher events) {
        this.checks = checks;
        this.leases = leases;
        this.transports = transports;
        this.events = events;
    }

    /** Knows who is to be sent what now, which may have changed since a message was enqueued. */
    public interface RecipientsCheck {

        /** Whether the recipient of a message that waits is none any more; it is held then until a person decides. */
        boolean isFormer(OutboxMessage message);
    }

    /**
     * Sends everything that is due, in the calling thread; but nothing to who is no recipient any more.
     *
     * @param atMost no further message is started after this time
     * @return how many were sent
     */
    public int send(Duration atMost) {
        long deadline = System.nanoTime() + atMost.toNanos();
        List<TransportType> open = transports.stream()
                .filter(c -> c.missing().isEmpty())
                .map(MessageTransport::type)
                .toList();
        List<Long> held = leases.due(open).stream()
                .filter(message -> checks.stream().anyMatch(check -> check.isFormer(message)))
                .map(OutboxMessage::id)
                .toList();
        int sent = 0;
        while (System.nanoTime() < deadline) {
            Optional<MessageLeases.MessageLease> lease = leases.acquireNext(open, held);
            if (lease.isEmpty()) {
                return sent;
            }
            sent += send(lease.get()) ? 1 : 0;
        }
        return sent;
    }

    private boolean send(MessageLeases.MessageLease lease) {
        OutboxMessage message = lease.message();
        try {
            transport(message.recipient().transport()).send(message);
        } catch (DeliveryFailed e) {
            fail(lease, e);
            return false;
        } catch (RuntimeException e) {
            fail(lease, DeliveryFailed.temporary(e, "problem.unexpected", "reason", String.valueOf(e.getMessage())));
            return false;
        }
        leases.markSent(lease);
        return true;
    }

    private void fail(MessageLeases.MessageLease lease, DeliveryFailed failure) {
        OutboxMessage message = lease.message();
        BilingualText reason = failure.description();
        LOG.warn(
                "message {} to {}, attempt {}: {}",
                message.id(),
                message.recipient().address(),
                message.attempts(),
                reason.en());
        boolean again = failure.remedy() == DeliveryFailed.Remedy.RETRY && leases.defer(lease, reason);
        if (!again && leases.abandon(lease, reason)) {
            LOG.error(
                    "delivery of message {} to {} failed",
                    message.id(),
                    message.recipient().address(),
                    failure);
            events.publishEvent(new DeliveryAbandoned(message, reason));
        }
    }

    private MessageTransport transport(TransportType type) {
        return transports.stream().filter(c -> c.type() == type).findFirst().orElseThrow();
    }
}
