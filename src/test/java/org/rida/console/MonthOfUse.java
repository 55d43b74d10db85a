package org.rida.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.rida.access.Actor;
import org.rida.i18n.Language;
import org.rida.job.RunOperator;
import org.rida.outbox.Attachment;
import org.rida.outbox.NewMessage;
import org.rida.outbox.Outbox;
import org.rida.outbox.Recipient;
import org.rida.outbox.TransportType;
import org.rida.report.Reports;
import org.rida.report.edition.Edition;
import org.rida.report.edition.EditionRepository;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.util.HtmlUtils;

/** A month of work in the console: what every page shows after it. */
final class MonthOfUse {

    private static final Actor OFFICER = Actor.console("quality", "192.0.2.1");
    private static final YearMonth JULY = YearMonth.of(2026, 7);

    private final TestClient administrator;
    private final RunOperator operator;
    private final Reports reports;
    private final EditionRepository archive;
    private final Outbox outbox;
    private final JdbcClient sql;
    private final Path jobs;

    MonthOfUse(
            TestClient administrator,
            RunOperator operator,
            Reports reports,
            EditionRepository archive,
            Outbox outbox,
            JdbcClient sql,
            Path jobs) {
        this.administrator = administrator;
        this.operator = operator;
        this.reports = reports;
        this.archive = archive;
        this.outbox = outbox;
        this.sql = sql;
        this.jobs = jobs;
    }

    void use() throws IOException {
        operations();
        correction();
        files();
        decisions();
        messages();
        accounts();
        calls();
        erasure();
    }

    /** One case in each state, each begun so long ago that the first is late. */
    private void calls() {
        sql.sql(
                        """
                        with low as (
                            update response set may_call = true where response_no in (
                                select response_no from current_response
                                where scores ->> 'overall' in ('1', '2') and answered_on >= date '2026-10-01'
                                order by response_no limit 5)
                            returning response_no, request_no, answered_on, cast(scores ->> 'overall' as int) as score)
                        insert into follow_up (response_no, request_no, answered_on, score, opened_on, opened_at)
                        select response_no, request_no, answered_on, score, date '2026-10-02', timestamptz '2026-10-02T09:00Z' from low
                        """)
                .update();
        List<Long> cases = sql.sql("select follow_up_id from follow_up order by follow_up_id")
                .query(Long.class)
                .list();
        Map<String, String> solved = Map.of("day", "2026-10-20", "note", "the papers were found");
        step(cases.get(1), "called", solved);
        step(cases.get(2), "called", solved);
        step(cases.get(2), "solved", solved);
        step(cases.get(3), "called", solved);
        step(cases.get(3), "asked-again", Map.of("day", "2026-10-21", "score", "4"));
        step(cases.get(4), "closed", Map.of("day", "2026-10-21", "note", "nobody answers"));
    }

    private void step(long id, String step, Map<String, String> fields) {
        post("/follow-ups/" + id + "/" + step, fields);
    }

    /** Of somebody who asked for it. */
    private void erasure() {
        String request = sql.sql("select min(request_no) from request")
                .query(String.class)
                .single();
        Map<String, String> letter = Map.of("number", request, "kind", "request", "reason", "asked by letter");
        String found = administrator.post("/persons", "/persons/find", letter).body();
        done(administrator.postFrom(found, "/persons/erase", letter), "/persons/erase");
    }

    private void operations() throws IOException {
        Files.writeString(
                jobs.resolve("used-backup.yaml"),
                "title: {ar: نسخ, en: Some backup}\nschedule: {cron: \"0 30 1 * * *\"}\nsteps:\n  - backup: {keep: 2}\n");
        Files.writeString(
                jobs.resolve("used-report.yaml"),
                """
                title: {ar: تقرير, en: Some report}
                parameters:
                  - name: month
                    title: {ar: الشهر, en: Month}
                    type: month
                    default: last-month
                steps:
                  - report: {name: board-monthly, languages: [ar], formats: [html]}
                """);
        run("used-backup", Map.of());
        post("/jobs/used-report/preview", Map.of("parameter.month", "1990-01"));
        post("/jobs/watch-list/pause", Map.of("reason", "Eid"));
        post("/jobs/data-quality/pause", Map.of("reason", "Eid"));
        post("/jobs/data-quality/resume", Map.of());
        String broken = "versions: [\n";
        post("/rules/check", Map.of("file", "policy/clock.yaml", "content", broken, "seen", "x"));
        post("/rules/change", Map.of("file", "policy/clock.yaml", "content", broken, "seen", "x", "reason", "a try"));
        String rules = administrator.get("/rules?file=satisfaction-trends.yaml").body();
        post(
                "/rules/change",
                Map.of(
                        "file",
                        "satisfaction-trends.yaml",
                        "content",
                        HtmlUtils.htmlUnescape(RunningConsole.all(rules, "(?s)<textarea[^>]*>(.*?)</textarea>")
                                        .get(0))
                                + "# in use\n",
                        "seen",
                        RunningConsole.all(rules, "name=\"seen\" value=\"([^\"]*)\"")
                                .get(0),
                        "reason",
                        "a note"));
    }

    private void run(String job, Map<String, String> parameters) {
        operator.run(job, parameters, new RunOperator.StartReason(OFFICER, "in a month of use"));
    }

