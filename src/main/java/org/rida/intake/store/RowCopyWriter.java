package org.rida.intake.store;














import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Carries rows to the database on a thread of its own, so that rows are understood while others are on their way: numbers
 * that are not stored go straight into their table, all others to the staged rows, where they are judged. Holds a few
 * batches: a slow database slows the reader down, memory stays bounded. For one writer; no one else may use the connection
 * until it is finished or closed.
 */
final class RowCopyWriter implements AutoCloseable {

    private static final int BATCHES = 4;
    private static final long LOOK_EVERY_MS = 200;

    private final ExistingNumbers stored;
    private final CopyTable table;
    private final CopyTable staged;
    private final int fields;
    private final long fileId;
    private final BlockingQueue<RowBatch> free = new ArrayBlockingQueue<>(BATCHES);
    private final BlockingQueue<RowBatch> full = new ArrayBlockingQueue<>(BATCHES);
    private final Thread carrier = new Thread(this::carry, "copy-rows");
    private volatile @Nullable Exception failure;
    private RowBatch batch = new RowBatch();

    RowCopyWriter(Connection connection, RecordTables tables, int fields, long fileId) throws SQLException {
        this.stored = ExistingNumbers.of(connection, tables);
        this.table = new CopyTable(connection, tables.copyNew());
        this.staged = new CopyTable(connection, tables.copyStaged());
        this.fields = fields;
        this.fileId = fileId;
        for (int i = 1; i < BATCHES; i++) {
            free.add(new RowBatch());
        }
        carrier.setDaemon(true);
        carrier.start();
    }

    /** Where the next row is written. */
    RowBatch batch() {
        return batch;
    }

    /**
     * After each row.
     *
     * @throws SQLException when the database did not take it or an earlier one
     */
    void rowWritten() throws SQLException {
        if (batch.isFull()) {
            enqueue(batch);
            batch = next();
        }
    }

    /** Waits until all rows have arrived. */
    void finish() throws SQLException {
        if (!batch.isEmpty()) {
            enqueue(batch);
        }
        enqueue(new RowBatch());
        join();
        throwFailure();
    }

    /** Leaves the connection alone, whatever is still to be sent. */
    @Override
    public void close() throws SQLException {
        carrier.interrupt();
        join();
    }

    private void enqueue(RowBatch rows) throws SQLException {
        try {
            do {
                throwFailure();
            } while (!full.offer(rows, LOOK_EVERY_MS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private RowBatch next() throws SQLException {
        try {
            RowBatch next = free.poll();
            while (next == null) {
                throwFailure();
                next = free.poll(LOOK_EVERY_MS, TimeUnit.MILLISECONDS);
            }
            return next;
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private void carry() {
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
            // closed before its end
            Thread.currentThread().interrupt();
        }
    }

    private void distribute(RowBatch rows) throws SQLException {
        Set<String> known = stored.among(rows);
        for (int i = 0; i < rows.size(); i++) {
            if (known.contains(rows.number(i))) {
                toBeJudged(rows, i);
            } else {
                asNew(rows, i);
            }
        }
        staged.rows().append(rows.judged().array(), 0, rows.judged().length());
        table.sendWhenFull();
        staged.sendWhenFull();
    }

    private void asNew(RowBatch rows, int row) {
        CopyBinaryEncoder to = table.rows();
        to.values(fields + 2);
        to.append(rows.fields().array(), rows.start(row), rows.end(row));
        to.whole(fileId);
        to.whole(rows.line(row));
    }

    private void toBeJudged(RowBatch rows, int row) {
        CopyBinaryEncoder to = staged.rows();
        StagedRow.begin(to, fields, rows.number(row));
        to.append(rows.fields().array(), rows.start(row), rows.end(row));
        StagedRow.endAccepted(to, rows.line(row));
    }

    private void join() throws SQLException {
        try {
            carrier.join();
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
