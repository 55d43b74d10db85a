package org.rida.console.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rida.ReferenceData;
import org.rida.access.Role;
import org.rida.console.RunningConsole;
import org.rida.console.TestClient;
import org.rida.intake.Intake;
import org.rida.intake.file.IngestProgress;
import org.rida.intake.file.RowCounts;
import org.rida.job.rules.MappingFiles;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** Wrong input on the pages of {@link UploadController} and {@link RejectedController}. */
class FilePagesTest extends RunningConsole {

    @Value("${rida.jobs}")
    private Path jobs;

    @Autowired
    private Intake intake;

    @Autowired
    private MappingFiles mappings;

    private static final String GONE = "/files/0123456789abcdef0123456789abcdef/";

    /** Steps that read no files stand beside those that do. */
    @Test
    void theRowsOfAStepAreToldByEachCount() {
        String page = client(Role.ADMINISTRATOR).get("/runs/1?lang=en").body();

        List<Long> counts = all(page, "<(?:span|a href=\"/rejected\")>([\\d,]+)</(?:span|a)></td>").stream()
                .map(n -> Long.valueOf(n.replace(",", "")))
                .toList();
        assertThat(counts).hasSize(RowCounts.NAMES.size());
        assertThat(counts.get(0))
                .isPositive()
                .isEqualTo(counts.stream().skip(1).mapToLong(Long::longValue).sum());
        assertThat(page).contains("Older", "Left out");
    }

    @Test
    void anUploadThatIsGoneIsToBeSentAgain() {
        TestClient officer = client(Role.QUALITY);
        officer.get("/files?lang=en");

        officer.post("/files", GONE + "ingest", Map.of("mapping", "requests"));

        assertThat(officer.get("/files").body())
                .contains("role=\"alert\"", "The uploaded file is no longer available: upload it again.");
    }

    @Test
    void aFileThatIsNotWantedIsDiscarded() {
        TestClient officer = client(Role.QUALITY);
        officer.get("/files?lang=en");
        String checked = officer.upload("/files", "/files", "file", "unwanted.csv", requests("U-1"))
                .body();
        String discard = all(checked, "(/files/[0-9a-f]+/discard)").get(0);

        officer.post("/files", discard, Map.of());

        assertThat(officer.get("/files").body()).contains("The file was discarded; nothing was stored.");
        officer.post("/files", discard.replace("discard", "ingest"), Map.of("mapping", "requests"));
        assertThat(officer.get("/files").body()).contains("The uploaded file is no longer available");
        assertThat(audited("upload-discarded", "")).isPositive();
    }