    /** July is issued, and issued once more. */
    private void correction() {
        for (String reason : List.of("for the board", "late answers")) {
            run("used-report", Map.of("month", JULY.toString()));
            Edition draft = archive.editions().stream()
                    .filter(edition -> edition.month().equals(JULY) && !edition.isIssued())
                    .findFirst()
                    .orElseThrow();
            reports.issue(draft.id(), OFFICER, reason);
        }
        run("used-report", Map.of("month", "1990-01"));
    }

    private void files() {
        byte[] unknown = "no such column,nor this\n1,2\n".getBytes(StandardCharsets.UTF_8);
        administrator.upload("/files", "/files", "file", "تقرير 1.csv", unknown);
        setUp("one.csv");
        String setup = setUp("two.csv");
        post(setup + "/preview", setup + "/save", Map.of("name", "two"));
        String file = RunningConsole.all(administrator.get("/rejected").body(), "href=\"/rejected/(\\d+)\"")
                .get(0);
        byte[] rows = administrator.bytes("/rejected/" + file + "/rows.xlsx");
        administrator.upload("/rejected/" + file, "/rejected/" + file + "/corrected", "rows", "as it was.xlsx", rows);
        post(
                "/sampling?days=1096",
                "/sampling",
                Map.of("days", "1096", "number", "5", "method", "simple", "seed", "1"));
        administrator.get("/watch?state=overdue");
        administrator.get("/comments");
    }

    /** Describes a file of which no row counts. */
    private String setUp(String name) {
        byte[] table = "number of it,day of it\n1,2026-10-01\n".getBytes(StandardCharsets.UTF_8);
        String checked =
                administrator.upload("/files", "/files", "file", name, table).body();
        String upload = RunningConsole.all(checked, "name=\"upload\" value=\"([0-9a-f]{32})\"")
                .get(0);
        String setup = "/setup/" + upload;
        post("/setup", Map.of("upload", upload));
        post(setup + "/file", Map.of("leaveOutColumn", "number of it", "leaveOut", "1"));
        post(setup + "/type", Map.of("type", "request"));
        post(setup + "/columns", Map.of("column.0", "request_no", "column.1", "received_on", "constant.kind", "aid"));
        return setup;
    }

    private void decisions() {
        rebase(Map.of("series", "answered-median", "month", "2026-03", "reason", "New form"));
        rebase(Map.of("series", "promise-kept", "month", "2026-02", "reason", "Wrong"));
        post("/notes", Map.of("topic", "month", "month", "2026-03", "text", "Ramadan hours"));
        post("/views", Map.of("name", "Phone", "address", "/trends?channel=phone&channel=fax", "shared", "true"));
        String rebase = RunningConsole.all(administrator.get("/rebases").body(), "/rebases/(\\d+)/withdraw")
                .get(0);
        post("/rebases/" + rebase + "/withdraw", Map.of("reason", "too early"));
        for (String obstacle : List.of("Waiting", "Forms", "Nobody answers")) {
            post(
                    "/actions",
                    Map.of(
                            "obstacle", obstacle,
                            "action", "Second session",
                            "owner", "Committee",
                            "due", "2026-09-01",
                            "series", "promise-kept"));
        }
        List<String> actions = RunningConsole.all(administrator.get("/actions").body(), "/actions/(\\d+)/withdraw");
        post("/actions/" + actions.get(0) + "/withdraw", Map.of("note", "a mistake"));
        post("/actions/" + actions.get(1) + "/move", Map.of("day", "2026-12-01", "note", "later"));
        post("/actions/" + actions.get(1) + "/close", Map.of("day", "2026-10-01", "note", "finished"));
    }

    private void messages() throws IOException {
        Attachment first = new Attachment(1, "one.pdf", "", 1);
        Attachment second = new Attachment(2, "two.pdf", "", 1);
        long message = outbox.enqueue(
                        new NewMessage("edition/1/used", Language.EN, "Report", "Read it.", List.of(first, second)),
                        new Recipient(TransportType.MAIL, "used@charity.example"))
                .orElseThrow();
        sql.sql(
                        "update outbox_message set state = 'failed', error_en = 'full', error_ar = 'ممتلئ' where outbox_message_id = :n")
                .param("n", message)
                .update();
        post("/messages/" + message + "/resend", Map.of("reason", "there is room now"));
        sql.sql("update outbox_message set state = 'sent', sent_at = now() where recipient = 'used@charity.example'")
                .update();
        sql.sql("update outbox_message set error_en = 'does not answer', error_ar = 'لا يجيب' where state = 'waiting'")
                .update();
    }

    private void accounts() {
        post("/users", Map.of("name", "noura", "fullName", "نورة", "role", "board"));
        post("/users/noura/disable", Map.of());
        post("/account/tokens", Map.of("name", "used", "days", "3"));
    }

    private void rebase(Map<String, String> decision) {
        post("/rebases?series=" + decision.get("series") + "&month=" + decision.get("month"), "/rebases", decision);
    }

    private void post(String address, Map<String, String> fields) {
        post("/account", address, fields);
    }

    private void post(String page, String address, Map<String, String> fields) {
        done(administrator.post(page, address, fields), address);
    }

    private static void done(HttpResponse<String> answer, String address) {
        assertThat(answer.statusCode()).as(address).isIn(200, 302);
    }
}
