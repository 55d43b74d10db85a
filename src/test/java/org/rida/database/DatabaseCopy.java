package org.rida.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** All rows of a migrated database in files, for the servers of other test JVMs. */
final class DatabaseCopy {

    /** What only says which process was there. */
    private static final Set<String> OF_PROCESSES = Set.of("node", "flyway_schema_history");

    private static final String COLUMNS =
            """
            select table_name::text, string_agg(quote_ident(column_name), ', ' order by ordinal_position)
            from information_schema.columns join information_schema.tables using (table_schema, table_name)
            where table_schema = 'public' and table_type = 'BASE TABLE' and is_generated = 'NEVER'
            group by table_name
            """;

    private static final String SEQUENCES = "sequences";

    private DatabaseCopy() {}

    static void write(Connection connection, Path folder) throws SQLException, IOException {
        CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
        for (Map.Entry<String, String> table : tables(connection).entrySet()) {
            try (OutputStream rows = Files.newOutputStream(folder.resolve(table.getKey()))) {
                copy.copyOut("copy %s (%s) to stdout".formatted(table.getKey(), table.getValue()), rows);
            }
        }
        Files.write(folder.resolve(SEQUENCES), sequences(connection));
    }

    /** Into a database that was only migrated. */
    static void read(Connection connection, Path folder) throws SQLException, IOException {
        JdbcClient sql = client(connection);
        Map<String, String> tables = tables(connection);
        // rows come table by table, in no order that foreign keys know, and also to where rows are only added
        sql.sql("set session_replication_role = replica").update();
        sql.sql("truncate " + String.join(", ", tables.keySet())).update();
        CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
        for (Map.Entry<String, String> table : tables.entrySet()) {
            try (InputStream rows = Files.newInputStream(folder.resolve(table.getKey()))) {
                copy.copyIn("copy %s (%s) from stdin".formatted(table.getKey(), table.getValue()), rows);
            }
        }
        for (String sequence : Files.readAllLines(folder.resolve(SEQUENCES))) {
            sql.sql(sequence).query().listOfRows();
        }
        sql.sql("analyze").update();
    }

    /** Each table and its columns that can be written. */
    static Map<String, String> tables(Connection connection) {
        Map<String, String> tables = new TreeMap<>();
        client(connection).sql(COLUMNS).query(row -> {
            tables.put(row.getString(1), row.getString(2));
        });
        tables.keySet().removeAll(OF_PROCESSES);
        return tables;
    }

    private static List<String> sequences(Connection connection) {
        return client(connection)
                .sql(
                        """
                        select format('select setval(%L, %s)', quote_ident(sequencename), last_value)
                        from pg_sequences where last_value is not null
                        """)
                .query(String.class)
                .list();
    }

    private static JdbcClient client(Connection connection) {
        return JdbcClient.create(new SingleConnectionDataSource(connection, true));
    }
}
