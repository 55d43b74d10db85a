package org.rida.outbox;

/**
 * Where a letter goes.
 *
 * @param to an e-mail address, or a folder that exists
 */
public record Recipient(TransportType transport, String address) {}
