package org.rida.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rida.access.Role;
import org.rida.policy.ClockVersion;
import org.rida.policy.PolicyReader;
import org.springframework.beans.factory.annotation.Value;

/** A promise that is still to come: the form speaks of the one in force, and the other can be withdrawn. */
class PromiseVersionsPagesTest extends RunningConsole {

    private static final LocalDate COMING = LocalDate.parse("2026-12-15");

    @Value("${rida.jobs}")
    Path jobs;

    private String before = "";

    @BeforeEach
    void aPromiseIsToCome() throws IOException {
        before = Files.readString(clock());
        Files.writeString(
                clock(),
                before.replaceFirst(
                        "(?m)^    headline: calendar\n",
                        """
                            headline: calendar
                          - version: "2026-12-15"
                            in-force-from: 2026-12-15
                            target-days: 9
                            target-working-days: 6
                            headline: working
                        """));
    }

    @AfterEach
    void thePromiseIsAsBefore() throws IOException {
        Files.writeString(clock(), before);
    }

    @Test
    void theFormHasThePromiseInForceAndListsTheOther() {
        TestClient administrator = client(Role.ADMINISTRATOR);
        String page = administrator.get("/charity?lang=en").body();

        assertThat(PageForms.controls(page))
                .containsEntry("target-days", "14")
                .containsEntry("in-force-from", "2020-01-01");
        assertThat(page)
                .contains("From 15 December 2026 on another promise holds: within 6 working days", "In force now")
                .containsPattern("(?s)Still to come.*?value=\"2026-12-15\"")
                .doesNotContain("value=\"2020-01-01\">Withdraw");
        assertThat(administrator.get("/charity?lang=ar").body()).contains("لم يبدأ بعد", "إلغاء");
    }

    /** Nothing is saved that was not changed, and the promise to come stays as it is when the one in force is changed. */
    @Test
    void savingTheFormLeavesTheOtherAlone() throws IOException {
        TestClient administrator = client(Role.ADMINISTRATOR);
        String text = Files.readString(clock());
        Map<String, String> form = PageForms.form(administrator, "/charity?lang=en");

        administrator.post("/charity", "/charity", form);
        assertThat(administrator.get("/charity").body()).contains("Nothing changed.");
        assertThat(Files.readString(clock())).isEqualTo(text);

        form.put("target-days", "11");
        String shown = administrator.post("/charity", "/charity", form).body();
        assertThat(shown)
                .contains(">14<", ">11<", "From 15 December 2026 on the promise follows that is entered already")
                .contains("From 1 November 2026 on")
                .contains("11 days of the calendar do not usually hold 10 working days");
        Map<String, String> sent = new HashMap<>(PageForms.controls(shown));
        sent.putAll(Map.of("scope", "from", "reason", "the board"));
        sent.remove("back");
        administrator.post("/charity", "/charity/promise", sent);
        assertThat(PolicyReader.read(jobs.resolve("policy")).clock())
                .extracting(ClockVersion::targetDays)
                .containsExactly(14, 11, 9);
    }

    /** An earlier day than that of the promise in force asks for the past, which is what is chosen then. */
    @Test
    void aDayInThePastIsTheOneThatIsOffered() {
        TestClient administrator = client(Role.ADMINISTRATOR);
        Map<String, String> form = PageForms.form(administrator, "/charity?lang=en");
        form.put("in-force-from", "2019-06-01");

        String shown = administrator.post("/charity", "/charity", form).body();

        assertThat(shown)
                .contains("correct the promise in force since 1 June 2019", "1 January 2020")
                .containsPattern("value=\"past\"[^>]*checked=\"checked\"");
    }

    @Test
    void aPromiseToComeIsWithdrawnAfterItsEffectWasShown() throws IOException {
        TestClient administrator = client(Role.ADMINISTRATOR);
        administrator.get("/charity?lang=en");
        String shown = administrator
                .post("/charity", "/charity/version", Map.of("day", COMING.toString()))
                .body();
        assertThat(shown)
                .contains("from 15 December 2026 on the version holds that began on 1 January 2020")
                .contains(">9<", ">14<", "Working days", "No month that is counted changes");
        Map<String, String> form = new HashMap<>(PageForms.controls(shown));
        assertThat(administrator
                        .post("/charity", "/charity/version/withdraw", form)
                        .body())
                .contains("role=\"alert\"", "Enter a reason");
        form.put("reason", "the committee on 30 October");
        assertThat(administrator
                        .post("/charity", "/charity/version/withdraw", form)
                        .body())
                .contains("data-wait-for");

        assertThat(Files.readString(clock())).isEqualTo(before);
        assertThat(sql.sql(
                                "select detail ->> 'reason' from audit_entry where subject = 'policy/clock.yaml' and outcome = 'done' order by entry_id desc limit 1")
                        .query(String.class)
                        .single())
                .isEqualTo("the committee on 30 October");
        administrator.post("/charity", "/charity/version", Map.of("day", "2020-01-01"));
        assertThat(administrator.get("/charity").body())
                .as("the only one stays")
                .contains("There is no version of the promise from 2020-01-01 that can be withdrawn");
    }

    private Path clock() {
        return jobs.resolve("policy/clock.yaml");
    }
}
