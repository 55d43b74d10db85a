package org.rida.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rida.Campaign;
import org.rida.access.Actor;
import org.rida.access.ApiTokens;
import org.rida.access.LoginService;
import org.rida.access.Role;
import org.rida.access.SessionUser;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every route that the product has, tried by everybody with every method. */
class RoutesTest extends RunningConsole {

    private static final String STRANGER = "stranger";

    private static final List<String> ROLES = List.of(STRANGER, "board", "quality", "administrator");
    private static final List<String> FORMS_AND_LINKS = List.of("GET", "POST");
    private static final List<String> OTHER_METHODS = List.of("HEAD", "PUT", "PATCH", "DELETE", "OPTIONS");

    @Autowired
    ApiTokens tokens;

    @Autowired
    LoginService logIn;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    @ParameterizedTest
    @CsvSource({"/charity/promise, /charity", "/jobs/watch-list/pause, /jobs/watch-list", "/setup,"})
    void anAddressThatOnlyTakesAFormLeadsToThePageAboveIt(String address, @Nullable String page) {
        String body = client(Role.ADMINISTRATOR).get(address + "?lang=en").body();

        assertThat(body)
                .contains("This address only receives a form", "Nothing was entered or saved.")
                .doesNotContain("Check what was entered");
        assertThat(body.contains("Open the page</a>")).isEqualTo(page != null);
        assertThat(page == null || body.contains("btn-primary\" href=\"" + page + "\""))
                .isTrue();
    }

    @Test
    void everyRouteIsDecidedAndOpenToItsRoleOnly() {
        Map<String, String> decided = decided();
        assertThat(routes()).isEqualTo(decided.keySet());

        List<String> wrong = new ArrayList<>();
        for (String who : ROLES) {
            boolean known = !who.equals(STRANGER);
            TestClient browser = known ? client(Role.of(who)) : stranger();
            String token = browser.token(known ? "/account" : "/login");
            String key = known ? key(who) : "rida_guessed";
            decided.forEach((route, role) -> methods(route).forEach(method -> {
                HttpResponse<String> answer = route.startsWith("/api/")
                        ? program(method, filled(route), key)
                        : browser.form(method, filled(route), Map.of(), token);
                complaint(answer, who, method + " " + route, role).ifPresent(wrong::add);
            }));
        }
        assertThat(wrong).isEmpty();
    }

    /** In a build one of those that no page uses, by turns. */
    private static Stream<String> methods(String route) {
        int turn = Math.floorMod(route.hashCode(), OTHER_METHODS.size());
        return Stream.concat(
                FORMS_AND_LINKS.stream(), Campaign.part(OTHER_METHODS, turn, OTHER_METHODS.size()).stream());
    }

