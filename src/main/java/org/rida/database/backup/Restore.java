package org.rida.database.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jspecify.annotations.Nullable;
import org.rida.database.RestoreRecorder;
import org.rida.database.embedded.EmbeddedServer;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Problem;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Restores a backup into an empty database: completely and with equal checksums, or not at all. */
public final class Restore {

    /** Name of the database of the data folder, wherever the folder lies. */
    private static final String EMBEDDED = "embedded";

    private final BackupReader backup;
    private final DataSource target;
    private final String name;
    private final UnfinishedRestore mark;
    private final Consumer<BilingualText> notices;

    /** @param name of the target, for messages */
    private Restore(
            BackupReader backup,
            DataSource target,
            String name,
            UnfinishedRestore mark,
            Consumer<BilingualText> notices) {
        this.backup = backup;
        this.target = target;
        this.name = name;
        this.mark = mark;
        this.notices = notices;
    }

    /**
     * Result of a restore.
     *
     * @param backup what was restored
     * @param tables number of restored tables
     * @param keyExists whether the data folder holds a pseudonymisation key now
     */
    public record Restored(Backup backup, int tables, boolean keyExists) {}

    /**
     * Restores into the embedded server of a data folder, which is started and stopped for it.
     *
     * @param file backup
     * @param data folder of the server and the key
     * @param recorder gets the database before the key is written
     * @param passphrase null if unknown; needed only for a backup with the key
     * @param notices gets a text when an interrupted restore or first start is begun anew
     * @throws Problem when the backup is damaged or from a later version, or the database is not empty
     */
    public static Restored intoEmbedded(
            Path file,
            Path data,
            @Nullable String passphrase,
            RestoreRecorder recorder,
            Consumer<BilingualText> notices) {
        try (BackupReader backup = BackupReader.open(file)) {
            BackupExtras extras = prepared(backup, data, passphrase);
            try (EmbeddedServer server = EmbeddedServer.open(data, notices)) {
                UnfinishedRestore mark = UnfinishedRestore.in(data);
                return restore(new Restore(backup, server.dataSource(), EMBEDDED, mark, notices), extras, recorder);
            }
        } catch (IOException e) {
            throw Problem.because(e, "problem.unexpected", "reason", Problem.reason(e));
        }
    }

    /**
     * Restores into a PostgreSQL server.
     *
     * @param file backup
     * @param url JDBC URL of an empty database
     * @param user owner of the database
     * @param password null for none
     * @param passphrase null if unknown; needed only for a backup with the key
     * @param recorder gets the database before the key is written
     * @param data folder for the key
     * @param notices gets a text when an interrupted restore is begun anew
     * @throws Problem when the backup is damaged or from a later version, or the database is not empty
     */
    public static Restored intoServer(
            Path file,
            String url,
            String user,
            @Nullable String password,
            Path data,
            @Nullable String passphrase,
            RestoreRecorder recorder,
            Consumer<BilingualText> notices) {
        try (BackupReader backup = BackupReader.open(file)) {
            DriverManagerDataSource server = new DriverManagerDataSource(url, user, password == null ? "" : password);
            BackupExtras extras = prepared(backup, data, passphrase);
            return restore(new Restore(backup, server, url, UnfinishedRestore.in(data), notices), extras, recorder);
        }
    }

    static Restored intoServer(
            Path file, String url, String user, @Nullable String password, Path data, @Nullable String passphrase) {
        return intoServer(file, url, user, password, data, passphrase, RestoreRecorder.NONE, notice -> {});
    }

    /**
     * All checks of the file come before the first change of the database.
     *
     * @throws Problem when the file is damaged, of a later format, or its key cannot be opened with the passphrase
     */
    private static BackupExtras prepared(BackupReader backup, Path data, @Nullable String passphrase) {
        if (backup.manifest().format() > Manifest.FORMAT) {
            throw later(backup, Integer.toString(backup.manifest().format()), Integer.toString(Manifest.FORMAT));
        }
        backup.check();
        BackupExtras extras = new BackupExtras(backup, data, passphrase);
        extras.check();
        return extras;
    }

    /**
     * The rows first, then the list of erased people; the key last, once the recorder has recorded the restore.
     */
    private static Restored restore(Restore restore, BackupExtras extras, RestoreRecorder recorder) {
        restore.run();
        BackupReader file = restore.backup;
        // whom the list names is erased again at the next start
        ErasureList.add(
                extras.data(), ErasureList.read(file.path().toAbsolutePath().resolveSibling("")));
        Backup backup = Backup.of(file.path(), file.manifest());
        recorder.record(restore.target, backup, extras::write);
        restore.mark.end();
        return new Restored(backup, file.manifest().tables().size(), extras.keyExists());
    }

