package org.rida.outbox;

import java.util.Optional;
import org.rida.i18n.BilingualText;

/** A way to deliver messages. */
interface MessageTransport {

    /** Which messages it delivers. */
    TransportType type();

    /** What is missing in the configuration, so that messages of this transport wait; empty when nothing is. */
    Optional<BilingualText> missing();

    /**
     * Sends a message with its attachments.
     *
     * @throws DeliveryFailed with the reason in words
     */
    void send(OutboxMessage message);
}
