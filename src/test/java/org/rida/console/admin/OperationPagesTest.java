package org.rida.console.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rida.access.Role;
import org.rida.console.RunningConsole;
import org.rida.console.TestClient;
import org.rida.i18n.Language;
import org.rida.outbox.NewMessage;
import org.rida.outbox.Outbox;
import org.rida.outbox.Recipient;
import org.rida.outbox.TransportType;
import org.springframework.beans.factory.annotation.Autowired;

/** Pages by which the product is operated: languages, roles, schedules, messages and health. */
class OperationPagesTest extends RunningConsole {

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

    @ParameterizedTest
    @ValueSource(strings = {"/audit", "/runs", "/messages"})
    void aPageBeforeTheFirstIsTheFirstAndAWordIsNoNumber(String address) {
        TestClient administrator = client(Role.ADMINISTRATOR);

        assertThat(administrator.get(address + "?from=-50").statusCode()).isEqualTo(200);
        assertThat(administrator.get(address + "?from=2147483647").statusCode()).isEqualTo(200);
        assertThat(administrator.get(address + "?from=first").statusCode()).isEqualTo(400);
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
        assertThat(all(page, "(?s)<th scope=\"row\"><span>(\\d+ \\w+ 2026)</span><small[^>]*>[^<]+</small></th><td"))
                .containsExactly("1 November 2026", "25 October 2026", "18 October 2026", "11 October 2026");
        String week = page.substring(page.indexOf("<span>11 October 2026</span>"));
        assertThat(week.substring(0, week.indexOf("</tr>")))
                .contains("<a href=\"/runs?state=failed\">1</a>", ">2 min 5 s<");
    }

