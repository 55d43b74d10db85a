package org.rida.console.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rida.access.Actor;
import org.rida.access.AuditAction;
import org.rida.access.AuditLog;
import org.rida.access.AuditLog.Operation;
import org.rida.access.AuditOutcome;
import org.rida.access.Role;
import org.rida.console.RunningConsole;
import org.rida.console.TestClient;
import org.rida.i18n.Language;
import org.rida.outbox.NewMessage;
import org.rida.outbox.Outbox;
import org.rida.outbox.Recipient;
import org.rida.outbox.TransportType;
import org.springframework.beans.factory.annotation.Autowired;

/** What an administrator sees of jobs, runs, schedules, messages and the audit log, and what wrong input is answered with. */
class OperationPagesTest extends RunningConsole {

    private static final String JOB = "/jobs/monthly-board-report";

    @Autowired
    AuditLog audit;

    @Autowired
    Outbox outbox;

    @ParameterizedTest
    @CsvSource({
        "/jobs, المهام, Jobs",
        "/runs, مرات التشغيل, Runs",
        "/jobs/monthly-board-report, تشغيل الآن, Run now",
        "/users, المستخدمون, Users",
        "/audit, سجل التدقيق, Audit log",
        "/rules, الإعدادات والقواعد, Rules",
        "/messages, الرسائل, Messages",
        "/health, صحة النظام, Health"
    })
    void everyPageIsThereInBothLanguagesAndClosedToTheQualityOfficer(String address, String arabic, String english) {
        assertInBothLanguages(client(Role.ADMINISTRATOR), address, arabic, english);
        assertThat(client(Role.QUALITY).get(address).statusCode()).isEqualTo(403);
    }

    @Test
    void theAuditLogIsPagedAndKeepsItsFiltersInTheAddress() {
        Actor actor = Actor.console("pager", "192.0.2.1");
        for (int i = 1; i <= 101; i++) {
            audit.record(
                    new Operation(actor, AuditAction.ROWS_VIEWED, "paged subject " + i, Map.of()), AuditOutcome.DONE);
        }
        TestClient administrator = client(Role.ADMINISTRATOR);

        String first = administrator
                .get("/audit?lang=en&actor=pager&action=rows-viewed&subject=PAGED")
                .body();
        assertThat(subjects(first)).hasSize(100).doesNotContain("paged subject 1");
        String older =
                all(first, "href=\"(/audit\\?[^\"]*from=100[^\"]*)\"").get(0).replace("&amp;", "&");
        assertThat(older).contains("actor=pager", "action=rows-viewed", "subject=PAGED");
        String second = administrator.get(older).body();
        assertThat(subjects(second)).containsExactly("paged subject 1");
        assertThat(second).contains("value=\"pager\"", "from=0").doesNotContain("from=200");
    }

    @Test
    void everyFilterOfTheAuditLogNarrowsIt() {
        Actor actor = Actor.console("filtered", "192.0.2.2");
        audit.record(new Operation(actor, AuditAction.ROWS_VIEWED, "Alpha", Map.of("n", "3")), AuditOutcome.DONE);
        audit.record(new Operation(actor, AuditAction.KEY_REPLACED, "Beta", Map.of()), AuditOutcome.REFUSED);
        TestClient administrator = client(Role.ADMINISTRATOR);
        String address = "/audit?lang=en&actor=filtered";

        assertThat(subjects(administrator.get(address).body())).containsExactly("Beta", "Alpha");
        assertThat(subjects(administrator.get(address + "&action=key-replaced").body()))
                .containsExactly("Beta");
        assertThat(subjects(administrator.get(address + "&subject=lph").body())).containsExactly("Alpha");
        assertThat(administrator.get(address + "&subject=lph").body()).contains("<bdi>3</bdi>", "192.0.2.2");
        assertThat(administrator.get(address + "&subject=gamma").body()).contains("No entry matches this search.");
    }

