package org.rida.intake.store;














import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** A table and the rows on their way to it. They are sent in pieces, each by a COPY of its own, since a connection holds one at a time. */
final class CopyTable {

    private static final int PIECE = 1 << 19;
    private static final byte[] HEADER = {
        'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
    };
    private static final byte[] TRAILER = {(byte) 0xff, (byte) 0xff};

    private final Connection connection;
    private final String copy;
    private final CopyBinaryEncoder rows = new CopyBinaryEncoder(PIECE + (PIECE >> 2));

    CopyTable(Connection connection, String copy) {
        this.connection = connection;
        this.copy = copy;
    }

    CopyBinaryEncoder rows() {
        return rows;
    }

    void sendWhenFull() throws SQLException {
        if (rows.length() >= PIECE) {
            send();
        }
    }

    void send() throws SQLException {
        if (rows.length() == 0) {
            return;
        }
        CopyIn in = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(copy);
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
