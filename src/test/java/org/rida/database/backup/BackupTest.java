package org.rida.database.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.rida.database.RestoreRecorder;
import org.rida.database.TestDatabase;
import org.rida.database.embedded.EmbeddedServer;
import org.rida.i18n.BilingualText;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What was backed up comes back with the same rows, into any server, and goes on there; how backups are kept. */
class BackupTest extends BackupCase {

    /** The soak takes a million: {@code -Drida.backup.rows=1000000}. */
    private static final long ROWS = Long.getLong("rida.backup.rows", 3000);

    private static final String PASSPHRASE = "kept in the safe";

    @Test
    void anotherServerGetsTheSameRowsAndIsUsable() throws Exception {
        sql.sql(REQUESTS).param("from", FEW + 1).param("to", ROWS).update();
        Backup backup = timed("backup", () -> create("", 14));
        String url = TestDatabase.emptyUrl();
        Path there = folder.resolve("there");
        Restore.Restored restored =
                timed("restore", () -> Restore.intoServer(backup.file(), url, "postgres", null, there, null));

        DriverManagerDataSource target = new DriverManagerDataSource(url, "postgres", "");
        assertThat(hashes(target)).isEqualTo(hashes(database)).hasSizeGreaterThan(30);
        assertThat(restored.backup().rows()).isGreaterThan(ROWS);
        assertThat(restored.keyExists()).isFalse();
        JdbcClient other = JdbcClient.create(target);
        assertThat(other.sql("select comment from response where response_no = 'A-1'")
                        .query(String.class)
                        .single())
                .isEqualTo("tab\there\nnew line\\N and \\. end");
        assertThat(other.sql(
                                "insert into source_file (name, sha256, mapping, record_type, bytes) values ('b.csv', 'y', 'm', 'request', 1) returning file_id")
                        .query(Long.class)
                        .single())
                .as("numbers go on")
                .isEqualTo(2);
        assertThatThrownBy(() -> other.sql("delete from report_edition").update())
                .as("what is issued stays issued")
                .hasMessageContaining("is issued");
        assertThat(indexes(target)).isEqualTo(indexes(database));
        assertThat(other.sql(
                                """
                                select version from flyway_schema_history h
                                where not exists (select from pg_type t where t.xmin = h.xmin)
                                """)
                        .query(String.class)
                        .list())
                .as("migrations that are not committed together with their entry")
                .isEmpty();
        assertThat(backup.verifiedAt()).isNull();
        timed("verify", () -> {
            backups("").verify(backup);
            return backup;
        });
        assertThat(backups.toFile().list())
                .containsExactlyInAnyOrder(backup.name(), backup.name() + ".verified", ".backup.lock");
        assertThat(backups("").list(backups)).singleElement().satisfies(listed -> assertThat(listed.verifiedAt())
                .isNotNull());
    }