    @Test
    void whatIsSearchedForIsShownAsText() {
        String script = "\"><script>alert(1)</script>";
        String page = client(Role.ADMINISTRATOR)
                .get("/audit?subject=" + URLEncoder.encode(script, StandardCharsets.UTF_8))
                .body();

        assertThat(page).contains("&lt;script&gt;alert(1)").doesNotContain("<script>alert(1)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/audit", "/runs", "/messages"})
    void aPageBeforeTheFirstIsTheFirstAndAWordIsNoNumber(String address) {
        TestClient administrator = client(Role.ADMINISTRATOR);

        assertThat(administrator.get(address + "?from=-50").statusCode()).isEqualTo(200);
        assertThat(administrator.get(address + "?from=2147483647").statusCode()).isEqualTo(200);
        assertThat(administrator.get(address + "?from=first").statusCode()).isEqualTo(400);
    }

    @Test
    void runsAreFilteredByJobAndState() {
        TestClient administrator = client(Role.ADMINISTRATOR);

        assertThat(runs(administrator, "?job=monthly-board-report")).hasSizeGreaterThanOrEqualTo(2);
        assertThat(runs(administrator, "?job=monthly-board-report&state=completed"))
                .hasSizeGreaterThanOrEqualTo(2);
        assertThat(administrator
                        .get("/runs?lang=en&job=retention-purge&state=failed")
                        .body())
                .contains("No matching run.");
        assertThat(runs(administrator, "?state=nonsense"))
                .as("an unknown state filters nothing")
                .isEqualTo(runs(administrator, ""));
        assertThat(administrator
                        .get("/runs?job=monthly-board-report&state=completed")
                        .body())
                .contains("<option value=\"completed\" selected=\"selected\">");
    }

    @Test
    void aRunShowsItsStepsAndWhoRequestedIt() {
        TestClient administrator = client(Role.ADMINISTRATOR);
        List<String> runs = runs(administrator, "?job=monthly-board-report&state=completed");
        String first = runs.get(runs.size() - 1);

        String page = administrator.get("/runs/" + first + "?lang=en").body();
        assertThat(page)
                .contains("Completed", "October 2026", "<bdi>test</bdi>")
                .doesNotContain("hx-get");
        assertThat(page).doesNotContain("/runs/" + first + "/stop", "/runs/" + first + "/restart");
        assertThat(administrator.get("/runs/" + first + "/live").body())
                .startsWith("<div id=\"live\"")
                .doesNotContain("<html");
    }

    @Test
    void aCompleteRunIsNeitherStoppedNorRestarted() {
        TestClient administrator = client(Role.ADMINISTRATOR);
        String run =
                runs(administrator, "?job=monthly-board-report&state=completed").get(0);
        administrator.get("/runs?lang=en");

        administrator.post(JOB, "/runs/" + run + "/stop", Map.of());
        assertThat(administrator.get("/runs/" + run).body())
                .contains("role=\"alert\"", "run " + run + " has ended; it cannot be stopped or recovered.");
        administrator.post(JOB, "/runs/" + run + "/restart", Map.of());
        assertThat(administrator.get("/runs/" + run).body())
                .contains("role=\"alert\"", "run " + run + " is complete. Start a new run.");
    }

    @ParameterizedTest
    @CsvSource({
        "/runs/999999, 422, run 999999 is unknown.",
        "/runs/999999/live, 422, run 999999 is unknown.",
        "/jobs/nothing, 422, job &quot;nothing&quot; is unknown. Available jobs:",
        "/messages/999999, 404, There is no page at this address",
        "/rules?file=nothing.yaml, 404, There is no page at this address",
        "/rules?file=../application.yaml, 404, There is no page at this address",
        "/nothing, 403, This page does not exist or is not available to your role"
    })
    void whatDoesNotExistIsSaidOnAPage(String address, int status, String message) {
        TestClient administrator = client(Role.ADMINISTRATOR);
        administrator.get("/jobs?lang=en");

        HttpResponse<String> answer = administrator.get(address);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains("<main", message).doesNotContain("Exception", "at org.rida");
    }

