package org.rida.pull;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.rida.job.run.RunResult;

/** Whatever a server does, a run ends with a sentence in both languages, nothing is stored, and the token is nowhere. */
class PullFailureTest extends PullCase {

    private static final String PAGE = "{\"count\": 9, \"next\": %s, \"previous\": null, \"results\": [%s]}";
    private static final String ANSWER =
            "{\"_id\": 1, \"_uuid\": \"u-1\", \"_submission_time\": \"2026-10-01T09:00:00\", \"overall\": \"5\", \"today\": \"2026-10-01\"}";

    @BeforeEach
    void nothingIsAsked() {
        server.asked().clear();
    }

    private static StubServer.Answering status(int status, String... header) {
        return exchange -> {
            if (header.length > 0) {
                exchange.getResponseHeaders().set(header[0], header[1]);
            }
            // what some servers do: they repeat what they were sent
            StubServer.answer(exchange, status, "{\"detail\": \"Token " + TOKEN + "\"}");
        };
    }

    private static StubServer.Answering body(String body) {
        return exchange -> StubServer.answer(exchange, 200, body);
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of("401", status(401), "does not accept the token", "لا يقبل", 1),
                Arguments.of("403", status(403), "does not let this account", "لا يسمح", 1),
                Arguments.of("404", status(404), "has no such form", "لا يوجد", 1),
                Arguments.of("418", status(418), "answered with status 418", "بالحالة", 1),
                Arguments.of(
                        "429", status(429, "Retry-After", "900"), "(429) and asks to wait 900 seconds", "900 ثانية", 1),
                Arguments.of("503", status(503), "a fault of its own (503)", "عطل", 2),
                Arguments.of(
                        "redirect",
                        status(302, "Location", "https://elsewhere.example/data"),
                        "redirects to https://elsewhere.example:443",
                        "التحويلات",
                        1),
                Arguments.of("html", body("<!DOCTYPE html><title>Log in</title>"), "a web page", "صفحة ويب", 1),
                Arguments.of("no JSON", body("id;name"), "not JSON", "بما ليس", 1),
                Arguments.of("deep", body("{\"results\": " + "[".repeat(9000)), "not JSON", "بما ليس", 1),
                Arguments.of("other form", body("{\"items\": []}"), "results is missing", "results", 1),
                Arguments.of(
                        "no number",
                        body(PAGE.formatted("null", "{\"overall\": 5}")),
                        "_id, _submission_time is missing",
                        "_id",
                        1),
                // Java's own client asks once more by itself each time
                Arguments.of("cut", (StubServer.Answering) HttpExchange::close, "was cut", "انقطع", 4),
                Arguments.of(
                        "huge", (StubServer.Answering) PullFailureTest::huge, "sends more than 64 kB", "أكثر من", 1),
                Arguments.of(
                        "next elsewhere",
                        body(PAGE.formatted("\"https://elsewhere.example/p2\"", ANSWER)),
                        "on another server, https://elsewhere.example:443",
                        "خادم آخر",
                        1),
                Arguments.of(
                        "same page",
                        (StubServer.Answering) exchange -> StubServer.answer(
                                exchange,
                                200,
                                PAGE.formatted("\"" + server.address() + exchange.getRequestURI() + "\"", ANSWER)),
                        "already fetched",
                        "سبق جلبها",
                        1));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("failures")
    void aFailureIsSaidInBothLanguages(String name, StubServer.Answering failing, String en, String ar, int attempts) {
        server.answers(failing);

        RunResult run = run("kobo");

        assertThat(run.completed()).isFalse();
        assertThat(failure(run)).contains(en).contains(ar).doesNotContain(TOKEN);
        assertThat(server.asked()).hasSize(attempts);
        assertThat(answers()).isEmpty();
        assertThat(sql.sql("select count(*) from source_file").query(Long.class).single())
                .isZero();
    }

    private static void huge(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 1L << 30);
        byte[] block = new byte[1 << 16];
        for (int i = 0; i < 1 << 14; i++) {
            exchange.getResponseBody().write(block);
        }
    }

    /** Java's client refuses such a header, and repeats it in its exception. */
    @Test
    void aTokenThatCannotBeSentIsNotRepeated() throws IOException {
        Path secret = place.resolve("secrets/survey");
        Files.writeString(secret, TOKEN + "\nrest");
        try {
            RunResult run = run("kobo");
            assertThat(failure(run))
                    .contains("has a character that no token has")
                    .contains("محرفٌ لا يكون");
            assertThat(server.asked()).isEmpty();
        } finally {
            Files.writeString(secret, TOKEN + "\n");
        }
    }

    @Test
    void aServerThatIsSilentIsGivenUp() {
        server.answers(exchange -> {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
        });

        assertThat(failure(run("kobo")))
                .contains("did not answer within 2 seconds")
                .contains("خلال ثانيتين");
    }

    @Test
    void endlessPagesAreGivenUp() {
        server.answers(exchange -> StubServer.answer(
                exchange,
                200,
                PAGE.formatted(
                        "\"" + server.address() + "/p?n=" + server.asked().size() + "\"", ANSWER)));

        assertThat(failure(run("kobo"))).contains("more than 5 pages").contains("5 صفحات");
        assertThat(server.asked()).hasSize(5);
    }

    @Test
    void aPauseThatTheServerAsksForIsKept() {
        KoboStub kobo = new KoboStub(server).add(1, 1, 5);
        long begun = System.nanoTime();
        server.answers(exchange -> {
            if (server.asked().size() == 1) {
                status(429, "Retry-After", "1").to(exchange);
            } else {
                kobo.to(exchange);
            }
        });

        assertThat(run("kobo").completed()).isTrue();
        assertThat(System.nanoTime() - begun).isGreaterThan(1_000_000_000L);
        assertThat(answers()).containsExactly("u-1");
    }

    @Test
    void answersThatComeTwiceAreStoredOnce() {
        String other = ANSWER.replace("\"5\"", "\"2\"");
        server.answers(body(PAGE.formatted("null", ANSWER + "," + ANSWER)));
        assertThat(run("kobo").completed()).isTrue();
        assertThat(answers()).containsExactly("u-1");

        // two that contradict each other are no answers, as in a file
        server.answers(body(PAGE.formatted("null", other.replace("u-1", "u-2") + "," + ANSWER.replace("u-1", "u-2"))));
        run("kobo");
        assertThat(answers()).containsExactly("u-1");
        assertThat(sql.sql("select reasons::text from rejected_row")
                        .query(String.class)
                        .list())
                .isNotEmpty()
                .allMatch(reasons -> reasons.contains("conflicting-versions"));
    }

    @Test
    void limeSurveysRefusalsAreToldWithoutTheSession() {
        Map<String, String> export = Map.of("status", "Invalid survey ID for session-key-1");
        server.answers(exchange -> StubServer.answer(
                exchange,
                200,
                server.last().body().contains("get_session_key")
                        ? "{\"id\": 1, \"result\": \"session-key-1\", \"error\": null}"
                        : "{\"id\": 1, \"result\": {\"status\": \"" + export.get("status") + "\"}, \"error\": null}"));
        assertThat(failure(run("limesurvey")))
                .contains("Invalid survey ID for ***")
                .doesNotContain("session-key-1");

        server.answers(
                body("{\"id\": 1, \"result\": {\"status\": \"Invalid user name or password\"}, \"error\": null}"));
        assertThat(failure(run("limesurvey"))).contains("does not accept the token or password");
        assertThat(List.copyOf(server.asked())).hasSize(1);
    }
}
