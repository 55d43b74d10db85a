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
        assertThat(page)
                .contains("Steps over time", "<ol class=\"step-bars\">", "Step 1 of 4 begins", "The run is complete.");
        assertThat(all(page, "<rect [^>]*class=\"(completed)\""))
                .as("one bar for each step")
                .hasSize(4);
        assertThat(page).doesNotContain("/runs/" + first + "/stop", "/runs/" + first + "/restart");
        assertThat(administrator.get("/runs/" + first + "/live").body())
                .startsWith("<div id=\"live\"")
                .doesNotContain("<html");
    }

    /** Files of another storage: no process of this test takes the run. */
    @Test
    void theQueueSaysWhyARunWaits() {
        TestClient administrator = client(Role.ADMINISTRATOR);
        assertThat(administrator.get("/jobs?lang=en").body()).doesNotContain(">Queue<");
        long run = sql.sql(
                        """
                        insert into run (job, run_key, parameters, state, actor, reason, storage)
                        values ('backup', 'queued', '{}', 'waiting', 'test', '', 'elsewhere') returning run_id
                        """)
                .query(Long.class)
                .single();
        sql.sql(
                        """
                        insert into due_run (job, due_at, state, waited, note_ar, note_en, claimed_at)
                        values ('data-quality', '2026-11-01T02:00:00Z', 'waiting', true, 'لم تصل', 'nothing has arrived', now())
                        """)
                .update();
        String jobs = administrator.get("/jobs?lang=en").body();
        String page = administrator.get("/runs/" + run + "?lang=en").body();
        sql.sql("delete from due_run where note_en = 'nothing has arrived'").update();
        sql.sql("delete from run where run_key = 'queued'").update();

        assertThat(jobs)
                .contains(">Queue<", "href=\"/runs/" + run + "\"", "due 1 November 2026, 05:00", "nothing has arrived");
        assertThat(page).contains("Waits for a process on the storage where it was requested.");
    }

    @Test
    void theDurationsOfTheRunsAreAPictureAndATable() {
        TestClient administrator = client(Role.ADMINISTRATOR);
        int runs = runs(administrator, "?job=monthly-board-report").size();

        String page = administrator.get(JOB + "?lang=en").body();
        assertThat(page).contains("How long the runs took", "Median ");
        String picture = page.substring(page.indexOf("<svg class=\"run-bars\""));
        assertThat(all(picture.substring(0, picture.indexOf("</svg>")), "(<rect )"))
                .hasSizeBetween(2, runs);
        assertThat(administrator.get("/jobs/annual-board-report?lang=en").body())
                .as("a job that never ran")
                .doesNotContain("run-bars");
    }

    /** One failed week, and runs of this one: the tests' clock is in November 2026, whatever the database's says. */
    @Test
    void theHealthPageTellsTheLastWeeks() {
        sql.sql(
                        """
                        insert into run (job, run_key, parameters, state, actor, reason, started_at, ended_at)
                        values ('backup', 'history', '{}', 'failed', 'test', '', '2026-10-13T10:00:00Z', '2026-10-13T10:02:05Z')
                        """)
                .update();
        String page = client(Role.ADMINISTRATOR).get("/health?lang=en").body();
        sql.sql("delete from run where run_key = 'history'").update();

        assertThat(page).contains("The last eight weeks");
        assertThat(all(page, "(?s)<th scope=\"row\"><span>(\\d+ \\w+ 2026)</span><small>[^<]+</small></th><td"))
                .containsExactly("1 November 2026", "25 October 2026", "18 October 2026", "11 October 2026");
        String week = page.substring(page.indexOf("<span>11 October 2026</span>"));
        assertThat(week.substring(0, week.indexOf("</tr>")))
                .contains("<a href=\"/runs?state=failed\">1</a>", ">2 min 5 s<");
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
        assertThat(administrator.get(JOB).body()).contains("role=\"alert\"", "“soon”");
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

    /** Checked and shown like every change of a file, with the days that follow from it; applied by nobody here. */
    @Test
    void anotherScheduleIsProposedWithItsNextFiveDueTimes() {
        TestClient administrator = client(Role.ADMINISTRATOR);
        String job = "/jobs/data-quality";
        assertThat(administrator.get(job + "?lang=en").body())
                .contains("Change the schedule", "<option value=\"weekly\" selected=\"selected\">once a week<")
                .containsPattern("name=\"time\"[^>]* value=\"06:45\"");

        String shown = administrator
                .post(job, job + "/schedule", Map.of("rhythm", "monthly", "day", "5", "time", "09:10"))
                .body();
        assertThat(shown)
                .contains(
                        "<code>  cron: &quot;0 45 6 * * SUN&quot;</code>",
                        "<code>  cron: &quot;0 10 9 5 * *&quot;</code>")
                .contains("The next five due times would be", "action=\"/rules/change\"");
        assertThat(all(shown, "<span>(\\d+ \\w+ \\d{4}, 09:10)</span>"))
                .containsExactly(
                        "5 November 2026, 09:10",
                        "5 December 2026, 09:10",
                        "5 January 2027, 09:10",
                        "5 February 2027, 09:10",
                        "5 March 2027, 09:10");

        for (Map<String, String> wrong : List.of(
                Map.of("rhythm", "hourly", "time", "09:10"),
                Map.of("rhythm", "weekly", "weekday", "8", "time", "09:10"),
                Map.of("rhythm", "daily", "time", "later"))) {
            administrator.post(job, job + "/schedule", wrong);
            assertThat(administrator.get(job).body()).contains("role=\"alert\"", "Choose how often the job is due");
        }
        assertThat(administrator.get(job).body()).contains("<option value=\"weekly\" selected=\"selected\">");
    }

    /** There is no mail server here: the page says what to set, and a test hands out the message instead of sending it. */
    @Test
    void theMailSettingsSayWhatIsMissing() {
        TestClient administrator = client(Role.ADMINISTRATOR);
        String page = administrator.get("/messages?lang=en").body();
        assertThat(page)
                .contains("No mail server is configured", "SPRING_MAIL_HOST", "SPRING_MAIL_PASSWORD", "RIDA_MAIL_FROM")
                .contains("Download the test message");

        HttpResponse<String> file =
                administrator.post("/messages", "/messages/test", Map.of("address", "me@charity.example"));
        assertThat(file.headers().firstValue("Content-Type")).contains("message/rfc822");
        assertThat(file.body())
                .contains("To: me@charity.example", "Subject: Test message", "text/plain", "text/html")
                .contains("Message-ID: <test@rida>");
        administrator.post("/messages", "/messages/test", Map.of("address", "nobody"));
        assertThat(administrator.get("/messages").body()).contains("role=\"alert\"", "Enter one address like");
        assertThat(sql.sql("select count(*) from outbox_message where recipient = 'me@charity.example'")
                        .query(Long.class)
                        .single())
                .isZero();
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
