package org.rida.console.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rida.access.Role;
import org.rida.console.RunningConsole;
import org.rida.console.TestClient;
import org.rida.palette.Palette;

/** The page of a single request; the sample's data end on 31 October 2026. */
class RequestPagesTest extends RunningConsole {

    /** Found from the watch list or the box in the bar; who looked before is told. */
    @Test
    void aRequestHasAPageWithItsDaysAgainstTheTarget() {
        TestClient officer = client(Role.QUALITY);
        String link = all(officer.get("/watch?lang=en").body(), "href=\"(/requests\\?number=[^\"]+)\"")
                .get(0);
        String page = officer.get(link).body();

        assertThat(page)
                .contains("Target day of the answer", "Course of the request", "Received", "the current one", "line ")
                .contains("Nobody before you");
        assertThat(officer.get(link).body()).doesNotContain("Nobody before you").contains("<bdi>quality</bdi> · ");
        assertThat(officer.get("/requests?number=no-such-number").body()).contains("No request has this number");
        assertThat(officer.get(page("exists (select from response where request_no = r.request_no)"))
                        .body())
                .contains("What the survey says", "Survey answered")
                .containsPattern("evaluating is my right</dt><dd>(Yes|No|[A-Z][a-z ]+)</dd>");
        assertThat(client(Role.BOARD).get(link).statusCode()).isEqualTo(403);
        assertThat(client(Role.BOARD).get("/").body()).doesNotContain("action=\"/requests\"");
        assertThat(sql.sql("select count(*) from audit_entry where position(:number in subject) > 0")
                        .param("number", link.substring(link.indexOf('=') + 1))
                        .query(Long.class)
                        .single())
                .isZero();
    }

    /** The state by the dates as the sample has them, each found by SQL; the drawing has its mark. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "replied_on <= received_on + 14 and left_on is null and reopened_on is null | Answered in time | TEAL",
                "replied_on > received_on + 14 and reopened_on is null | Answered late | ORANGE",
                "left_on <= received_on + 14 and reopened_on is null | Ended without a reply | POINT",
                "left_on > received_on + 14 and reopened_on is null | Ended without a reply, after the target | POINT",
                "replied_on is null and left_on is null and received_on > '2026-10-17' | Open, within the target | TEAL",
                "replied_on is null and left_on is null and received_on < '2026-10-10' | Open, beyond the target | ORANGE"
            })
    void itsStateIsSaidAndDrawn(String where, String state, Palette colour) {
        String page =
                client(Role.QUALITY).get(page("kind = 'aid' and " + where)).body();

        assertThat(page).containsPattern("<span class=\"state [a-z]+\">" + state + "</span></h1>");
        String drawing =
                all(page, "(?s)<div class=\"chart on-wide\">(.*?)</div>").get(0);
        assertThat(drawing).containsPattern("<circle[^>]+(fill|stroke)=\"" + colour.hex());
        assertThat(drawing.contains("Still open (last day of the data)")).isEqualTo(state.startsWith("Open"));
    }

    /** Other contacts have no target: nothing is late, and none is drawn. */
    @Test
    void whatWasPromisedNothingHasNoTarget() {
        String page = client(Role.QUALITY).get(page("kind = 'enquiry'")).body();

        assertThat(page)
                .contains("Received", "class=\"chart on-wide\"")
                .contains("promises no answer by a day to contacts of the kind “Enquiry”: none is due")
                .doesNotContain("Answer due", "</span></h1>");
        assertThat(client(Role.QUALITY)
                        .get(page("kind = 'enquiry'").replace("lang=en", "lang=ar"))
                        .body())
                .contains("لا تعد السياسة بالرد في موعد على ما نوعه «استفسار»");
        assertThat(client(Role.QUALITY).get(page("kind = 'aid'")).body()).doesNotContain("promises no answer");
    }

    /** Each reopening starts the clock again; of earlier versions it is said what changed. */
    @Test
    void aReopenedRequestHasSeveralTargetsAndVersions() {
        String page = client(Role.QUALITY)
                .get(
                        page(
                                "reopened_on is not null and exists (select from request_history where request_no = r.request_no)"))
                .body();

        String drawing =
                all(page, "(?s)<div class=\"chart on-wide\">(.*?)</div>").get(0);
        assertThat(all(drawing, "(>Answer due<)")).hasSize(2);
        assertThat(all(page, "(<p class=\"verdict\">)")).hasSize(2);
        assertThat(page)
                .contains("as it first arrived", "the current one")
                .containsPattern("<li>[A-Z][a-z ]+: [^<]+ \\(was empty before\\)</li>")
                .containsPattern("<a [^>]*href=\"/files\\?name=requests-[^\"]+\">");
    }

    /** What happens by pointing needs the script; without it the same days stand in a table. */
    @Test
    void everyDayOfTheDrawingIsInTheTable() {
        String page = client(Role.QUALITY)
                .get(page("served_on is not null and left_on is null and reopened_on is null"))
                .body();

        String table =
                all(page, "(?s)<table class=\"table stack\">(.*?)</table>").get(0);
        assertThat(all(page, "(?s)(<ol class=\"chart-points\".*?</ol>)").get(0)).contains("Received", " AH");
        assertThat(all(table, "<td>([A-Z][a-z ]+)</td>"))
                .contains("Received", "Beneficiary answered", "Answer due", "Service provided");
    }

    private String page(String where) {
        String number = sql.sql("select min(request_no) from request r where " + where)
                .query(String.class)
                .single();
        return "/requests?lang=en&number=" + number;
    }
}
