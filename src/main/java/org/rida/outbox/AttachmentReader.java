package org.rida.outbox;

import org.rida.io.Sha256;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the content of attachments when a message is sent. */
@Component
class AttachmentReader {

    private static final String CONTENT = "select content from document_content where document_id = :document";

    private final JdbcClient sql;
    private final DocumentPasswords passwords;

    AttachmentReader(JdbcClient sql, DocumentPasswords passwords) {
        this.sql = sql;
        this.passwords = passwords;
    }

    /**
     * The recipient's copy, protected where its attachment says so.
     *
     * @throws DeliveryFailed permanently, when the document is missing or has changed; temporarily, when its password is
     *     not set: nothing is sent without protection instead
     */
    byte[] content(Attachment attachment) {
        byte[] content = stored(attachment);
        String name = attachment.password();
        if (name == null) {
            return content;
        }
        String password = passwords
                .find(name)
                .orElseThrow(() -> DeliveryFailed.temporary(
                        null,
                        "mail.error.password",
                        "name",
                        attachment.name(),
                        "variable",
                        DocumentPasswords.variable(name)));
        return ProtectedPdf.protect(content, password);
    }

    private byte[] stored(Attachment attachment) {
        return sql.sql(CONTENT)
                .param("document", attachment.document())
                .query((row, n) -> row.getBytes("content"))
                .optional()
                .filter(content -> Sha256.hex(content).equals(attachment.sha256()))
                .orElseThrow(() -> DeliveryFailed.permanent("mail.error.attachment", "name", attachment.name()));
    }
}
