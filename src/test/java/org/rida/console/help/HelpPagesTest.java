package org.rida.console.help;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rida.access.Actor;
import org.rida.access.AuditAction;
import org.rida.access.AuditLog;
import org.rida.access.AuditLog.Operation;
import org.rida.access.Role;
import org.rida.console.HelpTopic;
import org.rida.console.RunningConsole;
import org.rida.console.TestClient;
import org.rida.metric.Metric;
import org.springframework.beans.factory.annotation.Autowired;

/** The help as each role meets it. */
class HelpPagesTest extends RunningConsole {

    @Autowired
    private AuditLog audit;

    @ParameterizedTest
    @CsvSource({
        "/, reports",
        "/reports/1, reports",
        "/drafts/2, drafts",
        "/trends, trends",
        "/what-if, what-if",
        "/jobs/backup, jobs",
        "/runs/1, runs",
        "/rejected, rejected",
        "/processing, processing",
        "/health, health"
    })
    void theQuestionMarkOfAPageLeadsToItsText(String page, String topic) {
        assertThat(client(Role.ADMINISTRATOR).get(page + "?lang=en").body())
                .contains("class=\"help-link\" href=\"/help/" + topic + "\" aria-label=\"Help for this page\"");
    }

    @Test
    void everyTextIsAPageInBothLanguagesThatLeadsToWhatItIsAbout() {
        TestClient administrator = client(Role.ADMINISTRATOR);
        for (HelpTopic topic : HelpTopic.values()) {
            String page =
                    administrator.get("/help/" + topic.code() + "?lang=en").body();
            assertThat(page).contains("aria-current=\"page\"", "<ul class=\"help-points\">");
            assertThat(page.contains("Open the page")).isEqualTo(topic.isOpenedDirectly());
            assertThat(administrator.get("/help/" + topic.code() + "?lang=ar").body())
                    .contains("dir=\"rtl\"")
                    .doesNotContain("Open the page");
            if (topic.isOpenedDirectly()) {
                assertThat(administrator.get(topic.address()).statusCode())
                        .as(topic.address())
                        .isEqualTo(200);
            }
        }
        assertThat(administrator.get("/help/nothing").statusCode()).isEqualTo(404);
    }

    @Test
    void aBoardMemberIsOfferedTheTextsOfTheirOwnPages() {
        TestClient board = client(Role.BOARD);
        String help = board.get("/help?lang=en").body();

        assertThat(all(help, "href=\"/help/([a-z-]+)\">[A-Z]")).containsExactly("reports", "account");
        assertThat(board.get("/help/jobs?lang=en").body()).doesNotContain("Open the page");
        assertThat(stranger().get("/help").headers().firstValue("Location").orElse(""))
                .endsWith("/login");
    }

    @Test
    void theGlossaryHasEveryMeasureAsReportsNameIt() {
        String help = client(Role.QUALITY).get("/help?lang=en").body();

        assertThat(all(help, "id=\"measure-([a-z0-9-]+)\""))
                .containsExactlyInAnyOrderElementsOf(
                        List.of(Metric.values()).stream().map(Metric::id).toList());
        assertThat(help).contains("Half of the requests answered in the period took this many days or fewer.");
        assertThat(client(Role.QUALITY).get("/help?lang=ar").body()).contains("زمن الرد، الوسيط");
    }

    /** Users of each role exist, October was drafted and issued in the console, and no mail server is set; the files came along. */
    @Test
    void firstStepsTickThemselvesOffByWhatPeopleDidThemselves() {
        String upload = "Upload a first file";
        assertThat(done(Role.ADMINISTRATOR))
                .contains(
                        "Invite a board member and a quality officer",
                        "Let a job run to its end",
                        "Draft the first report",
                        "Issue the first report")
                .doesNotContain("Name your charity and its promise", "Name the mail server", upload);
        assertThat(done(Role.QUALITY))
                .doesNotContain(
                        upload, "Correct or dismiss the rejected rows", "Record an action for a cause that you found");

        Actor officer = Actor.console("quality", "127.0.0.1");
        audit.record(new Operation(officer, AuditAction.FILE_INGESTED, "first", Map.of()), () -> {});
        assertThat(done(Role.ADMINISTRATOR)).contains(upload);
        assertThat(done(Role.QUALITY)).contains("Upload a first file", "Issue the first report");
        client(Role.BOARD).get("/");
        assertThat(done(Role.BOARD))
                .as("after the first page, which shows it")
                .contains("Read the newest issued report");
    }

    /** The first page leads to them, with reports or without, until they are done or dismissed. */
    @Test
    void theFirstPageLeadsToTheFirstStepsUntilTheyAreOver() {
        String link = "href=\"/help#first-steps\"";
        sql.sql("update access_user set first_steps_over = false").update();
        TestClient administrator = client(Role.ADMINISTRATOR);
        assertThat(administrator.get("/").body()).contains(link);
        assertThat(done(Role.ADMINISTRATOR)).doesNotContain("Make a first backup");
        assertThat(administrator.get("/").body()).as("looked at, and not done").contains(link);
        administrator.post("/", "/help/first-steps", Map.of());
        assertThat(administrator.get("/").body()).doesNotContain(link);

        TestClient board = client(Role.BOARD);
        assertThat(sql.sql("select first_steps_over from access_user where name = 'board'")
                        .query(Boolean.class)
                        .single())
                .as("each by themselves")
                .isFalse();
        board.get("/");
        assertThat(board.get("/").body())
                .as("all done, by reading the first page")
                .doesNotContain(link);
    }

    private List<String> done(Role role) {
        return all(
                client(role).get("/help?lang=en").body(),
                "(?s)<li class=\"done\"><span[^>]*>✓</span> <a href=\"[^\"]+\">([^<]+)</a>");
    }
}
