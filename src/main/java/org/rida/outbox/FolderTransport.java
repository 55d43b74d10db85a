package org.rida.outbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Problem;
import org.rida.io.AtomicFile;
import org.springframework.stereotype.Component;

/**
 * Copies the attachments into a folder, each file atomically. A missing folder is not created: when a share is not mounted, the
 * files would be written to the local disk.
 */
@Component
class FolderTransport implements MessageTransport {

    private final AttachmentReader reader;

    FolderTransport(AttachmentReader reader) {
        this.reader = reader;
    }

    @Override
    public TransportType type() {
        return TransportType.FOLDER;
    }

    @Override
    public Optional<BilingualText> missing() {
        return Optional.empty();
    }

    @Override
    public void send(OutboxMessage message) {
        Path folder = Path.of(message.recipient().address());
        if (!Files.isDirectory(folder)) {
            throw DeliveryFailed.temporary(null, "mail.error.folder-missing", "folder", folder);
        }
        for (Attachment attachment : message.attachments()) {
            byte[] content = reader.content(attachment);
            try {
                put(attachment.name(), content, folder);
            } catch (IOException e) {
                throw DeliveryFailed.temporary(e, "mail.error.folder", "folder", folder, "reason", Problem.reason(e));
            }
        }
    }

    private static void put(String name, byte[] content, Path folder) throws IOException {
        try (AtomicFile file = AtomicFile.of(folder.resolve(name))) {
            Files.write(file.unfinished(), content);
            file.commit();
        }
    }
}
