package org.rida.outbox;

import org.rida.i18n.BilingualText;

/**
 * Event: delivery of a message has failed for good, and a person has to act.
 *
 * @param reason of the last failure, in words
 */
public record DeliveryAbandoned(OutboxMessage message, BilingualText reason) {}
