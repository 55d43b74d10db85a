package org.rida.job;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;

/**
 * The right to run a job with given parameters: one holder at a time over all processes of the database. It is an advisory
 * lock of a session kept for it, so the death of its holder frees it without any time-out.
 */
@Component
class RunLease {

    private static final String TRY = "select pg_try_advisory_lock(hashtextextended(?, 7234))";

    private final DataSource database;

    RunLease(DataSource database) {
        this.database = database;
    }

    /** @throws RunDoor.AlreadyRunning when another run holds it */
    Held take(String job, Map<String, String> parameters) {
        try {
            Connection session = database.getConnection();
            if (granted(session, job + parameters)) {
                return new Held(session);
            }
            session.close();
            throw new RunDoor.AlreadyRunning(job, parameters);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean granted(Connection session, String key) throws SQLException {
        try (PreparedStatement ask = session.prepareStatement(TRY)) {
            ask.setString(1, key);
            try (ResultSet answer = ask.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        }
    }

    /** The lease while it is held. */
    record Held(Connection session) implements AutoCloseable {

        @Override
        public void close() {
            try (session;
                    PreparedStatement release = session.prepareStatement("select pg_advisory_unlock_all()")) {
                release.execute();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
