package org.rida.mail;

import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An outbox whose letters nobody carries, for tests of those who write them. */
public final class TestOutbox {

    private TestOutbox() {}

    public static Outbox on(DataSource database) {
        return new Outbox(JdbcClient.create(database), List.of(), "rida@charity.example");
    }
}
