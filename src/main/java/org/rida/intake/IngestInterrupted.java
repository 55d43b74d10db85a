package org.rida.intake;

import org.rida.i18n.BilingualText;
import org.rida.i18n.DigitSystem;
import org.rida.i18n.Messages;
import org.rida.i18n.Problem;













import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The ingest of a file was cut off by something that is not the file's fault: the disk is full, the database went away. What
 * was begun is undone; the same file can simply be sent again.
 */
public final class IngestInterrupted extends Problem {

    private static final String NO_ROOM = "53";
    private static final String WRITING_FAILED = "58030";
    private static final String CONNECTION = "08";
    private static final String STOPPED = "57P";

    private IngestInterrupted(BilingualText text, Throwable cause) {
        super(text, cause);
    }

    /** Empty when the failure is none of these. */
    static Optional<IngestInterrupted> of(Throwable failure, String file) {
        SQLException sql = sqlCause(failure);
        if (sql == null || sql.getSQLState() == null) {
            return Optional.empty();
        }
        String state = sql.getSQLState();
        if (state.startsWith(NO_ROOM) || state.equals(WRITING_FAILED)) {
            return Optional.of(cutOff("intake.interrupted.room", file, sql));
        }
        return state.startsWith(CONNECTION) || state.startsWith(STOPPED)
                ? Optional.of(cutOff("intake.interrupted.connection", file, sql))
                : Optional.empty();
    }

    private static IngestInterrupted cutOff(String key, String file, SQLException cause) {
        String reason = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
        return new IngestInterrupted(
                BilingualText.of(language -> new Messages(language, DigitSystem.EUROPEAN).format(key, "file", file, "reason", reason)),
                cause);
    }

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
