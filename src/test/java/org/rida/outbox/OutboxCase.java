package org.rida.outbox;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.rida.database.TestDatabase;
import org.rida.io.Sha256;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A database with an outbox, and a real SMTP server. */
abstract class OutboxCase {

    private static final String DOCUMENT =
            """
            with edition as (
                insert into report_edition (report, month, audience, number, drafted_at, run_id, cut_off, figures, inputs)
                values (:name, '2026-10-01', 'board', 1, now(), 1, '2026-10-31', '{}', '[]') returning edition_id)
            insert into report_document (edition_id, language, format, name, sha256, content)
            select edition_id, 'ar', 'pdf', :name, :sha256, :content from edition returning document_id
            """;

    final String url = TestDatabase.freshUrl();
    final DriverManagerDataSource database = new DriverManagerDataSource(url);
    final JdbcClient sql = JdbcClient.create(database);
    final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @TempDir
    Path folder;

    @BeforeEach
    void open() {
        server.start();
    }

    @AfterEach
    void close() {
        server.stop();
    }

    /** A document of a draft. */
    Attachment document(String name, String content) {
        return document(name, content.getBytes(StandardCharsets.UTF_8));
    }

    Attachment document(String name, byte[] bytes) {
        String sha256 = Sha256.hex(bytes);
        long id = sql.sql(DOCUMENT)
                .param("name", name)
                .param("sha256", sha256)
                .param("content", bytes)
                .query(Long.class)
                .single();
        return new Attachment(id, name, sha256, bytes.length);
    }

    OutboxFixture fixture(MessageLeases.DeliveryTiming timing) {
        return new OutboxFixture(database, server.getSmtp().getPort(), timing);
    }
}
