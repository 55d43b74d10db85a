package org.rida.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rida.access.Actor;
import org.rida.access.ApiTokens;
import org.rida.access.LoginService;
import org.rida.access.Role;
import org.rida.job.run.Run;
import org.rida.job.run.RunState;
import org.rida.job.run.Runs;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What programs get, with whose rights, and what they are told when they do not. */
class ApiTest extends RunningConsole {

    @Autowired
    ApiTokens tokens;

    @Autowired
    LoginService logIn;

    @Autowired
    Runs runs;

    @Autowired
    JsonMapper json;

    @Test
    void reportsWithTheirFrozenFigures() {
        JsonNode reports = read(get("/api/v1/reports", Role.BOARD, "en"));
        assertThat(reports.get(0).get("month").asString()).isEqualTo("2026-10");

        String address = "/api/v1/reports/" + reports.get(0).get("id").asLong() + "/figures";
        String figures = get(address, Role.BOARD, "en").body();
        assertThat(figures).contains("\"month\":\"2026-10\"", "promise-kept");
        assertNoNumberOfAnAnswer(figures);
        assertThat(read(get("/api/v1/reports", Role.QUALITY, "en")))
                .as("and the draft")
                .hasSizeGreaterThan(reports.size());
    }

    /** Nor hashes of all answers, which only the archive needs. */
    private void assertNoNumberOfAnAnswer(String figures) {
        assertThat(json.readTree(figures).propertyNames()).doesNotContain("opinions", "flow");
        List<String> numbers = sql.sql("select response_no from response union select request_no from request")
                .query(String.class)
                .list();
        assertThat(numbers).hasSizeGreaterThan(1000);
        assertThat(numbers.stream().filter(number -> figures.contains("\"" + number + "\"")))
                .isEmpty();
    }

    @Test
    void figuresOfAnyGroup() {
        JsonNode series = read(get("/api/v1/figures?series=promise-kept@channel=website&months=3", Role.QUALITY, "en"));

        assertThat(series.get("points")).hasSize(3);
        assertThat(series.get("group").get("en").asString()).isEqualTo("Website");
    }

    @Test
    void anUnknownMeasureIsRefusedWithTheKnownOnes() {
        HttpResponse<String> unknown = get("/api/v1/figures?series=promise-kpet", Role.QUALITY, "en");
        HttpResponse<String> ambiguous =
                get("/api/v1/figures?series=satisfied-share@channel=website", Role.QUALITY, "en");

        assertThat(unknown.statusCode()).isEqualTo(422);
        assertThat(read(unknown).get("detail").asString())
                .contains("promise-kept", "satisfied-share:overall", "stage-median:", "“promise-kpet”");
        assertThat(ambiguous.statusCode()).isEqualTo(422);
        assertThat(read(ambiguous).get("detail").asString())
                .contains("satisfied-share:overall", "satisfied-share:speed")
                .doesNotContain("promise-kept");
    }

    /** The survey has one question on recommendation. */
    @Test
    void anOnlyQuestionNeedsNoName() {
        JsonNode short_ = read(get("/api/v1/figures?series=net-promoter&months=3", Role.QUALITY, "en"));
        JsonNode named = read(get("/api/v1/figures?series=net-promoter:recommend&months=3", Role.QUALITY, "en"));

        assertThat(short_).isEqualTo(named);
        assertThat(short_.get("series").asString()).isEqualTo("net-promoter:recommend");
    }

    @Test
    void runsAreStartedAndPolled() throws Exception {
        HttpResponse<String> asked = send(
                "POST",
                "/api/v1/jobs/monthly-board-report/runs",
                "{\"parameters\":{\"month\":\"2026-09\"},\"reason\":\"a test\"}",
                Role.ADMINISTRATOR,
                "en");
        assertThat(asked.statusCode()).isEqualTo(201);
        long id = read(asked).get("id").asLong();

        Run run = runs.run(id);
        for (int i = 0; i < 600 && !run.state().isOver(); i++) {
            Thread.sleep(200);
            run = runs.run(id);
        }
        assertThat(run.state()).isEqualTo(RunState.COMPLETED);
        assertThat(run.actor()).isEqualTo("administrator");
        assertThat(read(get("/api/v1/runs/" + id, Role.ADMINISTRATOR, "en")).get("steps"))
                .hasSize(4);
    }

