package org.rida.outbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.rida.io.Sha256;

/**
 * An archived document that goes with a letter. It is read when the letter goes out, and must be the same then.
 *
 * @param name what the recipient's copy is called
 * @param sha256 of the file when the letter was written, in hexadecimal digits
 */
public record Attachment(String name, String path, String sha256) {

    static Attachment of(Path file) {
        return new Attachment(String.valueOf(file.getFileName()), file.toString(), hash(file));
    }

    Path file() {
        return Path.of(path);
    }

    /** @throws DeliveryFailed for good, when the document is gone or is not what it was */
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