    /** The routes with the least role that may use them, as written down. */
    static SortedMap<String, String> decided() {
        try (InputStream lines = RoutesTest.class.getResourceAsStream("routes.txt")) {
            return new String(lines.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\\s+"))
                    .collect(Collectors.toMap(p -> p[1], p -> p[0], (one, other) -> one, TreeMap::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpResponse<String> program(String method, String address, String key) {
        return stranger()
                .send(HttpRequest.newBuilder(stranger().at(address))
                        .header("Authorization", "Bearer " + key)
                        .method(method, HttpRequest.BodyPublishers.noBody())
                        .build());
    }

    private String key(String who) {
        SessionUser person = ((LoginService.LoginOutcome.LoggedIn) logIn.attempt(who, PASSWORD, "127.0.0.1")).person();
        return tokens.create(person, "test", Duration.ofDays(1), Actor.console(who, "test"));
    }

    private static Optional<String> complaint(HttpResponse<String> answer, String who, String what, String role) {
        boolean toLogIn = answer.headers().firstValue("Location").orElse("").endsWith("/login");
        boolean closed = answer.statusCode() == 403 || answer.statusCode() == 401 || toLogIn;
        boolean mayEnter = rank(who) >= rank(role);
        boolean headers = answer.headers().firstValue("Content-Security-Policy").isPresent()
                && answer.headers()
                        .firstValue("X-Content-Type-Options")
                        .filter("nosniff"::equals)
                        .isPresent();
        boolean quiet = answer.statusCode() < 500;
        return closed != mayEnter && headers && quiet
                ? Optional.empty()
                : Optional.of(who + " " + what + ": " + answer.statusCode() + (headers ? "" : ", no headers"));
    }

    private static int rank(String who) {
        return ROLES.indexOf(who);
    }

    /** With values that name nothing, so that nothing happens. */
    static String filled(String route) {
        return route.replace("{language:ar|en}", "ar")
                .replace("{format:[a-z-]+}", "pdf")
                .replace("{format:xlsx|csv}", "xlsx")
                .replace("{format:csv|limesurvey}", "csv")
                .replace("{format:json|html}", "json")
                .replace("{step:move|close|reopen}", "move")
                .replace("{step:called|solved|asked-again|closed}", "called")
                .replace("{step:file|columns|values|dates|preview|result}", "file")
                .replaceAll("\\{\\w+:\\\\d\\+}", "999999")
                .replace("{upload:[0-9a-f]+}", "0123456789abcdef")
                .replace("{passkey:[\\w-]+}", "none")
                .replaceAll("\\{\\w+}", "nothing");
    }

    private Set<String> routes() {
        return mappings.getHandlerMethods().keySet().stream()
                .flatMap(info -> info.getPatternValues().stream())
                .filter(route -> !route.endsWith(".yaml"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/actuator",
                "/actuator/env",
                "/actuator/heapdump",
                "/actuator/threaddump",
                "/actuator/beans",
                "/actuator/mappings",
                "/actuator/configprops",
                "/actuator/loggers",
                "/actuator/quartz",
                "/actuator/flyway",
                "/actuator/metrics",
                "/actuator/prometheus",
                "/actuator/shutdown",
                "/actuator/logfile",
                "/v3/api-docs",
                "/v3/api-docs.yaml",
                "/api/v1/openapi",
                "/api/v1/openapi.yaml",
                "/swagger-ui/index.html",
                "/api/v1/jobs",
                "/.env",
                "/.git/config",
                "/rida.css",
                "/application.yaml",
                "/webjars/bootstrap/5.3.8/css/bootstrap.min.css",
                "/assets/../application.yaml",
                "/assets/..%2fapplication.yaml",
                "/assets/%2e%2e/application.yaml",
                "/assets/..;/application.yaml",
                "/assets//etc/passwd",
                "/reports/1/..%2f..%2fapplication.yaml",
                "/h2-console",
            })
    void closedToStrangers(String address) {
        HttpResponse<String> answer = stranger().get(address);

        assertThat(answer.statusCode()).isIn(302, 400, 401, 403, 404);
        // an address that is no address the server refuses by itself, before any page of ours
        if (answer.statusCode() != 400) {
            assertThat(answer.headers().firstValue("Content-Security-Policy")).isPresent();
        }
        assertThat(answer.body())
                .doesNotContain("datasource", "rida:", "Exception", "Whitelabel", "Apache Tomcat/", "{\"timestamp\"");
    }

    @Test
    void formsWithoutTheTokenOfThePageAreRefused() {
        TestClient administrator = client(Role.ADMINISTRATOR);

        assertThat(administrator
                        .form("POST", "/users", Map.of("name", "x", "fullName", "", "role", "board"), "")
                        .statusCode())
                .isEqualTo(403);
    }

    /** Another role would not help: whoever was logged out meanwhile is told that, and led to the page again. */
    @ParameterizedTest
    @CsvSource({
        "/trends?measure=promise-kept, 'href=\"/trends?measure=promise-kept\"'",
        "//elsewhere.example/x, 'href=\"/\"'",
        "not an address, 'href=\"/\"'"
    })
    void aFormOfASessionThatHasEndedIsToldSo(String page, String link) {
        TestClient nobody = stranger();
        HttpRequest form = HttpRequest.newBuilder(nobody.at("/notes?lang=en"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept-Language", "en")
                .header("Referer", page.startsWith("/") ? "https://rida.example" + page : page)
                .POST(BodyPublishers.ofString("text=lost&_csrf=of-another-session"))
                .build();

        HttpResponse<String> answer = nobody.send(form);

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body())
                .contains("Nothing was saved: the log-in under which this page was opened has ended", link)
                .doesNotContain("another role", "elsewhere.example");
    }

    /** The same for a form that is sent when the session is over: after its longest time, or as the user's sessions were ended. */
    @ParameterizedTest
    @ValueSource(strings = {"lifetime", "disabled"})
    void aFormThatIsSentAfterItsSessionIsToldSo(String end) {
        TestClient officer = client(Role.QUALITY);
        Map<String, String> note = Map.of("topic", "month", "month", "2026-03", "text", "sent too late " + end);
        String page = officer.get("/trends?lang=en&measure=received").body();
        if (end.equals("lifetime")) {
            clock.pass(Duration.ofHours(13));
        } else {
            sql.sql("update access_user set session_epoch = session_epoch + 1 where name = 'quality'")
                    .update();
        }

        HttpResponse<String> answer = officer.postFrom(page, "/notes", note);

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body())
                .contains("Nothing was saved: the log-in under which this page was opened has ended")
                .doesNotContain("another role");
        assertThat(officer.get("/trends").statusCode()).isEqualTo(302);
    }

    @Test
    void missingPagesHaveAMessage() {
        HttpResponse<String> answer = client(Role.BOARD).get("/reports/999999?lang=en");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("There is no page at this address").doesNotContain("timestamp");
    }
}
