package org.rida.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rida.access.Role;
import org.rida.job.Await;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** What an officer does about a file that was merged: answers its questions, and corrects its rejected rows. */
@TestPropertySource(properties = {"rida.test=merged-file", "rida.corrections.quality-officers=true"})
@DirtiesContext
class MergedFileTest extends RunningConsole {

    /** Of its own: a changed one has all files of its jobs read again. */
    private Path mapping;

    @BeforeEach
    void ownMapping(@Value("${rida.jobs}") Path jobs) throws Exception {
        mapping = jobs.resolve("mappings/counter.yaml");
        Files.writeString(mapping, "record-type: request\n");
    }

    /** The next step of the officer's work: what an import rejected, without a workbook and without an administrator. */
    @Test
    void rejectedRowsAreCorrectedWhereTheyAreShown() throws Exception {
        TestClient officer = client(Role.QUALITY);
        // from what is awaited one click leads to the form that takes it
        String awaited = all(
                        officer.get("/files?lang=en").body(), "href=\"(/files#file)\" aria-label=\"Upload Requests\"")
                .get(0);
        assertThat(officer.get(awaited.replace("#file", "")).body()).contains("id=\"file\" name=\"file\"");
        ingest(
                officer,
                "month.csv",
                """
                request_no,received_on,kind,channel
                CR-1,2026-10-01,complaint,البرقية
                CR-2,2026-10-02,complaint,البرقية
                CR-3,2026-10-40,complaint,phone
                CR-4,2026-10-03,complaint,phone
                CR-5,2026-10-41,complaint,البرقية
                """);
        String page = "/rejected/" + file("month.csv");

        // a cell that is still wrong stays as it was typed, beside its reason
        String date = all(officer.get(page).body(), "name=\"(cell\\.\\d+)\" value=\"2026-10-40\"")
                .get(0);
        String row = page + "/" + row("2026-10-40") + "/correct";
        officer.post(page, row, Map.of(date, "2026-10-42"));
        assertThat(officer.get(page).body()).contains("role=\"alert\"", "value=\"2026-10-42\"", "value=\"2026-10-41\"");
        assertThat(audited("rows-corrected", "month.csv")).isZero();
        officer.post(page, row, Map.of(date, "2026-10-30"));
        assertThat(PageForms.text(officer, page)).contains("1 row is accepted.");
        officer.post(page, row, Map.of(date, "2026-10-30"));
        assertThat(PageForms.text(officer, page)).contains("This row is no longer waiting");

        // one answer for all rows that have the word, of which one has another mistake as well
        String asked = officer.get(page).body();
        assertThat(asked)
                .contains("name=\"word.channel.0\" value=\"البرقية\"", "name=\"remember\"", "its rows are rejected")
                .as("no choice of the setup, which this page does not offer")
                .doesNotContain("chosen below");
        officer.post(page, page + "/equal", Map.of("word.channel.0", "البرقية", "value.channel.0", ""));
        assertThat(PageForms.text(officer, page)).contains("Choose what at least one value means.");
        officer.post(
                page,
                page + "/equal",
                Map.of("word.channel.0", "البرقية", "value.channel.0", "letter", "remember", "true"));
        assertThat(PageForms.text(officer, page)).contains("2 rows are accepted.");
        assertThat(officer.get(page).body()).as("asked once").doesNotContain("word.channel.0");

        assertThat(sql.sql(
                                """
                                select request_no || ' ' || received_on || ' ' || channel from current_request
                                where request_no like 'CR-%' order by 1
                                """)
                        .query(String.class)
                        .list())
                .containsExactly(
                        "CR-1 2026-10-01 letter",
                        "CR-2 2026-10-02 letter",
                        "CR-3 2026-10-30 phone",
                        "CR-4 2026-10-03 phone");
        assertThat(Files.readString(mapping))
                .endsWith("words:\n  - {field: channel, code: \"letter\", accept: [\"البرقية\"]}\n");
        assertThat(audited("rows-corrected", "month.csv")).isEqualTo(2);
        // the word that became a rule is told as a line of the mapping, no cell is
        assertThat(sql.sql(
                                """
                                select string_agg(detail::text, ' ') from audit_entry
                                where actor = 'quality' and action <> 'rules-changed'
                                """)
                        .query(String.class)
                        .single())
                .doesNotContain("البرقية", "CR-", "2026-10-40", "2026-10-30");
        assertThat(sql.sql("select string_agg(detail::text, ' ') from audit_entry where actor = 'quality'")
                        .query(String.class)
                        .single())
                .doesNotContain("CR-", "2026-10-40", "2026-10-30");

        // the draft of the month is made again by the officer's correction
        Await.until(Duration.ofMinutes(10), this::isDraftedWithBothCorrections);
        assertThat(sql.sql(
                                "select distinct actor || ': ' || reason from run where actor = 'quality' and job like 'monthly%'")
                        .query(String.class)
                        .list())
                .containsExactly("quality: month.csv");

        // from now on the word is known; what came back without being mended keeps its line
        ingest(officer, "next.csv", "request_no,received_on,kind,channel\nCR-6,2026-10-05,complaint,البرقية\n");
        byte[] unmended = officer.bytes(page + "/rows.xlsx");
        officer.upload(page, page + "/corrected", "rows", "unmended.xlsx", unmended);
        Await.until(Duration.ofMinutes(5), () -> isMerged("unmended.xlsx"));
        assertThat(sql.sql("select rows_rejected from source_file where name = 'next.csv'")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(PageForms.text(officer, "/rejected/" + file("unmended.xlsx")))
                .contains("Was in \u2068month.csv\u2069, line 6", "2026-10-41");
        assertThat(sql.sql(
                                """
                                select count(*) from source_file where state = 'merged' and rows_read <> rows_new + rows_replaced
                                    + rows_unchanged + rows_superseded + rows_filtered + rows_rejected
                                """)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void aQuestionAboutAFileIsAnsweredOnItsPage() throws Exception {
        TestClient officer = client(Role.QUALITY);
        officer.get("/files?lang=en");
        ingest(officer, "before.csv", "request_no,received_on,kind,channel\nQF-1,2026-08-05,complaint,phone\n");
        ingest(officer, "letter.csv", "request_no,received_on,kind,channel\nQF-2,2026-08-06,complaint,letter\n");
        String page = "/files/" + file("letter.csv");

        assertThat(officer.get("/files").body()).contains(page + "#questions");
        assertThat(PageForms.text(officer, page))
                .contains("had no channel ", "this one has it in 1 row", "Yes: do not ask again");
        String form = all(officer.get(page).body(), "action=\"(" + page + "/questions/\\d+)\"")
                .get(0);
        assertThat(officer.post(page, form, Map.of("answer", "perhaps")).statusCode())
                .isEqualTo(400);
        officer.post(page, form, Map.of("answer", "usual"));
        assertThat(PageForms.text(officer, page))
                .contains("This is not asked again", "quality")
                .doesNotContain("No, this is a mistake");
        officer.post(page, form, Map.of("answer", "wrong"));
        assertThat(PageForms.text(officer, page)).contains("answered already");
        assertThat(officer.get("/files/999999").statusCode()).isEqualTo(404);
        assertThat(audited("question-answered", "letter.csv")).isOne();
    }

    private void ingest(TestClient person, String name, String content) throws InterruptedException {
        String checked = person.upload("/files", "/files", "file", name, content.getBytes(StandardCharsets.UTF_8))
                .body();
        person.postFrom(checked, all(checked, "(/files/[0-9a-f]+/ingest)").get(0), Map.of("mapping", "counter"));
        Await.until(Duration.ofMinutes(5), () -> isMerged(name));
    }

    private boolean isMerged(String name) {
        return sql.sql("select count(*) from source_file where name = :name and state = 'merged'")
                        .param("name", name)
                        .query(Long.class)
                        .single()
                > 0;
    }

    private long file(String name) {
        return sql.sql("select file_id from source_file where name = :name")
                .param("name", name)
                .query(Long.class)
                .single();
    }

    /** The rejected row with a wrong cell. */
    private long row(String found) {
        return sql.sql("select rejected_id from rejected_row where position(:found in reasons::text) > 0")
                .param("found", found)
                .query(Long.class)
                .single();
    }

    private boolean isDraftedWithBothCorrections() {
        return sql.sql(
                                """
                                select count(*) from report_edition where month = '2026-10-01' and state = 'draft' and (
                                    select count(*) from jsonb_array_elements(inputs) i
                                    where i ->> 'file' = (select 'corrected-' || file_id || '.xlsx' from source_file where name = 'month.csv')) = 2
                                """)
                        .query(Integer.class)
                        .single()
                > 0;
    }
}
