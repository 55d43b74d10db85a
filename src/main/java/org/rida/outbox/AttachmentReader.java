package org.rida.outbox;

import org.rida.io.Sha256;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the content of attachments when a message is sent. */
@Component
class AttachmentReader {

    private static final String CONTENT = "select content from document_content where document_id = :document";

    private final JdbcClient sql;

    AttachmentReader(JdbcClient sql) {
        this.sql = sql;
    }

    /** @throws DeliveryFailed permanently, when the document is missing or has changed */
    byte[] content(Attachment attachment) {
        return sql.sql(CONTENT)
                .param("document", attachment.document())
                .query((row, n) -> row.getBytes("content"))
                .optional()
                .filter(content -> Sha256.hex(content).equals(attachment.sha256()))
                .orElseThrow(() -> DeliveryFailed.permanent("mail.error.attachment", "name", attachment.name()));
    }
}
