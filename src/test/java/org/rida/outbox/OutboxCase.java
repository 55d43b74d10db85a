package org.rida.outbox;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.rida.database.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A database with an outbox, and a real SMTP server. */
abstract class OutboxCase {

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

    OutboxFixture fixture(MessageLeases.DeliveryTiming timing) {
        return new OutboxFixture(database, server.getSmtp().getPort(), timing);
    }
}
