package org.rida.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.rida.access.AuditAction;
import org.rida.access.AuditOutcome;
import org.rida.console.confirmation.Confirmation;
import org.rida.intake.key.ErasedNumbers;
import org.rida.intake.key.PseudonymKeys;
import org.rida.io.Sha256;
import org.springframework.context.ConfigurableApplicationContext;

/** Reading, correcting and dismissing rows, and sending files. */
final class AuditedRows extends AuditedGroup {

    AuditedRows(RunningConsole console, ConfigurableApplicationContext context, Path folder) throws IOException {
        super(console, context, folder);
        rows(context.getBean(PseudonymKeys.class));
        files();
    }

    private void rows(PseudonymKeys keys) {
        long file = rejectedFile();
        List<String> rows = console.sql
                .sql("select rejected_id from rejected_row where file_id = :file order by 1")
                .param("file", file)
                .query(String.class)
                .list();
        String page = "/rejected/" + file;
        add(
                AuditAction.ROWS_VIEWED,
                FILE,
                AuditOutcome.DONE,
                inConsole("GET /rejected/{file:\\d+}", () -> get(page)),
                command("rejected", "--file", Long.toString(file)));
        add(
                AuditAction.ROWS_DOWNLOADED,
                FILE,
                AuditOutcome.DONE,
                inConsole("GET /rejected/{file:\\d+}/rows.xlsx", () -> get(page + "/rows.xlsx")),
                command(
                        "rejected",
                        "--file",
                        Long.toString(file),
                        "--out",
                        folder.resolve("rows.xlsx").toString()));
        add(
                AuditAction.ROWS_DISMISSED,
                FILE,
                AuditOutcome.DONE,
                inConsole(
                        "POST /rejected/{file:\\d+}/{row:\\d+}/dismiss",
                        () -> post(page + "/" + rows.get(0) + "/dismiss", Map.of("reason", "test"))),
                command("rejected", "--dismiss", rows.get(1), "--reason", "test"));
        add(
                AuditAction.ROWS_DISMISSED,
                FILE,
                AuditOutcome.DONE,
                inConsole(
                        "POST /rejected/{file:\\d+}/dismiss",
                        () -> post(page, page + "/dismiss", Map.of("reason", "test"))),
                command("rejected", "--dismiss-file", Long.toString(file), "--reason", "test"));
        corrections();
        question(file);
        withdrawal();
        String request = console.sql
                .sql("select min(request_no) from request")
                .query(String.class)
                .single();
        add(
                AuditAction.ROWS_VIEWED,
                "request " + ErasedNumbers.letters(keys.open().hash(request), 12),
                AuditOutcome.DONE,
                inConsole("GET /requests", () -> get("/requests?number=" + request)));
        add(AuditAction.ROWS_VIEWED, "watch-list", AuditOutcome.DONE, inConsole("GET /watch", () -> get("/watch")));
        add(
                AuditAction.ROWS_DOWNLOADED,
                "watch-list",
                AuditOutcome.DONE,
                inConsole("GET /watch.{format:xlsx|csv}", () -> get("/watch.csv")));
        invitations();
        String months = "?from-month=2026-10&until=2026-10";
        add(
                AuditAction.COMMENTS_VIEWED,
                "2026-10 – 2026-10",
                AuditOutcome.DONE,
                inConsole("GET /comments", () -> get("/comments" + months)));
        add(
                AuditAction.ROWS_DOWNLOADED,
                "comments 2026-10 – 2026-10",
                AuditOutcome.DONE,
                inConsole("GET /comments.{format:xlsx|csv}", () -> get("/comments.csv" + months)));
        String figure = "?month=2026-10&key=promise-kept";
        add(
                AuditAction.ROWS_VIEWED,
                "promise-kept",
                AuditOutcome.DONE,
                inConsole("GET /lineage", () -> get("/lineage" + figure)));
        add(
                AuditAction.ROWS_DOWNLOADED,
                "promise-kept",
                AuditOutcome.DONE,
                inConsole("GET /lineage.{format:xlsx|csv}", () -> get("/lineage.csv" + figure)));
    }

