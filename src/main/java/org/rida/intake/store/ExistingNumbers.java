package org.rida.intake.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Set;

/**
 * Finds out which numbers are stored. The lock of the ingest guarantees that no other process adds any in the
 * meantime.
 */
final class ExistingNumbers {

    private final Connection connection;
    private final String knownNumbersSql;
    private final boolean tableEmpty;

    private ExistingNumbers(Connection connection, String knownNumbersSql, boolean tableEmpty) {
        this.connection = connection;
        this.knownNumbersSql = knownNumbersSql;
        this.tableEmpty = tableEmpty;
    }

    /** Checks whether the table is empty: then the batches need no query. */
    static ExistingNumbers of(Connection connection, RecordTables tables) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet any = statement.executeQuery(tables.anyStored())) {
            return new ExistingNumbers(connection, tables.knownNumbers(), !any.next());
        }
    }

    /** The numbers of a batch that are stored. */
    Set<String> among(RowBatch rows) throws SQLException {
        if (tableEmpty || rows.size() == 0) {
            return Set.of();
        }
        try (PreparedStatement statement = connection.prepareStatement(knownNumbersSql)) {
            statement.setArray(1, connection.createArrayOf("text", rows.numbers()));
            Set<String> numbers = new HashSet<>();
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    numbers.add(found.getString(1));
                }
            }
            return numbers;
        }
    }
}
