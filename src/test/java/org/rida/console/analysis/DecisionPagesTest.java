package org.rida.console.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rida.access.Role;
import org.rida.console.RunningConsole;
import org.rida.console.TestClient;

/** The pages of {@link ActionsController} and {@link RebasesController}: what is recorded, and what wrong input is answered with. */
class DecisionPagesTest extends RunningConsole {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "satisfied-share:kindness",
                "stage-median",
                "stage-median:decided-nowhere",
                "theme-mentions",
                "theme-mentions:weather",
                "promise-kept:overall",
                "promise",
                "promise-kept@colour=red",
                "mean-score:overall:twice",
                ""
            })
    void aDecisionAboutASeriesThatDoesNotExistIsRefused(String series) {
        TestClient officer = client(Role.QUALITY);
        officer.get("/rebases?lang=en");
        long before = decisions();

        officer.post("/rebases", "/rebases", Map.of("series", series, "month", "2026-04", "reason", "a new form"));
        HttpResponse<String> rebases = officer.get("/rebases");
        officer.post("/actions", "/actions", action("papers", "A list", "Reception", "2026-12-01", series));
        HttpResponse<String> actions = officer.get("/actions");

        assertThat(rebases.statusCode()).isEqualTo(200);
        assertThat(rebases.body()).contains("role=\"alert\"", "series: choose one like promise-kept");
        assertThat(actions.statusCode()).isEqualTo(200);
        assertThat(actions.body()).contains("role=\"alert\"", "series: choose one like promise-kept");
        assertThat(decisions()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            promise-kept | soon    | a new form | Enter a month like 2026-03; “soon” is not one.
            promise-kept | 2026-13 | a new form | Enter a month like 2026-03; “2026-13” is not one.
            promise-kept | 2026-03 | ' '        | Enter a reason or a description.
            """)
    void aRebaseNeedsAMonthAndAReason(String series, String month, String reason, String message) {
        TestClient officer = client(Role.QUALITY);
        officer.get("/rebases?lang=en");
        long before = decisions();

        HttpResponse<String> answer = officer.post(
                "/rebases?series=" + series + "&month=" + month,
                "/rebases",
                Map.of("series", series, "month", month, "reason", reason));

        assertThat(pageAfter(officer, answer)).contains("role=\"alert\"", message);
        assertThat(decisions()).isEqualTo(before);
    }

    /** Limits and verdicts before and after, and the months touched; nothing is recorded by looking. */
    @Test
    void whatAResetWouldChangeIsShownFirst() {
        TestClient officer = client(Role.QUALITY);
        long before = decisions();

        String page =
                officer.get("/rebases?series=received&month=2026-01&lang=en").body();

        assertThat(page)
                .contains("What changes: ", "January 2026", "Now", "With new limits", "Limits now", "Limits then")
                .containsPattern("\\d+ months; issued reports stay as they are")
                .contains("name=\"series\" value=\"received\"", "name=\"month\" value=\"2026-01\"");
        String table = page.substring(page.indexOf("Limits then"));
        assertThat(table.substring(table.indexOf("<tbody>"), table.indexOf("</tbody>")))
                .contains("January 2026", "October 2026", " to ", ", mean ");
        assertThat(decisions()).isEqualTo(before);
        assertThat(officer.get("/rebases?series=received").body()).doesNotContain("id=\"preview\"");
        assertThat(officer.get("/rebases?series=nothing&month=soon").statusCode())
                .isEqualTo(200);
    }

    @Test
    void aMonthHasOneRebaseInForce() {
        TestClient officer = client(Role.QUALITY);
        officer.get("/rebases?lang=en");
        Map<String, String> rebase =
                Map.of("series", "promise-kept@channel=phone", "month", "2026-02", "reason", "A second line");

        officer.post("/rebases?series=promise-kept@channel%3Dphone&month=2026-02", "/rebases", rebase);
        String recorded = officer.get("/rebases").body();
        assertThat(recorded)
                .contains("The decision is recorded", "Promise kept – Phone calls", "February 2026", "A second line")
                .contains("/trends?measure=promise-kept&amp;channel=phone");
        assertThat(pageAfter(
                        officer,
                        officer.post("/rebases?series=promise-kept@channel%3Dphone&month=2026-02", "/rebases", rebase)))
                .contains("the limits of promise-kept@channel=phone are already reset from 2026-02 on.");

        String id = all(recorded, "/rebases/(\\d+)/withdraw").get(0);
        officer.post("/rebases", "/rebases/" + id + "/withdraw", Map.of("reason", " "));
        assertThat(officer.get("/rebases").body()).contains("role=\"alert\"", "/rebases/" + id + "/withdraw");
        officer.post("/rebases", "/rebases/" + id + "/withdraw", Map.of("reason", "too early"));
        assertThat(officer.get("/rebases").body()).contains("The decision is withdrawn", "Withdrawn (quality)");
        officer.post("/actions", "/rebases/" + id + "/withdraw", Map.of("reason", "once more"));
        assertThat(officer.get("/rebases").body())
                .contains(
                        "Decision " + id + " does not exist, or does not allow this change any more. Reload the page.");
    }

    @Test
    void theSeriesOfTheLinkIsPreselected() {
        TestClient officer = client(Role.QUALITY);

        assertThat(officer.get("/rebases?lang=en&series=promise-kept@channel%3Dphone")
                        .body())
                .contains(
                        "<option value=\"promise-kept@channel=phone\" selected=\"selected\">Promise kept – Phone calls");
        assertThat(officer.get("/actions?lang=en&obstacle=papers&series=open").body())
                .contains("<option value=\"open\" selected=\"selected\">")
                .contains("value=\"papers\"");
        assertThat(officer.get("/rebases?series=nonsense").body())
                .contains("<option value=\"promise-kept\"")
                .doesNotContain("value=\"nonsense\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            ' '    | A list | Reception | Enter an obstacle: a theme or a description.
            papers | ' '    | Reception | Enter a reason or a description.
            papers | A list | ' '       | Enter a reason or a description.
            """)
    void anActionNeedsItsTexts(String obstacle, String action, String owner, String message) {
        TestClient officer = client(Role.QUALITY);
        officer.get("/actions?lang=en");
        long before = decisions();

        officer.post("/actions", "/actions", action(obstacle, action, owner, "2026-12-01", "promise-kept"));

        String page = officer.get("/actions").body();
        assertThat(page).contains("role=\"alert\"", message);
        for (String typed : List.of(obstacle, action, owner, "2026-12-01")) {
            assertThat(page).as("what was typed").contains("value=\"" + typed + "\"");
        }
        assertThat(decisions()).isEqualTo(before);
    }

    /** Allowed, since a decision may be written down late; said, since a year is soon mistyped. */
    @Test
    void aDueDayInThePastIsTold() {
        TestClient officer = client(Role.QUALITY);
        officer.get("/actions?lang=en");

        officer.post("/actions", "/actions", action("papers", "A past day", "Reception", "2025-12-01", "open"));
        String recorded = officer.get("/actions").body();
        String id = all(recorded, "(?s)id=\"action-(\\d+)\"[^\u0000]{0,120}A past day")
                .get(0);
        officer.post("/actions", "/actions/" + id + "/move", Map.of("day", "2026-10-30", "note", "still past"));
        String moved = officer.get("/actions").body();
        officer.post("/actions", "/actions/" + id + "/move", Map.of("day", "2026-12-30", "note", "to come"));
        String later = officer.get("/actions").body();
        officer.post("/actions", "/actions/" + id + "/withdraw", Map.of("note", "a test"));

        assertThat(recorded).contains("The action is recorded. Its due day, 1 December 2025, has passed already");
        assertThat(later).contains("The change is recorded.").doesNotContain("has passed already");
        assertThat(moved).contains("The change is recorded. Its due day, 30 October 2026, has passed already");
    }

    /** Years that are mistyped would give an action the effect of other years. */
    @Test
    void anActionIsDoneNeitherInTheFutureNorBeforeItsRecordWithoutAWord() {
        TestClient officer = client(Role.QUALITY);
        officer.get("/actions?lang=en");
        officer.post("/actions", "/actions", action("papers", "Mistyped years", "Reception", "2026-12-01", "open"));
        String id = all(officer.get("/actions").body(), "(?s)id=\"action-(\\d+)\"[^\u0000]{0,120}Mistyped years")
                .get(0);
        String step = "/actions/" + id + "/";

        officer.post("/actions", step + "move", Map.of("day", "2126-12-01", "note", "a century too far"));
        assertThat(officer.get("/actions").body()).contains("Enter a due day up to ");
        officer.post("/actions", step + "close", Map.of("day", "2030-01-01", "note", "a year too far"));
        assertThat(officer.get("/actions").body()).contains("Enter a day up to today");
        assertThat(actionPanel(officer, id)).contains(step + "close");
        officer.post("/actions", step + "close", Map.of("day", "2019-01-01", "note", "a year before all data"));
        assertThat(officer.get("/actions").body())
                .containsPattern("The change is recorded. It was recorded on [^<]+ only: its effect is looked for from"
                        + " 1 January 2019 on");
        assertThat(actionPanel(officer, id)).contains("there is nothing to compare with");
        officer.post("/actions", step + "reopen", Map.of("day", "2030-01-01", "note", "not yet"));
        assertThat(officer.get("/actions").body()).contains("Enter a day up to today");
        officer.post("/actions", step + "withdraw", Map.of("note", "a test"));
    }

    /** The chart has no month yet above which the mark could stand: the data end with October. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            en | Noted or decided after October 2026, the last month shown | Its effect can be seen from December 2026 on. | done after the last month of data (October 2026); its effect can be seen from December 2026 on | too early to say; its effect can be seen from November 2026 on
            ar | ملاحظات وقرارات بعد أكتوبر ٢٠٢٦، وهو آخر شهر معروض | يمكن أن يظهر أثره ابتداءً من ديسمبر ٢٠٢٦. | نُفّذ بعد آخر شهر له بيانات (أكتوبر ٢٠٢٦)، ويمكن أن يظهر أثره ابتداءً من ديسمبر ٢٠٢٦ | لم يمض وقت كافٍ للحكم، ويمكن أن يظهر أثره ابتداءً من نوفمبر ٢٠٢٦
            """)
    void whatIsDecidedAfterTheLastMonthOfDataStandsBesideTheChart(
            String language, String heading, String from, String afterData, String inLastMonth) {
        TestClient officer = client(Role.QUALITY);
        officer.get("/actions?lang=" + language);
        String text = "After the data " + language;
        String series = "promise-kept@channel=phone";
        officer.post("/actions", "/actions", action("papers", text, "Reception", "2026-12-01", series));
        String id = all(officer.get("/actions").body(), "(?s)id=\"action-(\\d+)\"[^\u0000]{0,120}" + text)
                .get(0);
        String step = "/actions/" + id + "/";

        officer.post("/actions", step + "close", Map.of("day", "2026-11-01", "note", "done today"));
        String chart = officer.get("/trends?measure=promise-kept&channel=phone&lang=" + language)
                .body();
        String afterPanel = actionPanel(officer, id);
        officer.post("/actions", step + "reopen", Map.of("day", "2026-11-01", "note", "mistyped"));
        officer.post("/actions", step + "close", Map.of("day", "2026-10-30", "note", "done in October"));
        String lastPanel = actionPanel(officer, id);
        officer.post("/actions", step + "withdraw", Map.of("note", "a test"));

        assertThat(chart).contains(heading, text, from);
        assertThat(afterPanel).contains(afterData);
        assertThat(lastPanel).contains(inLastMonth);
    }

    /** What is typed here stands in reports and messages. */
    @Test
    void longTextsAreRefused() {
        TestClient officer = client(Role.QUALITY);
        officer.get("/actions?lang=en");
        long before = decisions();

        officer.post("/actions", "/actions", action("papers", "a".repeat(1001), "Reception", "2026-12-01", "open"));
        assertThat(officer.get("/actions").body())
                .contains("Shorten the text: its length is 1,001, the longest that is accepted is 1,000 characters.");
        HttpResponse<String> reset = officer.post(
                "/rebases?series=received&month=2026-01",
                "/rebases",
                Map.of("series", "received", "month", "2026-01", "reason", "a".repeat(1001)));
        assertThat(pageAfter(officer, reset)).contains("Shorten the text");
        assertThat(decisions()).isEqualTo(before);
    }

    @Test
    void aDayThatIsNoneIsABadRequest() {
        TestClient officer = client(Role.QUALITY);
        officer.get("/actions?lang=en");

        HttpResponse<String> answer =
                officer.post("/actions", "/actions", action("papers", "A list", "Reception", "soon", "promise-kept"));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains("The request could not be processed", "Enter a date like 2026-10-31.")
                .doesNotContain("Exception");
    }

    @Test
    void anActionIsMovedReopenedAndWithdrawnWithItsHistory() {
        TestClient officer = client(Role.QUALITY);
        officer.get("/actions?lang=en");
        officer.post("/actions", "/actions", action("other-obstacle", "A counter", "Front desk", "2026-10-20", "open"));
        String id = all(officer.get("/actions").body(), "(?s)id=\"action-(\\d+)\"[^\u0000]{0,120}A counter")
                .get(0);
        String step = "/actions/" + id + "/";

        officer.post("/actions", step + "move", Map.of("day", "2026-12-24", "note", "Two people are ill"));
        assertThat(actionPanel(officer, id))
                .contains(
                        "24 December 2026",
                        "Rescheduled to 24 December 2026 (\u2068quality\u2069):",
                        "Two people are ill")
                .doesNotContain("Overdue");
        officer.post("/actions", step + "close", Map.of("day", "2026-10-30", "note", "It is open"));
        assertThat(actionPanel(officer, id)).contains("Done", step + "reopen").doesNotContain(step + "move");
        officer.post("/actions", step + "move", Map.of("day", "2026-12-25", "note", "again"));
        assertThat(officer.get("/actions").body()).contains("does not allow this change any more");
        officer.post("/actions", step + "reopen", Map.of("day", "2026-10-31", "note", "It closed again"));
        assertThat(actionPanel(officer, id)).contains("Open", "31 October 2026: reopened (\u2068quality\u2069):");
        officer.post("/actions", step + "withdraw", Map.of("note", "Recorded twice"));
        assertThat(actionPanel(officer, id))
                .contains("Withdrawn (\u2068quality\u2069):", "Recorded twice")
                .doesNotContain(step);
    }

    @Test
    void aStepThatDoesNotExistIsDenied() {
        TestClient officer = client(Role.QUALITY);
        String token = officer.token("/actions");

        assertThat(officer.send("POST", "/actions/1/explode", "_csrf=" + token).statusCode())
                .isEqualTo(404);
        assertThat(officer.send("POST", "/actions/one/close", "_csrf=" + token).statusCode())
                .isEqualTo(404);
    }

    /** As after a change of the policy: what was decided stays readable. */
    @Test
    void aDecisionAboutAQuestionThatIsGoneIsShownByItsKey() {
        TestClient officer = client(Role.QUALITY);
        long rebase = sql.sql(
                        """
                        insert into rebase (series, month, actor, reason, recorded_at)
                        values ('satisfied-share:gone', '2026-01-01', 'quality', 'A former question', now())
                        returning rebase_id
                        """)
                .query(Long.class)
                .single();

        assertThat(officer.get("/rebases?lang=en").body()).contains(">satisfied-share:gone</a>", "A former question");
        officer.post("/rebases", "/rebases/" + rebase + "/withdraw", Map.of("reason", "the question is gone"));
        assertThat(officer.get("/rebases").body()).contains("the question is gone");
    }

    private long decisions() {
        return sql.sql("select (select count(*) from rebase) + (select count(*) from quality_action)")
                .query(Long.class)
                .single();
    }

    /** Codes of themes are for files: people choose and read names. */
    @Test
    void aThemeIsOfferedAndFoundByItsName() {
        TestClient officer = client(Role.QUALITY);
        String form = officer.get("/actions?lang=ar&obstacle=waiting").body();
        String name = all(form, "id=\"obstacle\"[^>]* value=\"([^\"]+)\"").get(0);
        String list = form.substring(form.indexOf("<datalist"), form.indexOf("</datalist>"));
        officer.post("/actions", "/actions", action(name, "By its name", "Front desk", "2026-12-20", "open"));

        assertThat(all(list, "<option value=\"([^\"]+)\""))
                .isNotEmpty()
                .contains(name)
                .allMatch(n -> n.matches("[^a-z]+"));
        assertThat(sql.sql("select topic from quality_action where description = 'By its name'")
                        .query(String.class)
                        .single())
                .isEqualTo("waiting");
    }

    private static Map<String, String> action(String obstacle, String action, String owner, String due, String series) {
        return Map.of("obstacle", obstacle, "action", action, "owner", owner, "due", due, "series", series);
    }

    private static String actionPanel(TestClient officer, String id) {
        String page = officer.get("/actions").body();
        int start = page.indexOf("id=\"action-" + id + "\"");
        return page.substring(start, page.indexOf("</section>", start));
    }
}
