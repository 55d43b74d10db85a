package org.rida.database.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.rida.database.TestDatabase;
import org.rida.i18n.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A database with a little of everything in it, documents and a key beside it, and backups of them. */
abstract class BackupCase {

    static final long FEW = 3000;

    static final String REQUESTS =
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
    static final String AWKWARD =
            """
            insert into response (response_no, answered_on, scores, comment, suggestion, file_id, line_no)
            values ('A-1', '2026-10-01', '{"q1": 5, "q2": null}', E'tab\\there\\nnew line\\\\N and \\\\. end', '\\N', 1, 1),
                ('A-2', '2026-10-02', '{}', 'شكرًا جزيلًا 🌿', '', 1, 2), ('A-3', '2026-10-02', '{}', null, null, 1, 3)
            """;

    static final String ISSUED =
            """
            with edition as (
                insert into report_edition (report, month, audience, number, drafted_at, run_id, cut_off, figures, inputs)
                values ('board', '2026-10-01', 'board', 1, now(), 1, '2026-10-31', '{"a": 1}', '[]') returning edition_id),
            document as (
                insert into report_document (edition_id, language, format, name, sha256, content)
                select edition_id, 'ar', 'pdf', 'x.pdf', 'ab', '\\x2550444600ff' from edition)
            select edition_id from edition
            """;

    final DataSource database = TestDatabase.fresh();
    final JdbcClient sql = JdbcClient.create(database);

    @TempDir
    Path folder;

    Path data;
    Path backups;

    @BeforeEach
    void fill() throws IOException {
        data = Files.createDirectories(folder.resolve("data"));
        backups = folder.resolve("backups");
        Files.writeString(data.resolve("beneficiary.key"), "the key");
        sql.sql(
                        "insert into source_file (name, sha256, mapping, record_type, bytes) values ('a.csv', 'x', 'm', 'request', 1)")
                .update();
        sql.sql(REQUESTS).param("from", 1).param("to", FEW).update();
        sql.sql(AWKWARD).update();
        long edition = sql.sql(ISSUED).query(Long.class).single();
        sql.sql(
                        """
                        update report_edition set state = 'issued', issued_at = now(), issue_actor = 'chair', issue_reason = 'n',
                            figures_sha256 = 'x' where edition_id = :edition
                        """)
                .param("edition", edition)
                .update();
    }

    Backup create(String passphrase, int keep) {
        return backups(passphrase).create(backups, keep);
    }

    BackupService backups(String passphrase) {
        return new BackupService(database, event -> {}, data, passphrase);
    }

    List<Backup> list() {
        return backups("").list(backups);
    }

    Restore.Restored restore(Path file, String url) {
        return Restore.intoServer(file, url, "postgres", null, folder.resolve("there"), null);
    }

    interface Attempt {
        Object run() throws Exception;
    }

    static void refused(Attempt attempt, String word) {
        assertThatThrownBy(attempt::run).isInstanceOfSatisfying(Problem.class, problem -> assertThat(
                        problem.text().en())
                .contains(word));
    }

    static String entry(Path file, String name) throws IOException {
        try (BackupReader backup = BackupReader.open(file);
                InputStream content = backup.entry(name)) {
            return new String(content.readAllBytes(), java.nio.charset.StandardCharsets.ISO_8859_1);
        }
    }

    /** Independent of the product's hash: every row as text, sorted, by the server itself. */
    static Map<String, String> hashes(DataSource source) {
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
}