    @Test
    void unknownFieldsAndMisplacedParametersAreRefused() {
        String runs = "/api/v1/jobs/monthly-board-report/runs";

        assertThat(send("POST", runs, "{\"month\":\"2026-09\"}", Role.ADMINISTRATOR, "en")
                        .statusCode())
                .isEqualTo(400);
        assertThat(send("POST", runs + "?month=2026-09", "{}", Role.ADMINISTRATOR, "en")
                        .body())
                .contains("Query parameter \\\"month\\\" is unknown here");
        assertThat(send("POST", runs, "{\"reason\":\"a\\u0000b\"}", Role.ADMINISTRATOR, "en")
                        .statusCode())
                .isBetween(400, 499);
    }

    @Test
    void problemsInTheCallersLanguage() {
        HttpResponse<String> arabic = get("/api/v1/figures?series=nonsense!", Role.QUALITY, "ar");
        HttpResponse<String> english = get("/api/v1/runs/999999", Role.ADMINISTRATOR, "en");
        HttpResponse<String> closed = get("/api/v1/jobs", Role.BOARD, "en");
        HttpResponse<String> stranger = stranger()
                .send(HttpRequest.newBuilder(stranger().at("/api/v1/jobs")).build());

        assertThat(type(arabic)).isEqualTo("application/problem+json");
        assertThat(read(arabic).get("title").asString()).isEqualTo("تعذّر تنفيذ الطلب");
        assertThat(read(english).get("detail").asString()).startsWith("run 999999 is unknown");
        assertThat(closed.statusCode()).isEqualTo(403);
        assertThat(type(closed)).isEqualTo("application/problem+json");
        assertThat(stranger.statusCode()).isEqualTo(401);
        for (HttpResponse<String> answer : List.of(arabic, english, closed, stranger)) {
            assertThat(read(answer).get("text").get("en").asString())
                    .matches("[A-Za-z].*")
                    .doesNotContain("page does not");
            assertThat(read(answer).get("text").get("ar").asString()).matches("(?s).*[\u0621-\u064a].*");
        }
        assertThat(type(stranger)).isEqualTo("application/problem+json");
        assertThat(read(closed).get("detail").asString()).contains("/api/v1/openapi");
        assertThat(stranger.headers().firstValue("WWW-Authenticate")).contains("Bearer");
        assertThat(read(stranger).get("title").asString()).as("Arabic first").isEqualTo("لم يُعرف صاحب الطلب");
    }

    /** Names of the series that there are, for a list to choose from. */
    @Test
    void anUnknownSeriesIsAnsweredWithThoseThatAreKnown() {
        JsonNode all = read(get("/api/v1/figures?series=nonsense", Role.QUALITY, "en"));
        JsonNode near = read(get("/api/v1/figures?series=satisfied-share:nonsense", Role.QUALITY, "en"));

        assertThat(all.get("detail").asString()).contains("promise-kept, ").doesNotContain("[");
        assertThat(all.get("known").valueStream().map(known -> known.get("series")
                        .asString()))
                .contains("promise-kept", "satisfied-share:overall")
                .allMatch(series -> get("/api/v1/figures?months=1&series=" + series, Role.QUALITY, "en")
                                .statusCode()
                        == 200);
        assertThat(all.get("known").get(0).get("name").get("ar").asString()).isNotBlank();
        assertThat(near.get("known").valueStream().map(known -> known.get("series")
                        .asString()))
                .contains("satisfied-share:overall")
                .allMatch(series -> series.startsWith("satisfied-share:"));
    }

    @Test
    void theDescriptionNamesEveryRoute() {
        JsonNode paths = read(get("/api/v1/openapi", Role.BOARD, "en")).get("paths");

        assertThat(paths.propertyNames())
                .contains("/api/v1/reports", "/api/v1/figures", "/api/v1/jobs/{job}/runs", "/api/v1/runs/{run}/stop");
    }

    private HttpResponse<String> get(String address, Role role, String language) {
        return send("GET", address, "", role, language);
    }

    private HttpResponse<String> send(String method, String address, String body, Role role, String language) {
        var person = ((LoginService.LoginOutcome.LoggedIn) logIn.attempt(role.code(), PASSWORD, "127.0.0.1")).person();
        String token = tokens.create(person, "test", Duration.ofDays(1), Actor.console(role.code(), "test"));
        return stranger()
                .send(HttpRequest.newBuilder(stranger().at(address))
                        .header("Authorization", "Bearer " + token)
                        .header("Accept-Language", language)
                        .header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build());
    }

    private JsonNode read(HttpResponse<String> answer) {
        return json.readTree(answer.body());
    }

    private static String type(HttpResponse<String> answer) {
        return answer.headers().firstValue("Content-Type").orElse("");
    }
}
