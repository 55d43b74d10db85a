package org.rida.outbox;

/**
 * A recipient of messages.
 *
 * @param transport how the recipient is reached
 * @param address an e-mail address, or a folder that exists
 */
public record Recipient(TransportType transport, String address) {}