    /**
     * Migrates to the schema of the backup, loads its rows, then migrates to the current schema. Later migrations thus also
     * apply to the data, as they would have without the restore.
     */
    private void run() {
        refuseLaterSchema();
        if (mark.isOf(name)) {
            clean();
            notices.accept(BilingualText.ofMessage("database.unfinished-restore"));
        }
        refuseUnlessEmpty();
        mark.begin(backup.path(), name);
        try {
            flyway().target(MigrationVersion.fromVersion(backup.manifest().schema()))
                    .load()
                    .migrate();
            load();
            flyway().load().migrate();
        } catch (RuntimeException e) {
            // the database was empty before, so it may be cleaned: a second attempt finds it empty again
            clean();
            mark.end();
            throw e;
        }
    }

    private void clean() {
        flyway().cleanDisabled(false).load().clean();
    }

    /** With the lock that application.yaml sets, and for its reason. */
    private FluentConfiguration flyway() {
        return Flyway.configure()
                .configuration(Map.of("flyway.postgresql.transactional.lock", "false"))
                .dataSource(target);
    }

    // a newer program may have changed the meaning of columns; a downgrade is refused rather than guessed
    private void refuseLaterSchema() {
        MigrationVersion newest = Arrays.stream(flyway().load().info().all())
                .map(MigrationInfo::getVersion)
                .filter(Objects::nonNull)
                .max(MigrationVersion::compareTo)
                .orElseThrow();
        String schema = backup.manifest().schema();
        if (MigrationVersion.fromVersion(schema).compareTo(newest) > 0) {
            throw later(backup, schema, newest.getVersion());
        }
    }

    private static Problem later(BackupReader backup, String found, String known) {
        return Problem.of("problem.backup.later", "file", backup.path(), "found", found, "known", known);
    }

    private void refuseUnlessEmpty() {
        try (Connection connection = target.getConnection()) {
            if (!new SchemaCatalog(connection).isEmpty()) {
                throw Problem.of(
                        "problem.restore.not-empty",
                        "database",
                        connection.getMetaData().getURL());
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Loads rows and sequences and compares the checksums in one transaction. */
    private void load() {
        try (Connection connection = target.getConnection()) {
            connection.setAutoCommit(false);
            load(connection);
            connection.commit();
            connection.setAutoCommit(true);
            execute(connection, "analyze");
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void load(Connection connection) throws SQLException, IOException {
        execute(connection, "set local timezone = 'UTC'");
        execute(connection, "set local maintenance_work_mem = '256MB'");
        Map<String, List<String>> known = new SchemaCatalog(connection).tables();
        List<Manifest.TableEntry> tables = backup.manifest().tables();
        tables.forEach(table -> refuseUnknown(table, known.get(table.name())));
        // triggers would refuse rows of the audit log and the like, or change rows while they are loaded
        for (Manifest.TableEntry table : tables) {
            execute(connection, "alter table " + SchemaCatalog.quoted(table.name()) + " disable trigger user");
        }
        // migrations insert rows of their own, which are in the backup, too
        execute(connection, "truncate " + SchemaCatalog.quoted(List.copyOf(known.keySet())));
        for (Manifest.TableEntry table : tables) {
            load(connection, table);
        }
        for (Manifest.Sequence sequence : backup.manifest().sequences()) {
            execute(
                    connection,
                    "select setval('" + SchemaCatalog.quoted(sequence.name()) + "', " + sequence.value() + ", "
                            + sequence.called() + ")");
        }
        // read back from the database: what is compared is what was stored, not what was sent
        for (Manifest.TableEntry table : tables) {
            execute(connection, "alter table " + SchemaCatalog.quoted(table.name()) + " enable trigger user");
            table.requireSameRows(
                    TableCopy.read(connection, table.name(), table.columns(), java.io.OutputStream.nullOutputStream()),
                    name);
        }
    }

    /** Drops indexes first and creates them after the rows, which takes half the time. */
    private void load(Connection connection, Manifest.TableEntry table) throws SQLException, IOException {
        Map<String, String> indexes = new SchemaCatalog(connection).plainIndexes(table.name());
        for (String index : indexes.keySet()) {
            execute(connection, "drop index " + index);
        }
        try (InputStream rows = backup.entry(table.entry())) {
            TableCopy.write(connection, table.name(), table.columns(), rows);
        }
        for (String definition : new ArrayList<>(indexes.values())) {
            execute(connection, definition);
        }
    }

    // names come from the file: only tables and columns of the migrated schema are accepted
    private void refuseUnknown(Manifest.TableEntry table, @Nullable List<String> columns) {
        if (columns == null || !columns.containsAll(table.columns())) {
            throw Problem.of(
                    "problem.backup.damaged",
                    "file",
                    backup.path(),
                    "part",
                    table.name(),
                    "expected",
                    String.valueOf(columns),
                    "found",
                    table.columns().toString());
        }
    }

    private static void execute(Connection connection, String command) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(command);
        }
    }
}
