package org.rida.outbox;

import org.rida.i18n.BilingualText;

/** A letter will not be tried again: a person must look. */
public record DeliveryAbandoned(OutboxMessage message, BilingualText reason) {}
