package org.rida.outbox;

import org.rida.i18n.BilingualText;













import java.util.Optional;

/** One way out of the house. */
interface MessageTransport {

    TransportType way();

    /** What is missing in the configuration, so that letters of this way wait; empty when nothing is. */
    Optional<BilingualText> missing();

    /** @throws DeliveryFailed with the reason in words */
    void carry(OutboxMessage letter);
}
