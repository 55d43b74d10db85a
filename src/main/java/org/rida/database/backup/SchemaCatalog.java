package org.rida.database.backup;

import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tables, sequences and indexes of a schema, from the PostgreSQL system catalog. */
final class SchemaCatalog {

    /**
     * Without Flyway's table, which a restore fills by migrating, and without Quartz's tables, which a server fills from
     * {@code jobs/*.yaml}, nor requests to execute partitions, which the process that manages a run makes again. Sessions of the
     * console are in unlogged tables, so none is used again after a restore.
     */
    private static final String TABLES =
            """
            select c.relname, array_agg(a.attname::text order by a.attnum) as columns
            from pg_class c join pg_attribute a on a.attrelid = c.oid
            where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r' and c.relpersistence = 'p'
                and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
                and c.relname not in ('flyway_schema_history', 'int_channel_message') and not starts_with(c.relname, 'qrtz_')
            group by c.relname order by c.relname
            """;

    private static final String REFERENCES =
            """
            select conrelid::regclass::text, confrelid::regclass::text from pg_constraint
            where contype = 'f' and connamespace = current_schema()::regnamespace and conrelid <> confrelid
            """;

    private static final String SEQUENCES =
            "select sequencename from pg_sequences where schemaname = current_schema() order by sequencename";

    private static final String OBJECTS =
            """
            select count(*) from pg_class where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p', 'v', 'm', 'S')
            """;

    private static final String PLAIN_INDEXES =
            """
            select i.indexrelid::regclass::text, pg_get_indexdef(i.indexrelid)
            from pg_index i join pg_class c on c.oid = i.indrelid
            where c.relnamespace = current_schema()::regnamespace and c.relname = '%s'
                and not exists (select from pg_constraint where conindid = i.indexrelid)
            """;

    private final Connection connection;

    /** @param connection its current schema is described; the caller closes it */
    SchemaCatalog(Connection connection) {
        this.connection = connection;
    }

    /**
     * Columns of each table, in an order in which every table follows those it references.
     *
     * @throws IllegalStateException for circular foreign keys
     */
    Map<String, List<String>> tables() throws SQLException {
        Map<String, List<String>> columns = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(TABLES)) {
            while (rows.next()) {
                columns.put(rows.getString(1), strings(rows.getArray(2)));
            }
        }
        Map<String, List<String>> ordered = new LinkedHashMap<>();
        Map<String, Set<String>> references = references();
        while (ordered.size() < columns.size()) {
            int before = ordered.size();
            columns.keySet().stream()
                    .filter(table -> !ordered.containsKey(table))
                    .filter(table -> ordered.keySet().containsAll(references.getOrDefault(table, Set.of())))
                    .toList()
                    .forEach(table -> ordered.put(table, columns.get(table)));
            if (ordered.size() == before) {
                throw new IllegalStateException("circular references between tables: " + references);
            }
        }
        return ordered;
    }

    /** Current values of all sequences, by name. */
    List<Manifest.Sequence> sequences() throws SQLException {
        List<Manifest.Sequence> sequences = new ArrayList<>();
        for (String name : strings(SEQUENCES)) {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("select last_value, is_called from " + quoted(name))) {
                row.next();
                sequences.add(new Manifest.Sequence(name, row.getLong(1), row.getBoolean(2)));
            }
        }
        return sequences;
    }

    /** Whether the schema has no tables, views or sequences. */
    boolean isEmpty() throws SQLException {
        return strings(OBJECTS).equals(List.of("0"));
    }

    /**
     * Definitions of the indexes that no constraint depends on, by name.
     *
     * @param table name from {@link #tables()}
     */
    Map<String, String> plainIndexes(String table) throws SQLException {
        Map<String, String> indexes = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(PLAIN_INDEXES.formatted(table))) {
            while (rows.next()) {
                indexes.put(rows.getString(1), rows.getString(2));
            }
        }
        return indexes;
    }

    /** Quotes a name as an identifier. */
    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** Quotes names as a list of identifiers. */
    static String quoted(List<String> names) {
        return String.join(", ", names.stream().map(SchemaCatalog::quoted).toList());
    }

    private Map<String, Set<String>> references() throws SQLException {
        Map<String, Set<String>> references = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(REFERENCES)) {
            while (rows.next()) {
                references
                        .computeIfAbsent(rows.getString(1), t -> new LinkedHashSet<>())
                        .add(rows.getString(2));
            }
        }
        // Quartz's own tables are not backed up, so references to them are no order
        references.values().forEach(to -> to.removeIf(t -> t.startsWith("qrtz_")));
        return references;
    }

    private List<String> strings(String query) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    private static List<String> strings(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
