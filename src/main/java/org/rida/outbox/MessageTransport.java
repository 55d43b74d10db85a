package org.rida.outbox;

import java.util.Optional;
import org.rida.i18n.BilingualText;

/** One way out of the house. */
interface MessageTransport {

    TransportType type();

    /** What is missing in the configuration, so that letters of this way wait; empty when nothing is. */
    Optional<BilingualText> missing();

    /** @throws DeliveryFailed with the reason in words */
    void send(OutboxMessage letter);
}