    @ParameterizedTest
    @CsvSource({
        "/runs/999999, 422, run 999999 is unknown.",
        "/runs/999999/live, 422, run 999999 is unknown.",
        "/jobs/nothing, 422, job &quot;nothing&quot; is unknown. Available jobs:",
        "/messages/999999, 404, There is no page at this address",
        "/rules?file=nothing.yaml, 404, There is no page at this address",
        "/rules?file=../application.yaml, 404, There is no page at this address",
        "/nothing, 404, There is no page at this address"
    })
    void whatDoesNotExistIsSaidOnAPage(String address, int status, String message) {
        TestClient administrator = client(Role.ADMINISTRATOR);
        administrator.get("/jobs?lang=en");

        HttpResponse<String> answer = administrator.get(address);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains("<main", message).doesNotContain("Exception", "at org.rida");
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

    /** A job that people start gets its first schedule from the form, and one that is due by itself can lose it; both can be taken back. */
    @Test
    void aScheduleIsRemovedAndAFirstOneAdded() {
        TestClient administrator = client(Role.ADMINISTRATOR);
        String job = "/jobs/satisfaction-trends";
        administrator.get(job + "?lang=en");
        Map<String, String> none = Map.of("rhythm", "none", "time", "06:00");

        String removed = pageAfter(administrator, administrator.post(job, job + "/schedule", none));
        assertThat(removed)
                .contains("the job has no schedule any more", "Add a schedule", "it runs only when somebody starts it")
                .doesNotContain("Next due times", job + "/pause", "removes the schedule");
        assertThat(takenBack(administrator, removed))
                .contains("<option value=\"weekly\" selected=\"selected\">once a week<", "removes the schedule")
                .containsPattern("name=\"time\"[^>]* value=\"06:30\"");

        administrator.post(job, job + "/pause", Map.of("reason", "before it is removed"));
        assertThat(pageAfter(administrator, administrator.post(job, job + "/schedule", none)))
                .contains("The schedule was paused; its pause has ended");
        assertThat(administrator
                        .get("/audit?action=schedule-resumed&subject=satisfaction-trends")
                        .body())
                .contains("Pause of a schedule ended");
        String added = pageAfter(
                administrator,
                administrator.post(job, job + "/schedule", Map.of("rhythm", "monthly", "day", "5", "time", "09:10")));
        assertThat(all(added, "<span>(\\d+ \\w+ \\d{4}, 09:10)</span>")).hasSize(5);
        assertThat(added).contains(job + "/pause").doesNotContain("before it is removed");
        assertThat(takenBack(administrator, added)).contains("Add a schedule").doesNotContain("Next due times");
        assertThat(sql.sql(
                                """
                                select count(*) from audit_entry where actor = 'administrator' and action = 'rules-changed'
                                  and subject = 'satisfaction-trends.yaml' and outcome = 'done'
                                """)
                        .query(Long.class)
                        .single())
                .isEqualTo(5);

        administrator.post(job, job + "/schedule", Map.of("rhythm", "weekly", "weekday", "7", "time", "06:30"));
    }

    private String takenBack(TestClient administrator, String page) {
        String token = all(page, "name=\"token\" value=\"([^\"]+)\"").get(0);
        return pageAfter(administrator, administrator.postFrom(page, "/undo", Map.of("token", token)));
    }

    /** Who does what of a run that several processes execute is said in words, not by the codes that the processes use. */
    @Test
    void theProcessesOfASharedRunAreToldInWords() {
        long run = sql.sql("select max(run_id) from run where instance_id is not null")
                .query(Long.class)
                .single();
        String self = sql.sql("select current_setting('application_name')")
                .query(String.class)
                .single();
        String[] name = self.split(" ");
        try {
            part(run, 900_001, "COMPLETED", "أغسطس 2026", "August 2026", "rida 4711 5e0c8c1f");
            part(run, 900_002, "STARTED", "سبتمبر 2026", "September 2026", self);
            part(run, 900_003, "STARTING", "أكتوبر 2026", "October 2026 · Social research", null);
            TestClient administrator = client(Role.ADMINISTRATOR);

            assertThat(administrator.get("/runs/" + run + "?lang=en").body())
                    .contains(
                            "Process 4711 (5e0c8c1f)",
                            "Process " + name[1] + " (" + name[2] + ")",
                            "<bdi>September 2026</bdi>",
                            ">October 2026 · Social research</bdi>")
                    .doesNotContain(self, "rida 4711");
            assertThat(administrator.get("/runs/" + run + "?lang=ar").body())
                    .contains("العملية ٤٧١١ (\u20665e0c8c1f\u2069)", "<bdi>سبتمبر ٢٠٢٦</bdi>", "أكتوبر ٢٠٢٦");
        } finally {
            sql.sql("delete from batch_step_execution where step_execution_id > 900000")
                    .update();
        }
    }

    private void part(long run, int id, String status, String ar, String en, @Nullable String node) {
        sql.sql(
                        """
                        insert into batch_step_execution (step_execution_id, version, step_name, job_execution_id, create_time, status,
                            part_ar, part_en, node)
                        select :id, 0, '1-report:' || :id, max(e.job_execution_id), now(), :status, :ar, :en, :node
                        from run r join batch_job_execution e on e.job_instance_id = r.instance_id where r.run_id = :run
                        """)
                .param("run", run)
                .param("id", id)
                .param("status", status)
                .param("ar", ar)
                .param("en", en)
                .param("node", node)
                .update();
    }

    /** What was due and skipped stands on the page of the job, so that the list does not say that nothing ever came of it. */
    @Test
    void aJobThatOnlySkippedDoesNotSayThatItWasNeverDue() {
        TestClient administrator = client(Role.ADMINISTRATOR);
        sql.sql(
                        """
                        insert into due_run (job, due_at, state, note_en, claimed_at)
                        values ('annual-board-report', '2026-01-03T04:00:00Z', 'skipped', 'of this test', now())
                        """)
                .update();
        String jobs = administrator.get("/jobs?lang=en").body();
        sql.sql("delete from due_run where note_en = 'of this test'").update();

        assertThat(jobs).contains("No run yet; due 3 January 2026, 07:00: Skipped");
    }

    /** Whoever changes it meets no file: it counts at once, the page of the job lists what follows, and offers the one before. */
    @Test
    void anotherScheduleIsSavedFromTheFormOfTheJob() {
        TestClient administrator = client(Role.ADMINISTRATOR);
        String job = "/jobs/data-quality";
        assertThat(administrator.get(job + "?lang=en").body())
                .contains("Change the schedule", "<option value=\"weekly\" selected=\"selected\">once a week<")
                .contains("class=\"only-weekly\"", "class=\"only-monthly\"")
                .containsPattern("name=\"time\"[^>]* value=\"06:45\"");

        String saved = pageAfter(
                administrator,
                administrator.post(job, job + "/schedule", Map.of("rhythm", "monthly", "day", "5", "time", "09:10")));
        assertThat(saved)
                .contains("Saved: the schedule counts at once.", "<option value=\"monthly\" selected=\"selected\">")
                .doesNotContain("cron:", "/rules");
        assertThat(all(saved, "<span>(\\d+ \\w+ \\d{4}, 09:10)</span>"))
                .containsExactly(
                        "5 November 2026, 09:10",
                        "5 December 2026, 09:10",
                        "5 January 2027, 09:10",
                        "5 February 2027, 09:10",
                        "5 March 2027, 09:10");
        String token = all(saved, "name=\"token\" value=\"([^\"]+)\"").get(0);
        assertThat(pageAfter(administrator, administrator.postFrom(saved, "/undo", Map.of("token", token))))
                .contains("<option value=\"weekly\" selected=\"selected\">once a week<")
                .containsPattern("name=\"time\"[^>]* value=\"06:45\"");

        for (Map<String, String> wrong : List.of(
                Map.of("rhythm", "hourly", "time", "09:10"),
                Map.of("rhythm", "other", "time", "09:10"),
                Map.of("rhythm", "other", "cron", "0 0 6 * * *\"\n  zone: UTC"),
                Map.of("rhythm", "other", "cron", "every minute"),
                Map.of("rhythm", "weekly", "weekday", "8", "time", "09:10"),
                Map.of("rhythm", "daily", "time", "later"))) {
            administrator.post(job, job + "/schedule", wrong);
            assertThat(administrator.get(job).body()).contains("role=\"alert\"", "Choose how often the job is due");
        }
        assertThat(administrator.get(job).body()).contains("<option value=\"weekly\" selected=\"selected\">");
    }

    /** Such as every five minutes. */
    @Test
    void aScheduleThatTheFormCannotSayIsTakenBack() {
        TestClient administrator = client(Role.ADMINISTRATOR);
        String job = "/jobs/ingest-requests";
        String before = administrator.get(job + "?lang=en").body();
        assertThat(before).contains("Every 5 minutes", "as the file says");

        String saved = pageAfter(
                administrator,
                administrator.post(job, job + "/schedule", Map.of("rhythm", "workdays", "time", "06:30")));
        assertThat(saved).doesNotContain("Every 5 minutes");
        String token = all(saved, "name=\"token\" value=\"([^\"]+)\"").get(0);
        assertThat(pageAfter(administrator, administrator.postFrom(saved, "/undo", Map.of("token", token))))
                .contains("Every 5 minutes");
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
}
