package org.rida.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.junit.jupiter.api.Test;
import org.rida.access.Role;
import org.rida.job.Await;

/** Rows that were not accepted: mended in a workbook, sent back, dismissed with a reason. */
class RejectedRowsTest extends RunningConsole {

    @Test
    void rejectedRowsAreCorrectedInAWorkbookAndUploaded() throws Exception {
        TestClient officer = client(Role.QUALITY);
        String file = firstFileRejectedFor("11");
        assertThat(officer.get("/rejected/" + file).body()).contains("في الخلية", "11");
        byte[] mended = mend(officer.bytes("/rejected/" + file + "/rows.xlsx"), "11", "4");
        assertThat(officer.upload(
                                "/rejected/" + file, "/rejected/" + file + "/corrected", "rows", "mended.xlsx", mended)
                        .statusCode())
                .isEqualTo(302);
        Await.until(Duration.ofMinutes(2), () -> officer.get("/files").body().contains("جديد ١"));
        assertThat(officer.get("/files").body()).as(stillRejected()).contains("mended.xlsx", "جديد ١");
        assertThat(officer.get("/rejected").body()).doesNotContain("href=\"/rejected/" + file + "\"");
        assertThat(sql.sql("select state from rejected_row where file_id = :file")
                        .param("file", Long.valueOf(file))
                        .query(String.class)
                        .list())
                .containsOnly("corrected");
        assertThat(audited("file-uploaded", "mended.xlsx")).isEqualTo(1);
        assertThat(audited("rows-downloaded", "")).isPositive();
    }

    @Test
    void aFileThatIsNoWorkbookIsRejectedWithAMessage() {
        TestClient officer = client(Role.QUALITY);
        String file = lastFileRejectedFor("1447/02/30");
        officer.upload(
                "/rejected/" + file,
                "/rejected/" + file + "/corrected",
                "rows",
                "../../evil.xlsx",
                "PK\u0003\u0004 nothing of the kind".getBytes(StandardCharsets.UTF_8));
        assertThat(officer.get("/rejected/" + file + "?lang=en").body())
                .contains("role=\"alert\"", "evil.xlsx")
                .doesNotContain("Exception");
        assertThat(audited("file-checked", "evil.xlsx", "failed")).isEqualTo(1);
    }

    @Test
    void rowsAreDismissedWithAReasonOnly() {
        TestClient officer = client(Role.QUALITY);
        String file = lastFileRejectedFor("11");
        String row = all(officer.get("/rejected/" + file).body(), "/rejected/" + file + "/(\\d+)/dismiss")
                .get(0);
        officer.post("/rejected/" + file, "/rejected/" + file + "/" + row + "/dismiss", Map.of("reason", " "));
        assertThat(state(row)).isEqualTo("open");
        officer.post("/rejected/" + file, "/rejected/" + file + "/" + row + "/dismiss", Map.of("reason", "wrong form"));
        assertThat(state(row)).isEqualTo("dismissed");
        assertThat(sql.sql(
                                "select resolution_actor || ': ' || resolution_reason from rejected_row where rejected_id = :row")
                        .param("row", Long.valueOf(row))
                        .query(String.class)
                        .single())
                .isEqualTo("quality: wrong form");
        assertThat(audited("rows-dismissed", "")).isPositive();
    }

    /** The sender's words are beside the reader's; what was refused again stands beside its cell, with its line on top. */
    @Test
    void aRowThatIsStillWrongSaysSoBesideItsCell() {
        TestClient officer = client(Role.QUALITY);
        String file = rejectedFile();
        String page = officer.get("/rejected/" + file + "?lang=ar").body();
        String row = all(page, "id=\"row-(\\d+)\"").get(0);
        assertThat(page)
                .contains(
                        "السطر ٧",
                        "<bdi class=\"unbroken\">R-7001</bdi>",
                        "<span>القناة</span> <small><bdi>channel</bdi></small>");

        String again = pageAfter(
                officer,
                officer.post(
                        "/rejected/" + file,
                        "/rejected/" + file + "/" + row + "/correct",
                        Map.of("cell.0", "R-7001", "cell.1", "2026-10-05", "cell.2", "phone", "cell.3", "2026-10-01")));

        assertThat(again)
                .containsPattern(
                        "role=\"alert\"[^>]*>السطر [7٧]: لم يُقبل بعد. \u2068informed_on\u2069: أدخل يومًا لا يسبق"
                                + " \u2068[^<]*\u2069؛ في الخلية")
                .containsPattern("(?s)aria-describedby=\"why-" + row + "-3\">\\s*<ul class=\"plain why\" id=\"why-"
                        + row + "-3\"><li>\u2068informed_on\u2069");
        String wrong = again.substring(again.indexOf("id=\"row-" + row), again.indexOf("<details>"));
        assertThat(wrong).contains("name=\"cell.3\" value=\"2026-10-01\"").doesNotContain("name=\"cell.2\"");
        assertThat(state(row)).isEqualTo("open");
        String files = officer.get("/files?name=still-wrong.csv").body();
        assertThat(files).contains("صحّح صفًا واحدًا").doesNotContain("صحّح ٨");
    }

