package org.rida.intake.store;














import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Set;

/** Which numbers are stored already. Files come in one after the other, so that nobody adds any meanwhile. */
final class ExistingNumbers {

    private final Connection connection;
    private final String known;
    private final boolean none;

    private ExistingNumbers(Connection connection, String known, boolean none) {
        this.connection = connection;
        this.known = known;
        this.none = none;
    }

    static ExistingNumbers of(Connection connection, RecordTables tables) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet any = statement.executeQuery(tables.anyStored())) {
            return new ExistingNumbers(connection, tables.knownNumbers(), !any.next());
        }
    }

    Set<String> among(RowBatch rows) throws SQLException {
        if (none || rows.size() == 0) {
            return Set.of();
        }
        try (PreparedStatement statement = connection.prepareStatement(known)) {
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
