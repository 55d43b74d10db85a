package org.rida.intake;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyIn;

/**
 * Carries text to a running COPY on a thread of its own, so that rows are understood while others are on their way. Holds
 * at most a few pieces: a slow database slows the reader down, memory stays bounded. For one writer.
 */
final class CopyPipe implements AutoCloseable {

    private static final int PIECES = 8;
    private static final long LOOK_EVERY_MS = 200;
    private static final String END = "";

    private final CopyIn copy;
    private final BlockingQueue<String> pieces = new ArrayBlockingQueue<>(PIECES);
    private final Thread carrier = new Thread(this::carry, "copy-to-staged");
    private volatile @Nullable Exception failure;

    CopyPipe(CopyIn copy) {
        this.copy = copy;
        carrier.setDaemon(true);
        carrier.start();
    }

    /** @throws SQLException when the database did not take this piece or an earlier one */
    void write(String text) throws SQLException {
        if (!text.isEmpty()) {
            put(text);
        }
    }

    /** Ends the COPY when all of it has arrived. */
    void finish() throws SQLException {
        put(END);
        try {
            carrier.join();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
        throwFailure();
        copy.endCopy();
    }

    /** Cancels the COPY when it was not finished. */
    @Override
    public void close() throws SQLException {
        carrier.interrupt();
        try {
            carrier.join();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
        if (copy.isActive()) {
            copy.cancelCopy();
        }
    }

    private void put(String text) throws SQLException {
        try {
            do {
                throwFailure();
            } while (!pieces.offer(text, LOOK_EVERY_MS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private void carry() {
        try {
            for (String text = pieces.take(); !text.isEmpty(); text = pieces.take()) {
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                copy.writeToCopy(bytes, 0, bytes.length);
            }
        } catch (SQLException | RuntimeException e) {
            failure = e;
        } catch (InterruptedException e) {
            // closed before its end
            Thread.currentThread().interrupt();
        }
    }

    private void throwFailure() throws SQLException {
        Exception failed = failure;
        if (failed instanceof SQLException sql) {
            throw sql;
        }
        if (failed != null) {
            throw new SQLException(failed);
        }
    }

    private static SQLException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new SQLException("interrupted while rows were sent to the database", e);
    }
}
