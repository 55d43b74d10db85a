package org.rida.outbox;

/**
 * A document of an edition that is attached to a message. The message stores its number and hash only; the content is read when the
 * message is sent, and must be unchanged then.
 *
 * @param document number of the document, unique over all editions
 * @param name file name of the recipient's copy
 * @param sha256 of the document when the message was enqueued, in hexadecimal digits
 * @param bytes size before encoding
 */
public record Attachment(long document, String name, String sha256, long bytes) {}
