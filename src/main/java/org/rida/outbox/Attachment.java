package org.rida.outbox;

import org.jspecify.annotations.Nullable;

/**
 * A document of an edition that is attached to a message. The message stores its number and hash only; the content is read when the
 * message is sent, and must be unchanged then.
 *
 * @param document number of the document, unique over all editions
 * @param name file name of the recipient's copy
 * @param sha256 of the document when the message was enqueued, in hexadecimal digits
 * @param bytes size before encoding
 * @param password name of the password that opens the recipient's copy, as of {@link DocumentPasswords}; null for a copy
 *     that is not protected
 */
public record Attachment(long document, String name, String sha256, long bytes, @Nullable String password) {

    public Attachment(long document, String name, String sha256, long bytes) {
        this(document, name, sha256, bytes, null);
    }
}
