package org.rida.database.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;
import org.postgresql.copy.CopyOut;

/**
 * Copies the rows of a table out of a database and into it, in the text format of PostgreSQL's {@code COPY}, which every
 * version reads.
 */
final class TableCopy {

    private static final int BUFFER = 1 << 16;

    private TableCopy() {}

    /**
     * @param to gets the rows
     * @return number and checksum of the rows
     */
    static TableChecksum read(Connection connection, String table, List<String> columns, OutputStream to)
            throws SQLException, IOException {
        TableChecksum hash = new TableChecksum();
        CopyOut copy = manager(connection).copyOut("copy " + target(table, columns) + " to stdout");
        for (byte[] row = copy.readFromCopy(); row != null; row = copy.readFromCopy()) {
            hash.add(row, 0, row.length);
            to.write(row);
        }
        return hash;
    }

    /**
     * @param from rows in the format of {@link #read}
     * @return number and checksum of the rows
     */
    static TableChecksum write(Connection connection, String table, List<String> columns, InputStream from)
            throws SQLException, IOException {
        TableChecksum hash = new TableChecksum();
        CopyIn copy = manager(connection).copyIn("copy " + target(table, columns) + " from stdin");
        try {
            byte[] buffer = new byte[BUFFER];
            for (int n = from.read(buffer); n >= 0; n = from.read(buffer)) {
                hash.add(buffer, 0, n);
                copy.writeToCopy(buffer, 0, n);
            }
            copy.endCopy();
            return hash;
            // without this the connection would stay in copy mode and be of no use afterwards
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private static String target(String table, List<String> columns) {
        return SchemaCatalog.quoted(table) + " (" + SchemaCatalog.quoted(columns) + ")";
    }

    private static CopyManager manager(Connection connection) throws SQLException {
        return connection.unwrap(PGConnection.class).getCopyAPI();
    }
}