    /** The cell that was wrong is easily emptied instead of corrected; a request without a date of its answer counts as waiting. */
    @Test
    void aCellIsEmptiedOnlyWhenThatIsMeant() throws InterruptedException {
        TestClient officer = client(Role.QUALITY);
        String file = rejectedFile();
        insertRow(file, 8, "R-7002");
        String page = "/rejected/" + file;
        String row =
                all(officer.get(page + "?lang=en").body(), "id=\"row-(\\d+)\"").get(0);
        Map<String, String> cells =
                Map.of("cell.0", "R-7001", "cell.1", "2026-10-05", "cell.2", "phone", "cell.3", " ", "cell.4", "aid");

        String asked = pageAfter(officer, officer.post(page, page + "/" + row + "/correct", cells));
        assertThat(asked).contains("You emptied “informed_on”.", "name=\"emptied\"");
        assertThat(state(row)).isEqualTo("open");

        Map<String, String> meant = new HashMap<>(cells);
        meant.put("emptied", "true");
        String accepted = pageAfter(officer, officer.post(page, page + "/" + row + "/correct", meant));
        assertThat(accepted)
                .contains("1 row is accepted", "href=\"/drafts?counting=")
                .doesNotContain("name=\"emptied\"", "class=\"pager\"");
        assertThat(state(row)).isNotEqualTo("open");
        // the months are counted in the background
        long corrected = Long.parseLong(all(accepted, "counting=(\\d+)").get(0));
        Await.until(Duration.ofMinutes(1), () -> isCounted(corrected));
    }

    private boolean isCounted(long file) {
        return sql.sql("select exists (select from counted_file where file_id = :file)")
                .param("file", file)
                .query(Boolean.class)
                .single();
    }

    /** One row is open of eight that were rejected. */
    private String rejectedFile() {
        String file = sql.sql(
                        """
                        insert into source_file (name, sha256, mapping, record_type, bytes, state, headers, rows_read, rows_rejected)
                        values ('still-wrong.csv', md5(random()::text), 'requests', 'request', 1, 'merged',
                            '["request_no", "received_on", "channel", "informed_on", "kind"]', 8, 8) returning file_id
                        """)
                .query(String.class)
                .single();
        insertRow(file, 7, "R-7001");
        return file;
    }

    private void insertRow(String file, long line, String number) {
        sql.sql(
                        """
                        insert into rejected_row (file_id, line_no, cells, reasons) values (:file, :line,
                            jsonb_build_object('request_no', cast(:number as text), 'received_on', '2026-10-05', 'channel', 'telegram',
                                'informed_on', '2026-10-06', 'kind', 'aid'),
                            '[{"code": "unknown-value", "column": "channel", "found": "telegram"}]')
                        """)
                .param("file", Long.parseLong(file))
                .param("line", line)
                .param("number", number)
                .update();
    }

    private String firstFileRejectedFor(String found) {
        return filesRejectedFor(found).get(0);
    }

    private String lastFileRejectedFor(String found) {
        List<String> files = filesRejectedFor(found);
        return files.get(files.size() - 1);
    }

    private List<String> filesRejectedFor(String found) {
        return sql.sql(
                        """
                        select distinct file_id from rejected_row
                        where reasons @> jsonb_build_array(jsonb_build_object('found', cast(:found as text)))
                        order by file_id
                        """)
                .param("found", found)
                .query(String.class)
                .list();
    }

    private String stillRejected() {
        return sql.sql("select coalesce(string_agg(reasons::text, '; '), '') from rejected_row where state = 'open'")
                .query(String.class)
                .single();
    }

    private String state(String row) {
        return sql.sql("select state from rejected_row where rejected_id = :row")
                .param("row", Long.valueOf(row))
                .query(String.class)
                .single();
    }

    /** As somebody does in a spreadsheet: every cell that says the one now says the other. */
    private static byte[] mend(byte[] file, String wrong, String right) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook book = WorkbookFactory.create(new ByteArrayInputStream(file))) {
            for (Row row : book.getSheetAt(0)) {
                for (Cell cell : row) {
                    if (new DataFormatter().formatCellValue(cell).equals(wrong)) {
                        cell.setBlank();
                        cell.setCellValue(right);
                    }
                }
            }
            book.write(out);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
