package org.rida.outbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.rida.io.Sha256;

/**
 * An archived document that is attached to a message. The message stores its path and hash only; the file is read when the message
 * is sent, and must be unchanged then.
 *
 * @param name file name of the recipient's copy
 * @param path of the archived document
 * @param sha256 of the file when the message was enqueued, in hexadecimal digits
 */
public record Attachment(String name, String path, String sha256) {

    static Attachment of(Path file) {
        return new Attachment(String.valueOf(file.getFileName()), file.toString(), hash(file));
    }

    Path file() {
        return Path.of(path);
    }

    /** @throws DeliveryFailed permanently, when the document is missing or has changed */
    void check() {
        @Nullable String found = Files.isRegularFile(file()) ? hash(file()) : null;
        if (!sha256.equals(found)) {
            throw DeliveryFailed.permanent("mail.error.attachment", "path", path);
        }
    }

    private static String hash(Path file) {
        try {
            return Sha256.hex(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
