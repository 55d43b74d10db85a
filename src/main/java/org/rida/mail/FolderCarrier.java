package org.rida.mail;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.rida.io.AtomicFile;
import org.rida.wording.Problem;
import org.rida.wording.Text;
import org.springframework.stereotype.Component;

/**
 * Puts the attachments into a folder. Each file is there whole or not at all. A folder that is missing is not made: where a
 * share is not mounted, the file would lie on the wrong disk.
 */
@Component
class FolderCarrier implements Carrier {

    @Override
    public Way way() {
        return Way.FOLDER;
    }

    @Override
    public Optional<Text> missing() {
        return Optional.empty();
    }

    @Override
    public void carry(Letter letter) {
        Path folder = Path.of(letter.address().to());
        if (!Files.isDirectory(folder)) {
            throw Undelivered.forNow(null, "mail.error.folder-missing", "folder", folder);
        }
        for (Attachment attachment : letter.attachments()) {
            attachment.check();
            try {
                put(attachment, folder);
            } catch (IOException e) {
                throw Undelivered.forNow(e, "mail.error.folder", "folder", folder, "reason", Problem.reason(e));
            }
        }
    }

    private static void put(Attachment attachment, Path folder) throws IOException {
        try (AtomicFile file = AtomicFile.of(folder.resolve(attachment.name()))) {
            try (OutputStream out = file.output()) {
                Files.copy(attachment.file(), out);
            }
            file.commit();
        }
    }
}
