package org.rida.intake.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows to the database on a thread of its own, so that parsing and writing overlap: rows whose number is not
 * stored go to their table, all others to {@code staged}. A fixed number of batches circulates between the threads,
 * so that a slow database slows the parsing down and memory stays bounded. For one parsing thread; nothing else may
 * use the connection until the writer is finished or closed.
 */
final class RowCopyWriter implements AutoCloseable {

    /** Batches in circulation, that of the parsing thread included. */
    private static final int BATCHES = 4;
    /** How often a waiting parser checks whether the sender has failed, in ms. */
    private static final long POLL_MS = 200;

    private final ExistingNumbers stored;
    private final CopyTable table;
    private final CopyTable staged;
    private final int fields;
    private final long fileId;
    private final BlockingQueue<RowBatch> free = new ArrayBlockingQueue<>(BATCHES);
    private final BlockingQueue<RowBatch> full = new ArrayBlockingQueue<>(BATCHES);
    private final Thread sender = new Thread(this::sendBatches, "copy-rows");
    private volatile @Nullable Exception failure;
    private RowBatch batch = new RowBatch();

    /**
     * Starts the sender.
     *
     * @param fields the number of field values of a row
     */
    RowCopyWriter(Connection connection, RecordTables tables, int fields, long fileId) throws SQLException {
        this.stored = ExistingNumbers.of(connection, tables);
        this.table = new CopyTable(connection, tables.copyNew());
        this.staged = new CopyTable(connection, tables.copyStaged());
        this.fields = fields;
        this.fileId = fileId;
        for (int i = 1; i < BATCHES; i++) {
            free.add(new RowBatch());
        }
        sender.setDaemon(true);
        sender.start();
    }

    /** The batch to write the next row to. */
    RowBatch batch() {
        return batch;
    }

    /**
     * Must be called after each row: passes a full batch on.
     *
     * @throws SQLException when the database did not accept an earlier row
     */
    void rowWritten() throws SQLException {
        if (batch.isFull()) {
            enqueue(batch);
            batch = next();
        }
    }

    /**
     * Sends the rest and waits until all rows have arrived. An empty batch marks the end for the sender.
     *
     * @throws SQLException when the database did not accept a row
     */
    void finish() throws SQLException {
        if (!batch.isEmpty()) {
            enqueue(batch);
        }
        enqueue(new RowBatch());
        join();
        throwFailure();
    }

    /** Stops the sender, whatever is still to be sent: from then on the connection is free for the rollback. */
    @Override
    public void close() throws SQLException {
        sender.interrupt();
        join();
    }

    private void enqueue(RowBatch rows) throws SQLException {
        try {
            do {
                throwFailure();
            } while (!full.offer(rows, POLL_MS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private RowBatch next() throws SQLException {
        try {
            RowBatch next = free.poll();
            while (next == null) {
                throwFailure();
                next = free.poll(POLL_MS, TimeUnit.MILLISECONDS);
            }
            return next;
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /**
     * The sender thread. A failure is stored for the parsing thread, which finds it when it waits for or passes on a
     * batch.
     */
    private void sendBatches() {
        try {
            for (RowBatch rows = full.take(); !rows.isEmpty(); rows = full.take()) {
                distribute(rows);
                rows.clear();
                free.add(rows);
            }
            table.send();
            staged.send();
        } catch (SQLException | RuntimeException e) {
            failure = e;
        } catch (InterruptedException e) {
            // closed before all rows were sent
            Thread.currentThread().interrupt();
        }
    }

    /** Decides for each row by one query a batch. */
    private void distribute(RowBatch rows) throws SQLException {
        Set<String> known = stored.among(rows);
        for (int i = 0; i < rows.size(); i++) {
            if (known.contains(rows.number(i))) {
                writeStaged(rows, i);
            } else {
                writeNew(rows, i);
            }
        }
        staged.rows().append(rows.staged().array(), 0, rows.staged().length());
        table.sendWhenFull();
        staged.sendWhenFull();
    }

    private void writeNew(RowBatch rows, int row) {
        CopyBinaryEncoder to = table.rows();
        to.beginRow(fields + 2);
        to.append(rows.fields().array(), rows.start(row), rows.end(row));
        to.whole(fileId);
        to.whole(rows.line(row));
    }

    private void writeStaged(RowBatch rows, int row) {
        CopyBinaryEncoder to = staged.rows();
        StagedRow.begin(to, fields, rows.number(row));
        to.append(rows.fields().array(), rows.start(row), rows.end(row));
        StagedRow.endAccepted(to, rows.line(row));
    }

    private void join() throws SQLException {
        try {
            sender.join();
        } catch (InterruptedException e) {
            throw interrupted(e);
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
