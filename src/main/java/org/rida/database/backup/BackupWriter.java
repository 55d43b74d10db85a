package org.rida.database.backup;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.Problem;

/** Writes a consistent snapshot of all tables into an archive, row by row, so that memory use does not depend on the size. */
final class BackupWriter {

    private static final String SCHEMA =
            """
            select version from flyway_schema_history where success and version is not null
            order by string_to_array(version, '.')::int[] desc limit 1
            """;

    private static final String SNAPSHOT_TIME =
            "select to_char(now() at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.MS\"Z\"'), current_setting('server_version')";

    /** SQL state lock_not_available. */
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private static final Duration RETRY_INTERVAL = Duration.ofMillis(500);
    /** Ten minutes: longer than any recount. */
    private static final int MAX_ATTEMPTS = 1200;

    private final Connection connection;
    private final ZipOutputStream archive;

    private BackupWriter(Connection connection, ZipOutputStream archive) {
        this.connection = connection;
        this.archive = archive;
    }

    /**
     * Ends with a rollback, as the transaction only reads.
     *
     * @param connection is returned to auto-commit by the pool
     * @param encryptedKey encrypted key; null to leave it out
     * @return what was written
     */
    static Manifest write(Connection connection, ZipOutputStream archive, byte @Nullable [] encryptedKey)
            throws SQLException, IOException {
        archive.setLevel(Deflater.BEST_SPEED);
        connection.setAutoCommit(false);
        try {
            return new BackupWriter(connection, archive).write(encryptedKey);
        } finally {
            connection.rollback();
        }
    }

    private Manifest write(byte @Nullable [] encryptedKey) throws SQLException, IOException {
        // read before the tables are locked, since the lock statement needs their names; the rollback ends that
        // transaction
        Map<String, List<String>> tables = new SchemaCatalog(connection).tables();
        connection.rollback();
        begin(tables);
        List<Manifest.TableEntry> written = new ArrayList<>();
        for (Map.Entry<String, List<String>> table : tables.entrySet()) {
            written.add(write(table.getKey(), table.getValue()));
        }
        if (encryptedKey != null) {
            archive.putNextEntry(new ZipEntry(KeyEncryption.ENTRY));
            archive.write(encryptedKey);
            archive.closeEntry();
        }
        List<String> snapshot = row(SNAPSHOT_TIME);
        Manifest manifest = new Manifest(
                Manifest.FORMAT,
                row(SCHEMA).get(0),
                snapshot.get(0),
                snapshot.get(1),
                written,
                new SchemaCatalog(connection).sequences(),
                encryptedKey != null);
        archive.putNextEntry(new ZipEntry(Manifest.ENTRY));
        archive.write(BackupReader.JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest));
        archive.closeEntry();
        return manifest;
    }

    /**
     * Locks all tables before the snapshot is taken: a "truncate" in between would show as an empty table whatever the
     * isolation level. With "nowait" it never waits while it holds some of the locks, so it cannot take part in a deadlock.
     *
     * @throws Problem when the tables stay locked for ten minutes
     */
    private void begin(Map<String, List<String>> tables) throws SQLException {
        String lock =
                "lock table " + SchemaCatalog.quoted(List.copyOf(tables.keySet())) + " in access share mode nowait";
        for (int attempt = 1; !isLocked(lock); attempt++) {
            if (attempt == MAX_ATTEMPTS) {
                throw Problem.of("problem.backup.busy");
            }
            pause();
        }
    }

    /** @return whether all tables are locked now; otherwise the transaction is rolled back */
    private boolean isLocked(String lock) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            // repeatable read: all tables as at one moment; UTC, so that equal rows give equal text
            statement.execute("set transaction isolation level repeatable read, read only");
            statement.execute("set local timezone = 'UTC'");
            statement.execute(lock);
            return true;
        } catch (SQLException e) {
            connection.rollback();
            if (LOCK_NOT_AVAILABLE.equals(e.getSQLState())) {
                return false;
            }
            throw e;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(RETRY_INTERVAL.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.of("problem.backup.busy");
        }
    }

    private Manifest.TableEntry write(String table, List<String> columns) throws SQLException, IOException {
        archive.putNextEntry(new ZipEntry("tables/" + table + ".rows"));
        TableChecksum hash = TableCopy.read(connection, table, columns, archive);
        archive.closeEntry();
        return new Manifest.TableEntry(table, columns, hash.rows(), hash.hash());
    }

    private List<String> row(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            List<String> values = new ArrayList<>();
            for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                values.add(row.getString(i));
            }
            return values;
        }
    }
}
