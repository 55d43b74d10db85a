package org.rida.console.analysis;

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
import org.rida.access.Role;
import org.rida.console.RunningConsole;
import org.rida.console.TestClient;

/** Filters, pages and files of the quality officer's pages, and what wrong input is answered with. */
class AnalysisPagesTest extends RunningConsole {

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
        assertThat(rebases.body()).contains("role=\"alert\"", "series: expected one like promise-kept");
        assertThat(actions.statusCode()).isEqualTo(200);
        assertThat(actions.body()).contains("role=\"alert\"", "series: expected one like promise-kept");
        assertThat(decisions()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            promise-kept | soon    | a new form | Enter a month like 2026-03; “soon” is not one.
            promise-kept | 2026-13 | a new form | Enter a month like 2026-03; “2026-13” is not one.
            promise-kept | 2026-03 | ' '        | expected a reason or a description, found none.
            """)
    void aRebaseNeedsAMonthAndAReason(String series, String month, String reason, String message) {
        TestClient officer = client(Role.QUALITY);
        officer.get("/rebases?lang=en");
        long before = decisions();

        officer.post("/rebases", "/rebases", Map.of("series", series, "month", month, "reason", reason));

        assertThat(officer.get("/rebases").body()).contains("role=\"alert\"", message);
        assertThat(decisions()).isEqualTo(before);
    }

    @Test
    void aMonthHasOneRebaseInForce() {
        TestClient officer = client(Role.QUALITY);
        officer.get("/rebases?lang=en");
        Map<String, String> rebase =
                Map.of("series", "promise-kept@channel=phone", "month", "2026-02", "reason", "A second line");

        officer.post("/rebases", "/rebases", rebase);
        String recorded = officer.get("/rebases").body();
        assertThat(recorded)
                .contains("The decision is recorded", "Promise kept – Phone calls", "February 2026", "A second line")
                .contains("/trends?measure=promise-kept&amp;channel=phone");
        officer.post("/rebases", "/rebases", rebase);
        assertThat(officer.get("/rebases").body())
                .contains("the limits of promise-kept@channel=phone are already reset from 2026-02 on.");

        String id = all(recorded, "/rebases/(\\d+)/withdraw").get(0);
        officer.post("/rebases", "/rebases/" + id + "/withdraw", Map.of("reason", " "));
        assertThat(officer.get("/rebases").body()).contains("role=\"alert\"", "/rebases/" + id + "/withdraw");
        officer.post("/rebases", "/rebases/" + id + "/withdraw", Map.of("reason", "too early"));
        assertThat(officer.get("/rebases").body()).contains("The decision is withdrawn", "Withdrawn (quality)");
        officer.post("/actions", "/rebases/" + id + "/withdraw", Map.of("reason", "once more"));
        assertThat(officer.get("/rebases").body())
                .contains("number " + id + ": expected an active decision that allows this change, found none.");
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
            papers | ' '    | Reception | expected a reason or a description, found none.
            papers | A list | ' '       | expected a reason or a description, found none.
            """)
    void anActionNeedsItsTexts(String obstacle, String action, String owner, String message) {
        TestClient officer = client(Role.QUALITY);
        officer.get("/actions?lang=en");
        long before = decisions();

        officer.post("/actions", "/actions", action(obstacle, action, owner, "2026-12-01", "promise-kept"));

        assertThat(officer.get("/actions").body()).contains("role=\"alert\"", message);
        assertThat(decisions()).isEqualTo(before);
    }

