package org.rida.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rida.access.Role;
import org.rida.i18n.Language;
import org.rida.outbox.NewMessage;
import org.rida.outbox.Outbox;
import org.rida.outbox.Recipient;
import org.rida.outbox.TransportType;
import org.springframework.beans.factory.annotation.Autowired;

/** What only an administrator does: dry runs, expected inputs, letters. */
class AdministratorTest extends RunningConsole {

    @Autowired
    Outbox outbox;

    @Test
    void aDryRunShowsWhatARunWouldDoAndDoesNothing() {
        TestClient administrator = client(Role.ADMINISTRATOR);
        long runs = count("run");
        long files = count("source_file");

        HttpResponse<String> told = administrator.post(
                "/jobs/monthly-board-report?lang=en",
                "/jobs/monthly-board-report/preview",
                Map.of("parameter.month", "2026-03"));

        assertThat(told.statusCode()).isEqualTo(200);
        assertThat(told.body())
                .contains(
                        "What a run would do",
                        "March 2026",
                        "requests-",
                        "a file of this name was ingested before",
                        "none of them new")
                .contains("<option value=\"2026-03\" selected=\"selected\">");
        assertThat(count("run")).isEqualTo(runs);
        assertThat(count("source_file")).isEqualTo(files);
    }

    /** Unless a setting says otherwise. */
    @Test
    void onlyAdministratorsDraftMonths() {
        String begin = "/drafts/due/turnaround-by-department/2026-10";
        assertThat(client(Role.ADMINISTRATOR).get("/drafts?lang=en").body()).contains("Months to draft", begin);
        TestClient officer = client(Role.QUALITY);
        assertThat(officer.get("/drafts?lang=en").body())
                .contains("Drafts to review", "Months to draft", "administrator")
                .doesNotContain(begin);
        assertThat(officer.get("/?lang=en").body()).doesNotContain(begin);
        assertThat(officer.post("/account", begin, Map.of()).statusCode()).isEqualTo(403);
        assertThat(officer.post("/account", "/drafts/runs/1/stop", Map.of()).statusCode())
                .isEqualTo(403);
    }

    @Test
    void aRunForSeveralMonthsIsChosenByItsFirstAndLast() {
        TestClient administrator = client(Role.ADMINISTRATOR);
        String form = "/jobs/monthly-board-report?lang=en";
        String preview = "/jobs/monthly-board-report/preview";

        assertThat(administrator
                        .post(form, preview, Map.of("parameter.month", "2026-03", "until.month", "2026-05"))
                        .body())
                .contains("March 2026 to May 2026", "<option value=\"2026-05\" selected=\"selected\">");
        assertThat(administrator
                        .post(form, preview, Map.of("parameter.month", "2026-03", "until.month", "2026-03"))
                        .body())
                .contains("Month: March 2026<");
        assertThat(administrator
                        .post(form, preview, Map.of("parameter.month", "2026-05", "until.month", "2026-03"))
                        .body())
                .contains("role=\"alert\"", "2026-05 comes after 2026-03: give the earlier month first");
    }

    @Test
    void aDryRunSaysWhatIsWrongAsAStartWould() {
        HttpResponse<String> told = client(Role.ADMINISTRATOR)
                .post(
                        "/jobs/monthly-board-report?lang=en",
                        "/jobs/monthly-board-report/preview",
                        Map.of("parameter.month", "oct"));

        assertThat(told.body()).contains("role=\"alert\"", "2026-10").doesNotContain("What a run would do");
    }

    @Test
    void expectedInputsAreAwaitedOrThereWithTheirDates() {
        TestClient administrator = client(Role.ADMINISTRATOR);
        String job = administrator.get("/jobs/monthly-board-report?lang=en").body();
        assertThat(job)
                .contains("Expected inputs", "<bdi>Requests</bdi>", "<bdi>Survey responses</bdi>", "October 2026");
        assertThat(administrator.get("/health?lang=en").body()).contains("Expected inputs", "nothing is missing");
        assertThat(client(Role.QUALITY).get("/files?lang=en").body())
                .as("from what has not come to the form that takes it")
                .contains("Expected inputs", "href=\"/files#file\" aria-label=\"Upload Requests\"", "id=\"file\"");
        assertThat(administrator.get("/jobs/backup?lang=en").body()).doesNotContain("Expected inputs");
        assertThat(administrator.get("/jobs/watch-list?lang=en").body())
                .contains("<option value=\"latest-month\" selected=\"selected\">latest month</option>");
    }

    @Test
    void aFailedMessageIsResentWithAReason() {
        long letter = outbox.enqueue(
                        new NewMessage("edition/1", Language.EN, "October is there", "Read it.", java.util.List.of()),
                        new Recipient(TransportType.MAIL, "chair@charity.example"))
                .orElseThrow();
        TestClient administrator = client(Role.ADMINISTRATOR);
        assertThat(administrator.get("/messages?lang=en").body())
                .contains("October is there", "chair@charity.example", "waiting");
        String one = "/messages/" + letter;
        assertThat(administrator.get(one).body()).doesNotContain(one + "/resend");

        sql.sql(
                        "update outbox_message set state = 'failed', error_en = 'mailbox full', error_ar = 'mailbox full' where outbox_message_id = :n")
                .param("n", letter)
                .update();
        assertThat(administrator.get(one).body()).contains("mailbox full", one + "/resend");
        administrator.post(one, one + "/resend", Map.of("reason", ""));
        assertThat(resent(letter)).as("without a reason").isZero();
        administrator.post(one, one + "/resend", Map.of("reason", "the mailbox is empty again"));

        assertThat(resent(letter)).isEqualTo(1);
        assertThat(sql.sql(
                                "select detail ->> 'reason' from audit_entry where action = 'message-resent' and subject = :letter and outcome = 'done'")
                        .param("letter", Long.toString(letter))
                        .query(String.class)
                        .single())
                .isEqualTo("the mailbox is empty again");
    }

    private long resent(long letter) {
        return sql.sql("select count(*) from outbox_message where resend_of = :n and actor = 'administrator'")
                .param("n", letter)
                .query(Long.class)
                .single();
    }

    private long count(String table) {
        return sql.sql("select count(*) from " + table).query(Long.class).single();
    }
}
