package org.rida.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rida.wording.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What was backed up comes back with the same rows, into any server; what cannot come back whole is refused before anything is touched. */
class BackupTest {

    /** The soak takes a million: {@code -Drida.backup.rows=1000000}. */
    private static final long ROWS = Long.getLong("rida.backup.rows", 3000);

    private static final long FEW = 3000;

    private static final String PASSPHRASE = "kept in the safe";

    private static final String REQUESTS =
            """
            insert into request (request_no, received_on, kind, channel, service, department, segment, replied_on, decision,
                updated_at, beneficiary_key, file_id, line_no)
            select 'R-' || n, date '2024-07-01' + (n % 850)::int, 'aid', 'phone', 'خدمة ' || n % 20, 'قسم ' || n % 7, 'family',
                case when n % 9 > 0 then date '2024-07-01' + (n % 850 + n % 30)::int end,
                case when n % 9 > 0 then 'accepted' end, timestamp '2026-10-01 08:00' + n * interval '1 second',
                md5(n::text), 1, n
            from generate_series(:from, :to) n
            """;

    /** Tabs, line ends, backslashes, what COPY writes for null, and letters beyond the first plane. */
    private static final String AWKWARD =
            """
            insert into response (response_no, answered_on, scores, comment, suggestion, file_id, line_no)
            values ('A-1', '2026-10-01', '{"q1": 5, "q2": null}', E'tab\\there\\nnew line\\\\N and \\\\. end', '\\N', 1, 1),
                ('A-2', '2026-10-02', '{}', 'شكرًا جزيلًا 🌿', '', 1, 2), ('A-3', '2026-10-02', '{}', null, null, 1, 3)
            """;

    private static final String ISSUED =
            """
            with edition as (
                insert into report_edition (report, month, number, drafted_at, run, cut_off, figures, inputs)
                values ('board', '2026-10-01', 1, now(), 1, '2026-10-31', '{"a": 1}', '[]') returning edition_id),
            document as (
                insert into report_document (edition_id, language, format, path, sha256, bytes)
                select edition_id, 'ar', 'pdf', 'x.pdf', 'ab', 3 from edition)
            select edition_id from edition
            """;

    private final DataSource database = TestDatabase.fresh();
    private final JdbcClient sql = JdbcClient.create(database);

    @TempDir
    Path folder;

    private Path data;
    private Path backups;

    @BeforeEach
    void fill() throws IOException {
        data = Files.createDirectories(folder.resolve("data"));
        backups = folder.resolve("backups");
        Files.writeString(data.resolve("beneficiary.key"), "the key");
        Files.writeString(
                Files.createDirectories(data.resolve("reports/2026-10")).resolve("board-ar.pdf"), "%PDF of the board");
        sql.sql(
                        "insert into source_file (name, sha256, mapping, subject, bytes) values ('a.csv', 'x', 'm', 'request', 1)")
                .update();
        sql.sql(REQUESTS).param("from", 1).param("to", FEW).update();
        sql.sql(AWKWARD).update();
        long edition = sql.sql(ISSUED).query(Long.class).single();
        sql.sql(
                        """
                        update report_edition set state = 'issued', issued_at = now(), issued_by = 'chair', issue_note = 'n',
                            figures_sha256 = 'x' where edition_id = :edition
                        """)
                .param("edition", edition)
                .update();
    }

