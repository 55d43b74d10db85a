package org.rida.console.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rida.access.Role;
import org.rida.console.RunningConsole;
import org.rida.console.TestClient;

/** Runs: lists, steps, the queue and durations. */
class RunPagesTest extends RunningConsole {

    private static final String JOB = "/jobs/monthly-board-report";

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
        assertThat(page).contains("Started October 2026").doesNotContain("Started 2026-10");
        assertThat(administrator.get("/runs/" + first + "?lang=ar").body()).contains("بدأ أكتوبر ٢٠٢٦");
        assertThat(all(page, "<rect [^>]*class=\"(completed)\""))
                .as("one bar for each step")
                .hasSize(4);
        assertThat(page).doesNotContain("/runs/" + first + "/stop", "/runs/" + first + "/restart");
        HttpResponse<String> live = administrator.get("/runs/" + first + "/live");
        assertThat(live.body()).startsWith("<div id=\"live\"").doesNotContain("<html");
        assertThat(live.headers().firstValue("HX-Refresh"))
                .as("what is said of a run that goes on leaves the page")
                .contains("true");
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
        String picture = page.substring(page.indexOf("aria-label=\"How long the runs took:"));
        assertThat(all(picture.substring(0, picture.indexOf("</svg>")), "(<rect )"))
                .as("a bar for each run, and the squares of the key")
                .hasSizeBetween(3, runs + 3);
        assertThat(all(picture, "data-href=\"/runs/(\\d+)\"")).hasSizeBetween(2, runs);
        assertThat(administrator.get("/jobs/annual-board-report?lang=en").body())
                .as("a job that never ran")
                .doesNotContain("How long the runs took");
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

    private static List<String> runs(TestClient client, String filters) {
        return all(client.get("/runs" + filters).body(), "<a href=\"/runs/(\\d+)\"");
    }

    private long count(String table) {
        return sql.sql("select count(*) from " + table).query(Long.class).single();
    }
}
