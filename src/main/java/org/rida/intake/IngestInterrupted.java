package org.rida.intake;

import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.BilingualText;
import org.rida.i18n.DigitSystem;
import org.rida.i18n.Messages;
import org.rida.i18n.Problem;
import org.springframework.transaction.TransactionException;

/**
 * An ingest failed for a reason outside of the file: the disk is full, or the connection to the database is lost.
 * The transaction is rolled back, and the same file can be sent again.
 */
public final class IngestInterrupted extends Problem {

    /** SQLSTATE class of a full disk, exhausted memory and too many connections. */
    private static final String INSUFFICIENT_RESOURCES = "53";
    /** SQLSTATE of a failed read or write of the server. */
    private static final String IO_ERROR = "58030";
    /** SQLSTATE class of a lost connection. */
    private static final String CONNECTION_EXCEPTION = "08";
    /** SQLSTATE classes of values that a type or a constraint does not allow: they come from the file. */
    private static final Set<String> REFUSED_VALUES = Set.of("22", "23");

    /** Prefix of the SQLSTATEs of a server that shuts down, restarts or crashed. */
    private static final String SERVER_SHUTDOWN = "57P";

    private IngestInterrupted(BilingualText text, Throwable cause) {
        super(text, cause);
    }

    /** Empty when no cause of the failure is an {@link SQLException} with one of these states. */
    static Optional<IngestInterrupted> of(Throwable failure, String file) {
        SQLException sql = sqlCause(failure);
        if (sql == null || sql.getSQLState() == null) {
            return Optional.empty();
        }
        String state = sql.getSQLState();
        if (state.startsWith(INSUFFICIENT_RESOURCES) || state.equals(IO_ERROR)) {
            return Optional.of(interrupted("intake.interrupted.room", file, sql));
        }
        return state.startsWith(CONNECTION_EXCEPTION) || state.startsWith(SERVER_SHUTDOWN)
                ? Optional.of(interrupted("intake.interrupted.connection", file, sql))
                : Optional.empty();
    }

    /** Whether the database failed, and not because of what stands in the file. */
    static boolean isOfTheDatabase(Throwable failure) {
        SQLException sql = sqlCause(failure);
        if (sql == null) {
            return failure instanceof TransactionException;
        }
        String state = String.valueOf(sql.getSQLState());
        return !REFUSED_VALUES.contains(state.substring(0, Math.min(2, state.length())));
    }

    private static IngestInterrupted interrupted(String key, String file, SQLException cause) {
        String reason = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
        return new IngestInterrupted(
                BilingualText.of(language ->
                        new Messages(language, DigitSystem.EUROPEAN).format(key, "file", file, "reason", reason)),
                cause);
    }

    /** The innermost SQL exception: wrappers may carry a state of their own. */
    private static @Nullable SQLException sqlCause(Throwable failure) {
        SQLException found = null;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                found = sql;
            }
        }
        return found;
    }
}