    @Test
    void theKeyIsEncryptedAndNoFileIsOverwritten() throws Exception {
        Backup open = create("", 14);
        Backup locked = create(PASSPHRASE, 14);
        assertThat(open.withKey()).isFalse();
        assertThat(locked.withKey()).isTrue();
        assertThat(entry(locked.file(), KeyEncryption.ENTRY)).doesNotContain("the key");

        refused(
                () -> Restore.intoServer(locked.file(), TestDatabase.emptyUrl(), "postgres", null, folder, "a guess"),
                "does not decrypt the key");
        try (BackupReader whole = BackupReader.open(locked.file())) {
            Path there = Files.createDirectories(folder.resolve("there"));
            new BackupExtras(whole, there, PASSPHRASE).write();
            assertThat(there.resolve("beneficiary.key")).hasContent("the key");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(there.resolve("beneficiary.key"))))
                    .isEqualTo("rw-------");
        }
        Files.writeString(data.resolve("beneficiary.key"), "another key");
        refused(
                () -> Restore.intoServer(locked.file(), TestDatabase.emptyUrl(), "postgres", null, data, PASSPHRASE),
                "found another one");
        assertThat(data.resolve("beneficiary.key")).hasContent("another key");
    }

    /** A recount empties tables in its transaction: the backup has them from before or after it, never empty. */
    @Test
    void theBackupWaitsForATableThatIsBeingTruncated() throws Exception {
        try (java.sql.Connection other = database.getConnection();
                java.sql.Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("truncate response");
            CompletableFuture<Backup> backup = CompletableFuture.supplyAsync(() -> create("", 14));
            Thread.sleep(1200);
            assertThat(backup).isNotDone();
            other.rollback();
            Backup made = backup.get(30, TimeUnit.SECONDS);
            assertThat(entry(made.file(), "tables/response.rows").lines()).hasSize(3);
        }
    }

    @Test
    void anInterruptedRestoreIsNamedAndBegunAnew() throws Exception {
        Backup backup = create("", 14);
        String url = TestDatabase.emptyUrl();
        restore(backup.file(), url);
        DriverManagerDataSource target = new DriverManagerDataSource(url, "postgres", "");
        JdbcClient.create(target).sql("truncate request, response cascade").update();
        Path there = folder.resolve("there");
        UnfinishedRestore mark = UnfinishedRestore.in(there);
        mark.begin(backup.file(), url);

        refused(
                () -> {
                    UnfinishedRestore.refuse(there);
                    return null;
                },
                "A restore of " + backup.file());
        List<BilingualText> told = new ArrayList<>();
        Restore.intoServer(backup.file(), url, "postgres", null, there, null, RestoreRecorder.NONE, told::add);

        assertThat(hashes(target)).isEqualTo(hashes(database));
        assertThat(told).singleElement().asString().contains("starts over");
        assertThat(mark.file()).doesNotExist();
        UnfinishedRestore.refuse(there);
    }

    /** The mark of a restore into one database says nothing of the tables of another. */
    @Test
    void anInterruptedRestoreElsewhereDeletesNothing() {
        Backup backup = create("", 14);
        String url = TestDatabase.freshUrl();
        DriverManagerDataSource target = new DriverManagerDataSource(url, "postgres", "");
        Map<String, String> before = hashes(target);
        UnfinishedRestore.in(folder.resolve("there")).begin(backup.file(), url + "&other");

        refused(() -> restore(backup.file(), url), "expected an empty database");
        assertThat(hashes(target)).isEqualTo(before);
    }

    @Test
    void whatAKilledBackupOrVerificationLeftIsDeletedAndNothingElse() throws Exception {
        Path part = Files.createDirectories(backups).resolve("." + UUID.randomUUID() + ".part");
        Files.writeString(part, "half a backup");
        Path verification = Files.createDirectories(backups.resolve(".verify123"));
        Files.writeString(verification.resolve("postgres.password"), "of a server that is gone");
        Path used = Files.createDirectories(backups.resolve(".verify456"));
        Files.writeString(backups.resolve(".notes.part"), "mine");
        List<Object> told = new ArrayList<>();
        BackupService service = new BackupService(database, told::add, data, "");

        try (EmbeddedServer verifying = EmbeddedServer.open(used, notice -> {})) {
            service.create(backups, 2);
            assertThat(verifying.dataSource().getConnection()).isNotNull();
        }

        assertThat(part).doesNotExist();
        assertThat(verification).doesNotExist();
        assertThat(used).isDirectory();
        assertThat(backups.resolve(".notes.part")).hasContent("mine");
        assertThat(told).singleElement().asString().contains("an earlier backup was interrupted");
        service.create(backups, 2);
        assertThat(used).doesNotExist();
        assertThat(told).hasSize(2);
        service.create(backups, 2);
        assertThat(told).hasSize(2);
    }

    @Test
    void onlyTheNewestAreKeptAndOnlyTheirOwnerReadsThem() throws Exception {
        Files.createDirectories(backups);
        Files.writeString(backups.resolve("notes.txt"), "mine");
        Files.writeString(backups.resolve("rida-20260101T000000000Z.backup.zip"), "no backup");
        for (int i = 0; i < 4; i++) {
            create("", 2);
        }
        List<Backup> kept = list();
        assertThat(kept).hasSize(2);
        assertThat(backups.toFile().list())
                .containsExactlyInAnyOrder(
                        kept.get(0).file().getFileName().toString(),
                        kept.get(1).file().getFileName().toString(),
                        "notes.txt",
                        ".backup.lock",
                        "rida-20260101T000000000Z.backup.zip");
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(kept.get(0).file())))
                .isEqualTo("rw-------");
    }

    private static List<String> indexes(DataSource source) {
        return JdbcClient.create(source)
                .sql("select indexdef from pg_indexes where schemaname = 'public' order by indexname")
                .query(String.class)
                .list();
    }

    private static <T> T timed(String what, Supplier<T> work) {
        long began = System.nanoTime();
        T result = work.get();
        if (ROWS > FEW) {
            System.out.printf(
                    "%s of %,d rows: %.1f s%n",
                    what, ROWS, Duration.ofNanos(System.nanoTime() - began).toMillis() / 1000.0);
        }
        return result;
    }
}
