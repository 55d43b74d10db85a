package org.rida.job;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The right to run a job with given parameters: one holder at a time over all processes of the database. It is an advisory
 * lock of a session kept for it, so the death of its holder frees it without any time-out.
 */
@Component
public class RunLease {

    private static final String TRY = "select pg_try_advisory_lock(hashtextextended(?, 7234))";

    private static final Logger LOG = LoggerFactory.getLogger(RunLease.class);

    private final DataSource database;

    RunLease(DataSource database) {
        this.database = database;
    }

    /** @throws RunDoor.AlreadyRunning when another run holds it */
    public Held take(String job, Map<String, String> parameters) {
        try {
            Connection session = database.getConnection();
            boolean granted = false;
            try {
                granted = granted(session, job + parameters);
            } finally {
                if (!granted) {
                    session.close();
                }
            }
            if (granted) {
                return new Held(session);
            }
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
    public record Held(Connection session) implements AutoCloseable {

        @Override
        public void close() {
            try (session;
                    PreparedStatement release = session.prepareStatement("select pg_advisory_unlock_all()")) {
                release.execute();
            } catch (SQLException e) {
                // the session is gone, and the lock with it; what the run itself came to matters more
                LOG.warn("the lease's session ended before it was given back: {}", e.getMessage());
            }
        }
    }
}
