package org.rida.intake.store;

import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Rows on their way to one table. They are sent in chunks, each by a COPY of its own, since a connection runs one
 * COPY at a time and rows for two tables alternate.
 */
final class CopyTable {

    private static final int CHUNK_BYTES = 1 << 19;
    /** Signature, flags and header extension of the binary format. */
    private static final byte[] HEADER = {
        'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
    };

    private static final byte[] TRAILER = {(byte) 0xff, (byte) 0xff};

    private final Connection connection;
    private final String copySql;
    private final CopyBinaryEncoder rows = new CopyBinaryEncoder(CHUNK_BYTES + (CHUNK_BYTES >> 2));

    /** @param copy the COPY statement */
    CopyTable(Connection connection, String copy) {
        this.connection = connection;
        this.copySql = copy;
    }

    /** The rows not yet sent. */
    CopyBinaryEncoder rows() {
        return rows;
    }

    /** Sends the rows once they fill a chunk. */
    void sendWhenFull() throws SQLException {
        if (rows.length() >= CHUNK_BYTES) {
            send();
        }
    }

    /** Sends all rows; does nothing without any. */
    void send() throws SQLException {
        if (rows.length() == 0) {
            return;
        }
        CopyIn in = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(copySql);
        try {
            in.writeToCopy(HEADER, 0, HEADER.length);
            in.writeToCopy(rows.array(), 0, rows.length());
            in.writeToCopy(TRAILER, 0, TRAILER.length);
            in.endCopy();
        } finally {
            if (in.isActive()) {
                in.cancelCopy();
            }
        }
        rows.clear();
    }
}
