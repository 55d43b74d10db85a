package org.rida.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rida.access.Role;
import org.rida.report.Archive;
import org.rida.report.Edition;
import org.rida.report.Reports;
import org.rida.tally.MonthCounts;
import org.rida.tally.Population;
import org.rida.wording.Language;
import org.rida.wording.Text;
import org.springframework.beans.factory.annotation.Autowired;

/** A quality officer's pages but for the trends: what they show, who may see it, and what is written down of it. */
class OfficerTest extends ConsoleRun {

    @Autowired
    Archive archive;

    @Autowired
    Reports reports;

    @Autowired
    MonthCounts counts;

    @ParameterizedTest
    @CsvSource({
        "/turnaround, أي مرحلة تأخذ الأيام؟, Which stage takes the days?",
        "/comments, بحسب الموضوع, By theme",
        "/watch, قائمة المتابعة, Watch list",
        "/rejected, السجلات المرفوضة, Rejected rows",
        "/actions, القرارات والإجراءات, Decisions and actions",
        "/rebases, إعادة ضبط حدود التذبذب, Where limits begin anew",
        "/drafts, مسودات تنتظر المراجعة, Drafts to review",
        "/lineage, السجلات وراء الرقم, The rows behind a figure"
    })
    void everyPageInBothLanguagesAndClosedToTheBoard(String address, String arabic, String english) {
        Client officer = client(Role.QUALITY);
        assertThat(officer.get(address + "?lang=ar").body())
                .contains("dir=\"rtl\"", arabic)
                .doesNotContain("style=");
        assertThat(officer.get(address + "?lang=en").body()).contains("dir=\"ltr\"", english);
        assertThat(client(Role.BOARD).get(address).statusCode()).isEqualTo(403);
    }

    @Test
    void turnaroundReconcilesAndTellsTheSameAsTheReport() {
        String page =
                client(Role.QUALITY).get("/turnaround?lang=en&month=2026-10").body();
        assertThat(page)
                .contains("The longest stage is <strong>Submitted to committee → Decision</strong>")
                .contains("86%", "Open at the end of the month before");
        byte[] workbook = client(Role.QUALITY).bytes("/turnaround.xlsx?lang=en&month=2026-10");
        List<String> cells = cells(workbook);
        assertThat(cells).contains("Open at the end of the month before");
        assertThat(number(cells, "Open at the end of the month before")
                        + number(cells, "+ received")
                        + number(cells, "+ reopened")
                        - number(cells, "− answered")
                        - number(cells, "− left without an answer"))
                .isEqualTo(number(cells, "= open at the end of the month"));
    }

    @Test
    void theWatchListIsTheSameOnScreenAndInItsFile() {
        Client officer = client(Role.QUALITY);
        String page = officer.get("/watch?lang=en&state=overdue").body();
        String csv = officer.get("/watch.csv?lang=en&state=overdue").body();
        List<String> onScreen = all(page, "<th scope=\"row\"><bdi>([^<]+)</bdi>");
        List<String> inFile = csv.lines().skip(1).map(l -> l.split(",")[0]).toList();
        assertThat(onScreen).isNotEmpty().isEqualTo(inFile.subList(0, onScreen.size()));
        long overdue = sql.sql(
                        """
                        select count(*) from episode
                        where promised and target_calendar < (select max(cut_off) from counted_month)
                          and received_on <= (select max(cut_off) from counted_month)
                          and (ended_on is null or ended_on > (select max(cut_off) from counted_month))
                        """)
                .query(Long.class)
                .single();
        assertThat(inFile).hasSize((int) overdue);
        assertThat(audited("rows-seen", "watch-list")).isPositive();
        assertThat(audited("rows-downloaded", "watch-list")).isPositive();
    }

    @Test
    void commentsAreFoundInWhicheverSpellingAndCountedAsInReports() {
        Client officer = client(Role.QUALITY);
        String written = officer.get("/comments?until=2026-10&from-month=2026-01&words=%D8%A7%D9%84%D9%85%D8%AF%D9%87")
                .body();
        assertThat(written).contains("المدة");
        String theme = sql.sql("select theme from response_theme group by 1 order by count(*) desc, 1 limit 1")
                .query(String.class)
                .single();
        long counted =
                counts.of(YearMonth.of(2026, 10), Population.theme(theme)).total();
        String page = officer.get("/comments?lang=en&from-month=2026-10&until=2026-10&theme=" + theme)
                .body();
        assertThat(page).contains(counted + " comment");
        assertThat(audited("comments-seen", theme)).isPositive();
        assertThat(page).doesNotContainPattern("05\\d{8}");
    }

