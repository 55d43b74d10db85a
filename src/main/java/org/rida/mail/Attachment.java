package org.rida.mail;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * An archived document that goes with a letter. It is read when the letter goes out, and must be the same then.
 *
 * @param name what the recipient's copy is called
 * @param sha256 of the file when the letter was written, in hexadecimal digits
 */
public record Attachment(String name, String path, String sha256) {

    static Attachment of(Path file) {
        return new Attachment(String.valueOf(file.getFileName()), file.toString(), FileHash.sha256(file));
    }

    Path file() {
        return Path.of(path);
    }

    /** @throws Undelivered for good, when the document is gone or is not what it was */
    void check() {
        @Nullable String found = java.nio.file.Files.isRegularFile(file()) ? FileHash.sha256(file()) : null;
        if (!sha256.equals(found)) {
            throw Undelivered.forGood("mail.error.attachment", "path", path);
        }
    }
}