    @Test
    void anotherServerGetsTheSameRowsAndGoesOn() throws Exception {
        sql.sql(REQUESTS).param("from", FEW + 1).param("to", ROWS).update();
        Backup backup = timed("backup", () -> create("", 14));
        String url = TestDatabase.emptyUrl();
        Path there = folder.resolve("there");
        Restore.Restored restored =
                timed("restore", () -> Restore.intoServer(backup.file(), url, "postgres", null, there, null));

        DriverManagerDataSource target = new DriverManagerDataSource(url, "postgres", "");
        assertThat(hashes(target)).isEqualTo(hashes(database)).hasSizeGreaterThan(30);
        assertThat(restored.backup().rows()).isGreaterThan(ROWS);
        assertThat(there.resolve("reports/2026-10/board-ar.pdf")).hasContent("%PDF of the board");
        assertThat(restored.keyIsThere()).isFalse();
        JdbcClient other = JdbcClient.create(target);
        assertThat(other.sql("select comment from response where response_no = 'A-1'")
                        .query(String.class)
                        .single())
                .isEqualTo("tab\there\nnew line\\N and \\. end");
        assertThat(other.sql(
                                "insert into source_file (name, sha256, mapping, subject, bytes) values ('b.csv', 'y', 'm', 'request', 1) returning file_id")
                        .query(Long.class)
                        .single())
                .as("numbers go on")
                .isEqualTo(2);
        assertThatThrownBy(() -> other.sql("delete from report_edition").update())
                .as("what is issued stays issued")
                .hasMessageContaining("is issued");
        assertThat(indexes(target)).isEqualTo(indexes(database));
        new BackupsOn(database).verify(backup);
    }

    @Test
    void aDatabaseWithTablesIsLeftAlone() {
        Backup backup = create("", 14);
        String url = TestDatabase.freshUrl();
        DriverManagerDataSource target = new DriverManagerDataSource(url, "postgres", "");
        Map<String, String> before = hashes(target);

        refused(
                () -> Restore.intoServer(backup.file(), url, "postgres", null, data, null),
                "expected an empty database");
        assertThat(hashes(target)).isEqualTo(before);
    }

    @Test
    void aDamagedBackupIsRefusedBeforeAnythingIsTouched() throws Exception {
        Backup backup = create("", 14);
        String url = TestDatabase.emptyUrl();
        byte[] whole = Files.readAllBytes(backup.file());

        Path cut = Files.write(folder.resolve("cut.zip"), java.util.Arrays.copyOf(whole, whole.length - 100));
        refused(() -> restore(cut, url), "no whole backup");

        byte[] flipped = whole.clone();
        flipped[whole.length / 3] ^= 0x20;
        refused(() -> restore(Files.write(folder.resolve("flipped.zip"), flipped), url), "damaged in");

        Path fewer = changed(backup.file(), "tables/response.rows", text -> text.substring(0, text.indexOf('\n') + 1));
        refused(() -> restore(fewer, url), "damaged in \"response\"");

        Path other = changed(backup.file(), "tables/response.rows", text -> text.replace("tab", "rab"));
        refused(() -> restore(other, url), "damaged in \"response\"");

        refused(() -> restore(Files.writeString(folder.resolve("letter.txt"), "hello"), url), "another kind of file");
        refused(() -> restore(folder.resolve("none.zip"), url), "no such file");
        assertThat(tables(url)).isZero();
    }

    @Test
    void aBackupOfALaterProgramIsRefused() throws Exception {
        Backup backup = create("", 14);
        String url = TestDatabase.emptyUrl();
        String schema = backup.schema();

        Path later = changed(
                backup.file(),
                Manifest.ENTRY,
                text -> text.replace("\"schema\" : \"" + schema, "\"schema\" : \"9" + schema));
        refused(() -> restore(later, url), "made by a later version of Rida (9" + schema);

        Path unknown =
                changed(backup.file(), Manifest.ENTRY, text -> text.replace("\"suggestion\"", "\"a_later_column\""));
        refused(() -> restore(unknown, url), "a_later_column");
        assertThat(tables(url)).as("what was begun is taken away").isZero();
    }