    @Test
    void aFileOfAnotherTimeIsIngestedWhereItsMonthsAreConfirmedAndTakenOutAgain() {
        TestClient officer = client(Role.QUALITY);
        officer.get("/files?lang=en");
        byte[] foreign = "request_no,received_on,kind,channel,party\nFAR-1,2012-05-01,aid,website,beneficiary\n"
                .getBytes(StandardCharsets.UTF_8);
        String checked = officer.upload("/files", "/files", "file", "foreign.csv", foreign)
                .body();
        String ingest = all(checked, "(/files/[0-9a-f]+/ingest)").get(0);
        long waiting = uploads();

        officer.postFrom(checked, ingest, Map.of("mapping", "requests", "confirmed", ""));

        assertThat(checked)
                .contains("1 request of May 2012 far outside the months you have (")
                .contains("; 1 of them would be open beyond its target day")
                .contains("type=\"checkbox\"");
        assertThat(uploads()).as("not confirmed").isEqualTo(waiting);
        officer.postFrom(checked, ingest, Map.of("mapping", "requests"));
        await(() -> sql.sql("select count(*) from source_file where name = 'foreign.csv' and state = 'merged'")
                        .query(Long.class)
                        .single()
                == 1);
        long file = sql.sql("select file_id from source_file where name = 'foreign.csv'")
                .query(Long.class)
                .single();
        assertThat(officer.get("/files/" + file).body())
                .contains("1 request of May 2012 far outside")
                .doesNotContain("Nothing unusual");

        TestClient administrator = client(Role.ADMINISTRATOR);
        String page = "/files/" + file;
        assertThat(officer.get(page).body()).doesNotContain(page + "/withdraw");
        assertThat(officer.post("/account", page + "/withdraw", Map.of("reason", "test"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(administrator.get(page + "?lang=en").body())
                .contains("1 row leaves.", "May 2012 and the months after");
        await(this::isIdle);
        administrator.post(page, page + "/withdraw", Map.of("reason", "of another office"));

        assertThat(administrator.get(page).body())
                .contains("The file was taken out", "Taken out")
                .doesNotContain(page + "/withdraw");
        assertThat(sql.sql("select count(*) from request where request_no = 'FAR-1'")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(sql.sql("select count(*) from month_count where month < '2013-01-01'")
                        .query(Long.class)
                        .single())
                .isZero();
        await(this::isIdle);
    }

    private long uploads() {
        return sql.sql("select count(*) from upload").query(Long.class).single();
    }

    @Test
    void theOrderOfDatesIsAnsweredOnThePageOfTheFile() throws IOException {
        Path mapping = jobs.resolve("mappings/google-forms.yaml");
        String before = Files.readString(mapping);
        byte[] file = Files.readAllBytes(ReferenceData.file("strangers/01c-google-dayfirst-silent.csv"));
        TestClient officer = client(Role.QUALITY);
        officer.get("/files?lang=en");
        String asked =
                officer.upload("/files", "/files", "file", "forms.csv", file).body();
        String answer = all(asked, "(/files/[0-9a-f]+/date-order)").get(0);
        try {
            officer.post("/files", answer, Map.of("mapping", "google-forms", "order", "sideways"));
            assertThat(officer.get("/files").body()).contains("role=\"alert\"", "Choose day-first or month-first");

            String checked = officer.post("/files", answer, Map.of("mapping", "google-forms", "order", "month-first"))
                    .body();

            assertThat(asked).contains("Which is it? The mapping google-forms keeps the answer");
            assertThat(checked).contains("forms.csv", "/ingest").doesNotContain("Which is it?");
            assertThat(Files.readString(mapping)).contains("\ndate-order: month-first\n");
            assertThat(audited("rules-changed", "mappings/google-forms.yaml")).isOne();

            officer.post("/files", answer, Map.of("mapping", "google-forms", "order", "day-first"));
            assertThat(officer.get("/files").body()).contains("role=\"alert\"", "nothing was changed");
        } finally {
            Files.writeString(mapping, before);
        }
    }

    /** As a run leaves it: refused, and still in a folder of its job. */
    @Test
    void theOrderOfDatesOfAFileThatARunRefusedIsAnsweredAndTheFileRead() throws IOException {
        Path mapping = jobs.resolve("mappings/responses.yaml");
        String before = Files.readString(mapping);
        // another test may have answered it
        Files.writeString(mapping, before.replaceAll("(?m)^date-order:.*\n", ""));
        Path file = jobs.resolveSibling("sample-data").resolve("from-a-run.csv");
        Files.writeString(file, "response_no,answered_on,overall\nRF-1,3/10/2026,5\nRF-2,5/10/2026,4\n");
        TestClient officer = client(Role.QUALITY);
        try {
            assertThatThrownBy(() -> intake.ingest(file, mappings.get("responses"), IngestProgress.SILENT))
                    .hasMessageContaining("which order the dates have");
            String again = all(officer.get("/files?lang=en").body(), "action=\"(/files/refused/\\d+)\"")
                    .get(0);

            String asked = officer.post("/files", again, Map.of()).body();
            String checked = officer.post(
                            "/files",
                            all(asked, "(/files/[0-9a-f]+/date-order)").get(0),
                            Map.of("mapping", "responses", "order", "day-first"))
                    .body();
            officer.postFrom(checked, all(checked, "(/files/[0-9a-f]+/ingest)").get(0), Map.of("mapping", "responses"));

            assertThat(asked).contains("from-a-run.csv", "Which is it?");
            await(() -> sql.sql("select count(*) from source_file where name = 'from-a-run.csv' and state = 'merged'")
                            .query(Long.class)
                            .single()
                    == 1);
            Files.delete(file);
            officer.post("/files", again, Map.of());
            assertThat(officer.get("/files").body()).contains("No folder of a job has from-a-run.csv any more");
        } finally {
            Files.writeString(mapping, before);
            Files.deleteIfExists(file);
            sql.sql(
                            "delete from response where file_id in (select file_id from source_file where name = 'from-a-run.csv')")
                    .update();
        }
    }

    private static void await(java.util.function.BooleanSupplier done) {
        long deadline = System.nanoTime() + java.time.Duration.ofSeconds(30).toNanos();
        while (!done.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
        }
    }

    @Test
    void aMappingThatDoesNotExistIsRefused() {
        TestClient officer = client(Role.QUALITY);
        officer.get("/files?lang=en");
        String checked = officer.upload("/files", "/files", "file", "mapped.csv", requests("U-2"))
                .body();

        officer.post("/files", all(checked, "(/files/[0-9a-f]+/ingest)").get(0), Map.of("mapping", "nothing"));

        assertThat(officer.get("/files").body())
                .contains("role=\"alert\"", "mapping &quot;nothing&quot; is unknown. Available mappings:");
    }

    @ParameterizedTest
    @CsvSource({
        "/rejected/999999, 404",
        "/rejected/999999/rows.xlsx, 404",
        "/rejected/one, 404",
        "/files/list, 200",
        "/files/xyz/ingest, 404"
    })
    void whatDoesNotExistIsNotFound(String address, int status) {
        assertThat(client(Role.QUALITY).get(address).statusCode()).isEqualTo(status);
    }

    @Test
    void aCorrectionNeedsAFile() {
        TestClient officer = client(Role.QUALITY);
        String file = fileWithRejectedRows(officer);

        HttpResponse<String> answer = officer.upload(file, file + "/corrected", "rows", "empty.xlsx", new byte[0]);

        assertThat(answer.headers().firstValue("Location").orElse("")).endsWith(file);
        assertThat(officer.get(file).body()).contains("role=\"alert\"", "Choose a file with rows; this one is empty.");
    }

    @Test
    void aCorrectionWithOtherColumnsIsRefused() {
        TestClient officer = client(Role.QUALITY);
        String file = fileWithRejectedRows(officer);

        officer.upload(file, file + "/corrected", "rows", "other.csv", "a,b\n1,2\n".getBytes(StandardCharsets.UTF_8));

        assertThat(officer.get(file).body()).contains("role=\"alert\"", "other.csv");
    }

    @Test
    void allRowsOfAFileAreDismissedOnlyWithAReason() {
        TestClient officer = client(Role.QUALITY);
        String file = fileWithRejectedRows(officer);
        long open = open();

        HttpResponse<String> unexplained = officer.post(file, file + "/dismiss", Map.of("reason", " "));

        assertThat(pageAfter(officer, unexplained)).contains("role=\"alert\"", "Enter a reason.");
        assertThat(open()).isEqualTo(open);
        officer.post(file, "/rejected/999999/dismiss", Map.of("reason", "none"));
        assertThat(open()).isEqualTo(open);
    }

    @Test
    void aRowIsDismissedOnce() {
        TestClient officer = client(Role.QUALITY);
        String file = fileWithRejectedRows(officer);

        officer.post(file, file + "/999999/dismiss", Map.of("reason", "twice"));

        assertThat(officer.get(file).body())
                .contains("role=\"alert\"", "This row is no longer waiting: it was corrected or dismissed.");
    }

    private static String fileWithRejectedRows(TestClient officer) {
        return all(officer.get("/rejected?lang=en").body(), "href=\"(/rejected/\\d+)\"")
                .get(0);
    }

    private long open() {
        return sql.sql("select count(*) from rejected_row where state = 'open'")
                .query(Long.class)
                .single();
    }

    private static byte[] requests(String number) {
        return ("request_no,received_on,kind,channel,party\n" + number + ",2026-10-01,aid,website,beneficiary\n")
                .getBytes(StandardCharsets.UTF_8);
    }
}