    @Test
    void aStartWithAWrongMonthStartsNothing() {
        TestClient administrator = client(Role.ADMINISTRATOR);
        administrator.get("/jobs?lang=en");
        long before = count("run");

        HttpResponse<String> answer = administrator.post(JOB, JOB + "/runs", Map.of("parameter.month", "soon"));

        assertThat(answer.headers().firstValue("Location").orElse("")).endsWith(JOB);
        assertThat(administrator.get(JOB).body()).contains("role=\"alert\"", "found &quot;soon&quot;");
        administrator.post(JOB, JOB + "/runs", Map.of("parameter.colour", "red"));
        assertThat(administrator.get(JOB).body()).contains("parameter &quot;colour&quot; is unknown");
        assertThat(administrator.get(JOB + "?lang=ar").statusCode()).isEqualTo(200);
        assertThat(count("run")).isEqualTo(before);
    }

    @Test
    void aScheduleIsPausedWithAReasonAndResumed() {
        TestClient administrator = client(Role.ADMINISTRATOR);
        String job = "/jobs/turnaround-by-department";
        administrator.get("/jobs?lang=en");

        administrator.post(job, job + "/pause", Map.of("reason", "Eid holidays"));
        assertThat(administrator.get(job).body())
                .contains("Paused by administrator on 1 November 2026", "Eid holidays", job + "/resume")
                .doesNotContain(job + "/pause");
        administrator.post(job, job + "/resume", Map.of());
        assertThat(administrator.get(job).body())
                .contains("The schedule is resumed.", job + "/pause")
                .doesNotContain("Eid holidays");
    }

    @Test
    void messagesAreFilteredByTheirState() {
        long waiting = enqueue("first of the filtered");
        long failed = enqueue("second of the filtered");
        sql.sql(
                        "update outbox_message set state = 'failed', error_en = 'full', error_ar = 'ممتلئ' where outbox_message_id = :n")
                .param("n", failed)
                .update();
        TestClient administrator = client(Role.ADMINISTRATOR);

        assertThat(administrator.get("/messages?lang=en&state=failed").body())
                .contains("/messages/" + failed + "\"", "full")
                .doesNotContain("/messages/" + waiting + "\"");
        assertThat(administrator.get("/messages?lang=ar&state=failed").body()).contains("ممتلئ");
        assertThat(administrator.get("/messages?lang=en&state=sending").body()).contains("No messages in this state.");
        assertThat(administrator.get("/messages?state=nonsense").body())
                .contains("/messages/" + failed + "\"", "/messages/" + waiting + "\"");
        assertThat(administrator.get("/messages/" + waiting + "?lang=en").body())
                .contains("No attempt yet.", "first of the filtered");
        sql.sql("update outbox_message set state = 'sent', sent_at = now() where outbox_message_id in (:a, :b)")
                .param("a", waiting)
                .param("b", failed)
                .update();
    }

    @Test
    void theHealthPageHasALineForEachPart() {
        String page = client(Role.ADMINISTRATOR).get("/health?lang=en").body();

        assertThat(page)
                .contains(
                        "Schedules",
                        "Last run of each job",
                        "Expected inputs",
                        "Free space for data",
                        "Figures cover up to",
                        "Files being read",
                        "Memory",
                        "Backups")
                .contains("31 October 2026");
    }

    private long enqueue(String subject) {
        return outbox.enqueue(
                        new NewMessage("about/" + subject, Language.EN, subject, "Read it.", List.of()),
                        new Recipient(TransportType.MAIL, "filtered@charity.example"))
                .orElseThrow();
    }

    private static List<String> runs(TestClient client, String filters) {
        return all(client.get("/runs" + filters).body(), "<a href=\"/runs/(\\d+)\"");
    }

    private static List<String> subjects(String page) {
        return all(page, "<td><bdi>((?:paged subject \\d+)|Alpha|Beta)</bdi></td>");
    }

    private long count(String table) {
        return sql.sql("select count(*) from " + table).query(Long.class).single();
    }
}