    @Test
    void theKeyIsOnlyInItLockedAndNothingIsWrittenOver() throws Exception {
        Backup open = create("", 14);
        Backup locked = create(PASSPHRASE, 14);
        assertThat(open.withKey()).isFalse();
        assertThat(locked.withKey()).isTrue();
        assertThat(entry(locked.file(), KeySafe.ENTRY)).doesNotContain("the key");

        refused(
                () -> Restore.intoServer(locked.file(), TestDatabase.emptyUrl(), "postgres", null, folder, "a guess"),
                "does not open the key");
        try (BackupFile whole = BackupFile.open(locked.file())) {
            Path there = Files.createDirectories(folder.resolve("there"));
            new Belongings(whole, there, PASSPHRASE).write();
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
    void aTableThatIsBeingEmptiedIsWaitedFor() throws Exception {
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
    void onlyTheNewestAreKeptAndOnlyTheirOwnerReadsThem() throws Exception {
        Files.createDirectories(backups);
        Files.writeString(backups.resolve("notes.txt"), "mine");
        Files.writeString(backups.resolve("rida-20260101T000000000Z.backup.zip"), "no backup");
        for (int i = 0; i < 4; i++) {
            create("", 2);
        }
        List<Backup> kept = new BackupsOn(database).list();
        assertThat(kept).hasSize(2);
        assertThat(backups.toFile().list())
                .containsExactlyInAnyOrder(
                        kept.get(0).file().getFileName().toString(),
                        kept.get(1).file().getFileName().toString(),
                        "notes.txt",
                        "rida-20260101T000000000Z.backup.zip");
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(kept.get(0).file())))
                .isEqualTo("rw-------");
    }

    private Backup create(String passphrase, int keep) {
        return backups(passphrase).create(backups, keep);
    }

    private Backups backups(String passphrase) {
        return new Backups(database, data, data.resolve("reports"), passphrase);
    }

    /** For what does not depend on the passphrase. */
    private final class BackupsOn {
        private final Backups service;

        BackupsOn(DataSource source) {
            service = new Backups(source, data, data.resolve("reports"), "");
        }

        void verify(Backup backup) {
            timed("verify", () -> {
                service.verify(backup);
                return backup;
            });
            assertThat(backups.toFile().list()).hasSize(1);
        }

        List<Backup> list() {
            return service.list(backups);
        }
    }

    private Restore.Restored restore(Path file, String url) {
        return Restore.intoServer(file, url, "postgres", null, folder.resolve("there"), null);
    }

    private interface Attempt {
        Object run() throws Exception;
    }

    private static void refused(Attempt attempt, String word) {
        assertThatThrownBy(attempt::run).isInstanceOfSatisfying(Problem.class, problem -> assertThat(
                        problem.text().en())
                .contains(word));
    }

    private Path changed(Path file, String entry, java.util.function.UnaryOperator<String> change) throws IOException {
        Path copy = Files.copy(
                file,
                Files.createTempFile(folder, "changed", ".zip"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        try (FileSystem zip = FileSystems.newFileSystem(copy)) {
            Path part = zip.getPath(entry);
            String before = Files.readString(part);
            String after = change.apply(before);
            assertThat(after).isNotEqualTo(before);
            Files.copy(
                    new ByteArrayInputStream(after.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                    part,
                    java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        }
        return copy;
    }

    private static String entry(Path file, String name) throws IOException {
        try (BackupFile backup = BackupFile.open(file);
                InputStream content = backup.entry(name)) {
            return new String(content.readAllBytes(), java.nio.charset.StandardCharsets.ISO_8859_1);
        }
    }

    private static long tables(String url) {
        return JdbcClient.create(new DriverManagerDataSource(url, "postgres", ""))
                .sql("select count(*) from information_schema.tables where table_schema = 'public'")
                .query(Long.class)
                .single();
    }

    private static List<String> indexes(DataSource source) {
        return JdbcClient.create(source)
                .sql("select indexdef from pg_indexes where schemaname = 'public' order by indexname")
                .query(String.class)
                .list();
    }

    /** Independent of the product's hash: every row as text, sorted, by the server itself. */
    private static Map<String, String> hashes(DataSource source) {
        JdbcClient client = JdbcClient.create(source);
        Map<String, String> hashes = new TreeMap<>();
        for (String table : client.sql(
                        "select tablename from pg_tables where schemaname = 'public' and tablename not like 'qrtz%' and tablename <> 'flyway_schema_history'")
                .query(String.class)
                .list()) {
            hashes.put(
                    table,
                    client.sql(
                                    "select count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 1)::numeric), 0) from \""
                                            + table + "\" t")
                            .query(String.class)
                            .single());
        }
        return hashes;
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