    /** Refused, so that nobody of the shared data counts as asked. */
    private void invitations() {
        add(
                AuditAction.SAMPLE_DRAWN,
                "",
                AuditOutcome.REFUSED,
                inConsole(
                        "POST /sampling",
                        () -> post(
                                "/sampling?days=1096",
                                "/sampling",
                                Map.of("days", "1096", "number", "0", "seed", "1"))),
                command("sample", "--number", "0"));
        add(
                AuditAction.ROWS_DOWNLOADED,
                "999999",
                AuditOutcome.REFUSED,
                inConsole("GET /sampling/{list:\\d+}/{format:csv|limesurvey}", () -> get("/sampling/999999/csv")),
                inConsole("GET /sampling/{list:\\d+}/codes-{language:ar|en}", () -> get("/sampling/999999/codes-ar")));
    }

    /** Answers without any score: they can be corrected, and are left out then. */
    private void corrections() {
        long file = console.sql
                .sql(
                        """
                        insert into source_file (name, sha256, mapping, record_type, bytes, state, headers)
                        values (:name, md5(random()::text), 'responses', 'response', 1, 'merged',
                            '["response_no", "answered_on", "channel"]') returning file_id
                        """)
                .param("name", FILE)
                .query(Long.class)
                .single();
        long row = console.sql
                .sql(
                        """
                        insert into rejected_row (file_id, line_no, cells, reasons)
                        values (:file, 2, '{"response_no": "A-1", "answered_on": "2026-10-03", "channel": "telegram"}',
                            '[{"code": "unknown-value", "column": "channel", "found": "telegram"}]')
                        returning rejected_id
                        """)
                .param("file", file)
                .query(Long.class)
                .single();
        String page = "/rejected/" + file;
        add(
                AuditAction.ROWS_CORRECTED,
                FILE,
                AuditOutcome.DONE,
                inConsole(
                        "POST /rejected/{file:\\d+}/{row:\\d+}/correct",
                        () -> post(page + "/" + row + "/correct", Map.of("cell.2", "phone"))),
                inConsole(
                        "POST /rejected/{file:\\d+}/equal",
                        () -> post(
                                page + "/equal", Map.of("word.channel.0", "telegram", "value.channel.0", "website"))));
    }

    private void question(long file) {
        String question = console.sql
                .sql(
                        """
                        insert into file_question (file_id, code, subject, arguments)
                        values (:file, 'new-channel', 'telegram', '{"n": 2}') returning question_id
                        """)
                .param("file", file)
                .query(String.class)
                .single();
        add(
                AuditAction.QUESTION_ANSWERED,
                FILE,
                AuditOutcome.DONE,
                inConsole(
                        "POST /files/{file:\\d+}/questions/{question:\\d+}",
                        () -> post("/files/" + file + "/questions/" + question, Map.of("answer", "usual"))),
                inConsole(
                        "POST /files/{file:\\d+}/questions/{question:\\d+}/reopen",
                        () -> post("/files/" + file + "/questions/" + question + "/reopen", Map.of())));
    }

    private void withdrawal() {
        String file = console.sql
                .sql(
                        """
                        insert into source_file (name, sha256, mapping, record_type, bytes, state, merged_at)
                        values (:name, md5(random()::text), 'responses', 'response', 1, 'merged', now()) returning file_id
                        """)
                .param("name", FILE)
                .query(String.class)
                .single();
        String page = "/files/" + file;
        add(AuditAction.FILE_WITHDRAWN, FILE, AuditOutcome.DONE, inConsole("POST /files/{file:\\d+}/withdraw", () -> {
            awaitIdle();
            post(page, page + "/withdraw", Map.of("reason", "test"));
        }));
    }