    @Test
    void aDayThatIsNoneIsABadRequest() {
        TestClient officer = client(Role.QUALITY);
        officer.get("/actions?lang=en");

        HttpResponse<String> answer =
                officer.post("/actions", "/actions", action("papers", "A list", "Reception", "soon", "promise-kept"));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("The request could not be processed").doesNotContain("Exception");
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
                .contains("24 December 2026", "Rescheduled to 24 December 2026 (quality):", "Two people are ill")
                .doesNotContain("Overdue");
        officer.post("/actions", step + "close", Map.of("day", "2026-10-30", "note", "It is open"));
        assertThat(actionPanel(officer, id)).contains("Done", step + "reopen").doesNotContain(step + "move");
        officer.post("/actions", step + "move", Map.of("day", "2026-12-25", "note", "again"));
        assertThat(officer.get("/actions").body()).contains("expected an active decision that allows this change");
        officer.post("/actions", step + "reopen", Map.of("day", "2026-10-31", "note", "It closed again"));
        assertThat(actionPanel(officer, id)).contains("Open", "31 October 2026: reopened (quality):");
        officer.post("/actions", step + "withdraw", Map.of("note", "Recorded twice"));
        assertThat(actionPanel(officer, id))
                .contains("Withdrawn (quality):", "Recorded twice")
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

    @Test
    void theStateOfTheTrendPageIsInItsLinks() {
        String page = client(Role.QUALITY)
                .get(
                        "/trends?lang=en&measure=promise-kept&months=12&until=2026-06&channel=phone&service=food&by=department")
                .body();

        String excel = all(page, "href=\"(/trends\\.xlsx[^\"]+)\"").get(0).replace("&amp;", "&");
        assertThat(excel)
                .contains("measure=promise-kept", "months=12", "by=department", "until=2026-06")
                .contains("channel=phone", "service=food");
        assertThat(all(page, "href=\"([^\"]+)\"[^>]*hreflang=\"ar\"").get(0).replace("&amp;", "&"))
                .contains("lang=ar", "until=2026-06", "channel=phone", "service=food", "by=department");
    }

    @ParameterizedTest
    @CsvSource({
        "/trends.csv, 200, text/csv",
        "/trends.xlsx, 200, application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "/turnaround.csv, 200, text/csv",
        "/turnaround.xlsx, 200, application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "/watch.csv, 200, text/csv",
        "/watch.xlsx, 200, application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "/comments.csv, 200, text/csv",
        "/comments.xlsx, 200, application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "/lineage.csv?key=promise-kept, 200, text/csv",
        "/trends.pdf, 403, text/html",
        "/turnaround.exe, 403, text/html"
    })
    void everyFileHasItsTypeAndIsSaved(String address, int status, String type) {
        HttpResponse<String> file = client(Role.QUALITY).get(address);

        assertThat(file.statusCode()).isEqualTo(status);
        assertThat(file.headers().firstValue("Content-Type").orElse("")).startsWith(type);
        if (status == 200) {
            String ending = address.replaceAll(".*\\.([a-z]+).*", "$1");
            assertThat(file.headers().firstValue("Content-Disposition").orElse(""))
                    .startsWith("attachment")
                    .contains("rida-", "." + ending);
            assertThat(file.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/turnaround?lang=en&month=2026-99",
                "/turnaround?lang=en&month=soon&channel=",
                "/comments?lang=en&from-month=soon&until=never&theme=nothing&from=-10",
                "/comments?lang=en&from-month=2026-10&until=2026-01",
                "/watch?lang=en&state=lost&stage=nowhere&from=-1",
                "/watch?lang=en&channel=nothing",
                "/lineage?lang=en&month=2026-99&since=soon",
                "/lineage?lang=en&month=2026-01&since=2026-09",
                "/trends?lang=en&months=0&until=1999-01"
            })
    void aFilterThatMakesNoSenseIsIgnored(String address) {
        HttpResponse<String> page = client(Role.QUALITY).get(address);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<main").doesNotContain("role=\"alert\"", "Exception");
    }

    @Test
    void lineageOfWhatIsNoFigureSaysSo() {
        TestClient officer = client(Role.QUALITY);

        assertThat(officer.get("/lineage?lang=en&key=promise").body())
                .contains("role=\"alert\"", "found &quot;promise&quot;");
        assertThat(officer.get("/lineage?lang=ar&key=promise").body()).contains("role=\"alert\"", "المتوقع");
        assertThat(officer.get("/lineage.csv?lang=en&key=promise").statusCode()).isEqualTo(422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"satisfied-share:kindness", "stage-median:a-b", "theme-mentions", "median-including-open"})
    void lineageOfAnUnknownSubjectIsNoFailureOfTheProgram(String key) {
        TestClient officer = client(Role.QUALITY);

        assertThat(officer.get("/lineage?lang=en&key=" + key).statusCode()).isLessThan(500);
        assertThat(officer.get("/lineage.csv?lang=en&key=" + key).statusCode()).isLessThan(500);
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

    @Test
    void theRowsBehindAFigureArePaged() {
        TestClient officer = client(Role.QUALITY);
        String first =
                officer.get("/lineage?lang=en&key=received&month=2026-10").body();
        String after =
                all(first, "href=\"(/lineage\\?[^\"]*from=\\d+)\"").get(0).replace("&amp;", "&");
        String second = officer.get(after).body();

        assertThat(after).contains("key=received", "month=2026-10");
        List<String> rows = all(first, "<th scope=\"row\"><bdi>([^<]+)</bdi>");
        assertThat(rows).isNotEmpty().doesNotHaveDuplicates();
        assertThat(all(second, "<th scope=\"row\"><bdi>([^<]+)</bdi>"))
                .isNotEmpty()
                .doesNotContainAnyElementsOf(rows);
        assertThat(second).contains("from=0");
    }

    @Test
    void theWatchListKeepsItsFiltersOnEveryPage() {
        TestClient officer = client(Role.QUALITY);
        String first = officer.get("/watch?lang=en&state=within").body();
        List<String> rows = all(first, "<th scope=\"row\"><bdi>([^<]+)</bdi>");

        assertThat(first).contains("<option value=\"within\" selected=\"selected\">");
        assertThat(first).contains("state=within", "/watch.xlsx?");
        if (first.contains("from=50")) {
            String second = officer.get("/watch?lang=en&state=within&from=50").body();
            assertThat(all(second, "<th scope=\"row\"><bdi>([^<]+)</bdi>")).doesNotContainAnyElementsOf(rows);
        }
        assertThat(officer.get("/watch?lang=en&state=overdue").body()).doesNotContain("class=\"state\">");
    }

    @Test
    void wordsThatNobodyWroteFindNoComment() {
        TestClient officer = client(Role.QUALITY);

        assertThat(officer.get("/comments?lang=en&words=xyzzy").body()).contains("No comments match these filters.");
        String hostile = "'; drop table response; --%_\\";
        assertThat(officer.get("/comments?words=" + URLEncoder.encode(hostile, StandardCharsets.UTF_8))
                        .statusCode())
                .isEqualTo(200);
        assertThat(sql.sql("select count(*) from response").query(Long.class).single())
                .isPositive();
    }

    private long decisions() {
        return sql.sql("select (select count(*) from rebase) + (select count(*) from quality_action)")
                .query(Long.class)
                .single();
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