    @Test
    void rejectedRowsAreMendedInAWorkbookAndSentBack() {
        Client officer = client(Role.QUALITY);
        String file = firstFileRejectedFor("11");
        assertThat(officer.get("/rejected/" + file).body()).contains("الموجود", "11");
        byte[] mended = mend(officer.bytes("/rejected/" + file + "/rows.xlsx"), "11", "4");
        assertThat(officer.upload("/rejected/" + file, "/rejected/" + file + "/mended", "rows", "mended.xlsx", mended)
                        .statusCode())
                .isEqualTo(302);
        assertThat(officer.get("/rejected").body())
                .as(stillRejected())
                .contains("قُبل ١")
                .doesNotContain("href=\"/rejected/" + file + "\"");
        assertThat(sql.sql("select state from rejected_row where file_id = :file")
                        .param("file", Long.valueOf(file))
                        .query(String.class)
                        .list())
                .containsOnly("mended");
        assertThat(audited("file-uploaded", "mended.xlsx")).isEqualTo(1);
        assertThat(audited("rows-downloaded", "")).isPositive();
    }

    @Test
    void whatIsNoWorkbookIsRefusedInWords() {
        Client officer = client(Role.QUALITY);
        String file = lastFileRejectedFor("1447/02/30");
        officer.upload(
                "/rejected/" + file,
                "/rejected/" + file + "/mended",
                "rows",
                "../../evil.xlsx",
                "PK nothing of the kind".getBytes(StandardCharsets.UTF_8));
        assertThat(officer.get("/rejected/" + file + "?lang=en").body())
                .contains("role=\"alert\"", "evil.xlsx")
                .doesNotContain("Exception");
        assertThat(audited("file-refused", "evil.xlsx")).isEqualTo(1);
    }

    @Test
    void rowsAreDismissedWithAReasonOnly() {
        Client officer = client(Role.QUALITY);
        String file = lastFileRejectedFor("11");
        String row = all(officer.get("/rejected/" + file).body(), "/rejected/" + file + "/(\\d+)/dismiss")
                .get(0);
        officer.post("/rejected/" + file, "/rejected/" + file + "/" + row + "/dismiss", Map.of("why", " "));
        assertThat(state(row)).isEqualTo("open");
        officer.post("/rejected/" + file, "/rejected/" + file + "/" + row + "/dismiss", Map.of("why", "wrong form"));
        assertThat(state(row)).isEqualTo("dismissed");
        assertThat(sql.sql("select settled_by || ': ' || state_note from rejected_row where rejected_id = :row")
                        .param("row", Long.valueOf(row))
                        .query(String.class)
                        .single())
                .isEqualTo("quality: wrong form");
        assertThat(audited("rows-dismissed", "")).isPositive();
    }

    @Test
    void anActionIsRecordedDoneAndItsEffectJudged() {
        Client officer = client(Role.QUALITY);
        officer.post(
                "/actions",
                "/actions",
                Map.of(
                        "about", "الانتظار",
                        "words", "جلسة ثانية للجنة",
                        "owner", "لجنة البحث",
                        "due", "2026-09-01",
                        "moves", "promise-kept"));
        String page = officer.get("/actions").body();
        assertThat(page).contains("جلسة ثانية للجنة", "لجنة البحث", "تجاوز موعده");
        String id = all(page, "/actions/(\\d+)/close").get(0);
        officer.post("/actions", "/actions/" + id + "/close", Map.of("day", "2025-09-01", "words", "بدأت"));
        assertThat(officer.get("/actions?lang=en").body()).contains("Done", "real improvement, ");
        assertThat(audited("action-written", id)).isEqualTo(2);
    }