    private void files() throws IOException {
        byte[] table = "no such column,nor this\n1,2\n".getBytes(StandardCharsets.UTF_8);
        String file = Files.write(folder.resolve("unknown-table.csv"), table).toString();
        add(
                AuditAction.FILE_CHECKED,
                "unknown-table.csv",
                AuditOutcome.DONE,
                inConsole("POST /files", () -> upload(table)));
        add(
                AuditAction.FILE_UPLOADED,
                "unknown-table.csv",
                AuditOutcome.DONE,
                inConsole("POST /files", () -> upload(table)),
                inConsole(
                        "POST /files/refused/{file:\\d+}",
                        () -> post("/files/refused/" + refusedFile(table), Map.of())));
        String unprotected = kept(table);
        add(
                AuditAction.FILE_CHECKED,
                "unknown-table.csv",
                AuditOutcome.DONE,
                inConsole(
                        "POST /files/{upload:[0-9a-f]+}/password",
                        () -> post("/files/" + unprotected + "/password", Map.of("password", "x"))));
        add(
                AuditAction.FILE_INGESTED,
                "unknown-table.csv",
                AuditOutcome.REFUSED,
                inConsole("POST /files/{upload:[0-9a-f]+}/ingest", () -> ingest("/files/" + kept(table) + "/ingest")),
                command("ingest", file, "--mapping", "requests"));
        add(
                AuditAction.UPLOAD_DISCARDED,
                "unknown-table.csv",
                AuditOutcome.DONE,
                inConsole(
                        "POST /files/{upload:[0-9a-f]+}/discard",
                        () -> post("/files/" + kept(table) + "/discard", Map.of())));
        String described = kept(table);
        add(
                AuditAction.FILE_CHECKED,
                "unknown-table.csv",
                AuditOutcome.DONE,
                inConsole("POST /setup", () -> post("/setup", Map.of("upload", described))));
        add(
                AuditAction.RUN_STARTED,
                "import-audited-setup",
                AuditOutcome.DONE,
                inConsole("POST /setup/{upload:[0-9a-f]+}/save", this::setUp));
        long rejected = rejectedFile();
        add(
                AuditAction.FILE_CHECKED,
                "unknown-table.csv",
                AuditOutcome.DONE,
                inConsole("POST /rejected/{file:\\d+}/corrected", () -> administrator()
                        .upload(
                                "/account",
                                "/rejected/" + rejected + "/corrected",
                                "rows",
                                "unknown-table.csv",
                                table)));
    }

    /** A file that a run refused and that is still in the folder of its job. */
    private long refusedFile(byte[] table) {
        try {
            Path jobs = Path.of(Objects.requireNonNull(context.getEnvironment().getProperty("rida.jobs")));
            Files.write(jobs.resolveSibling("sample-data").resolve("unknown-table.csv"), table);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return console.sql
                .sql(
                        """
                        insert into source_file (name, sha256, mapping, record_type, bytes, state)
                        values ('unknown-table.csv', :sha256, 'requests', 'request', :bytes, 'refused') returning file_id
                        """)
                .param("sha256", Sha256.hex(table))
                .param("bytes", table.length)
                .query(Long.class)
                .single();
    }

    /** By a mapping that does not fit; the page does not offer that. */
    private void ingest(String address) {
        String confirmed = Confirmation.digest(address, "requests");
        post(address, Map.of("mapping", "requests", Confirmation.FIELD, confirmed));
    }

    /** Describes a file of which no row counts, so that the import stores none. */
    private void setUp() {
        String setup = "/setup/" + kept("number of it,day of it\n1,2026-10-01\n".getBytes(StandardCharsets.UTF_8));
        post("/setup", Map.of("upload", setup.substring("/setup/".length())));
        post(setup + "/file", Map.of("leaveOutColumn", "number of it", "leaveOut", "1"));
        post(setup + "/type", Map.of("type", "request"));
        post(setup + "/columns", Map.of("column.0", "request_no", "column.1", "received_on", "constant.kind", "aid"));
        post(setup + "/preview", setup + "/save", Map.of("name", "audited-setup"));
    }
}