    @Test
    void aRebaseIsRecordedSeenInTheChartAndWithdrawn() {
        Client officer = client(Role.QUALITY);
        officer.get("/rebases?lang=en");
        officer.post("/rebases", "/rebases", Map.of("series", "open", "month", "2026-03", "why", ""));
        assertThat(officer.get("/rebases?lang=en").body()).contains("No decision is recorded", "expected a reason");
        officer.post("/rebases", "/rebases", Map.of("series", "open", "month", "2026-03", "why", "New form"));
        assertThat(officer.get("/trends?measure=open&lang=en").body()).contains("New form");
        String id =
                all(officer.get("/rebases").body(), "/rebases/(\\d+)/withdraw").get(0);
        officer.post("/rebases", "/rebases/" + id + "/withdraw", Map.of("why", "too early"));
        assertThat(officer.get("/trends?measure=open&lang=en").body()).doesNotContain("New form");
        assertThat(officer.get("/rebases?lang=en").body()).contains("Withdrawn (quality)", "too early");
        assertThat(audited("rebased", "open") + audited("rebase-withdrawn", id)).isEqualTo(2);
    }

    @Test
    void aDraftIsReadComparedAndIssuedWithANote() {
        Client officer = client(Role.QUALITY);
        Edition draft = reports.draft(
                        new Reports.Order(
                                "board-monthly",
                                YearMonth.of(2026, 9),
                                List.of(Language.AR),
                                List.of("html"),
                                0,
                                Text.EMPTY),
                        path -> {})
                .get(0);
        String address = "/drafts/" + draft.id();
        assertThat(officer.get("/drafts?lang=en").body()).contains("September 2026");
        assertThat(officer.get(address + "?lang=en").body())
                .contains("the month's first edition".replace("'", "&#39;"));
        officer.post(address, address + "/issue", Map.of("note", " "));
        assertThat(archive.edition(draft.id()).isIssued()).isFalse();
        officer.post(address, address + "/issue", Map.of("note", "read and agreed"));
        assertThat(archive.edition(draft.id()).isIssued()).isTrue();
        assertThat(client(Role.BOARD).get("/reports/" + draft.id()).statusCode())
                .isEqualTo(200);
        assertThat(audited("report-issued", Long.toString(draft.id()))).isEqualTo(1);
        Edition correction = archive.editions().stream()
                .filter(e -> !e.isIssued() && e.month().equals(YearMonth.of(2026, 10)))
                .findFirst()
                .orElseThrow();
        assertThat(officer.get("/drafts/" + correction.id() + "?lang=en").body())
                .contains("Issue the correction", "No figure differs from edition 1");
    }

    @Test
    void aFigureLeadsToItsRowsAndTheirFile() {
        Client officer = client(Role.QUALITY);
        String key = "promise-kept@channel=phone";
        long n = counts.of(YearMonth.of(2026, 10), Population.DUE.code(), org.rida.policy.Slice.CHANNEL, "phone")
                .total();
        String page = officer.get("/lineage?lang=en&month=2026-10&key=" + key).body();
        assertThat(page).contains(n + " rows", "requests-2026-");
        String csv = officer.get("/lineage.csv?month=2026-10&key=" + key).body();
        assertThat(csv.lines().count()).isEqualTo(n + 1);
        assertThat(officer.get("/lineage?key=nonsense").statusCode()).isEqualTo(200);
        assertThat(audited("rows-seen", key) + audited("rows-downloaded", key)).isEqualTo(2);
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

    private long audited(String deed, String subject) {
        return sql.sql(
                        """
                        select count(*) from audit_entry
                        where who = 'quality' and deed = :deed and position(:subject in subject) > 0
                        """)
                .param("deed", deed)
                .param("subject", subject)
                .query(Long.class)
                .single();
    }

    private static List<String> all(String page, String pattern) {
        Matcher found = Pattern.compile(pattern).matcher(page);
        List<String> all = new ArrayList<>();
        while (found.find()) {
            all.add(found.group(1));
        }
        return all;
    }

    /** The number that stands beside a label. */
    private static long number(List<String> cells, String label) {
        for (int i = 0; i + 1 < cells.size(); i++) {
            if (cells.get(i).equals(label) && cells.get(i + 1).matches("[0-9]+")) {
                return Long.parseLong(cells.get(i + 1));
            }
        }
        throw new AssertionError("expected a number beside " + label);
    }

    private static List<String> cells(byte[] file) {
        List<String> cells = new ArrayList<>();
        DataFormatter format = new DataFormatter();
        try (Workbook book = WorkbookFactory.create(new ByteArrayInputStream(file))) {
            book.forEach(sheet -> sheet.forEach(row ->
                    row.forEach(cell -> cells.add(format.formatCellValue(cell).replace(",", "")))));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return cells;
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
