package org.rida.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rida.access.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every route that the product has, tried by everybody with every method. */
class RoutesTest extends ConsoleRun {

    private static final String STRANGER = "stranger";

    /** What each route asks for. Written down a second time on purpose: a new route is a decision. */
    private static final Map<String, List<String>> DECIDED = Map.of(
            STRANGER,
            List.of("/error", "/login", "/welcome"),
            "board",
            List.of(
                    "/",
                    "/reports/{edition:\\d+}",
                    "/reports/{edition:\\d+}/{language:ar|en}.{format:[a-z]+}",
                    "/account",
                    "/account/password"),
            "quality",
            List.of(
                    "/trends",
                    "/trends.{format:xlsx|csv}",
                    "/turnaround",
                    "/turnaround.{format:xlsx|csv}",
                    "/comments",
                    "/comments.{format:xlsx|csv}",
                    "/watch",
                    "/watch.{format:xlsx|csv}",
                    "/rejected",
                    "/rejected/{file:\\d+}",
                    "/rejected/{file:\\d+}/rows.xlsx",
                    "/rejected/{file:\\d+}/mended",
                    "/rejected/{file:\\d+}/dismiss",
                    "/rejected/{file:\\d+}/{row:\\d+}/dismiss",
                    "/actions",
                    "/actions/{id:\\d+}/{step:move|close|reopen}",
                    "/actions/{id:\\d+}/withdraw",
                    "/drafts",
                    "/drafts/{edition:\\d+}",
                    "/drafts/{edition:\\d+}/issue",
                    "/lineage",
                    "/lineage.csv",
                    "/rebases",
                    "/rebases/{id:\\d+}/withdraw"),
            "administrator",
            List.of(
                    "/jobs",
                    "/jobs/live",
                    "/jobs/{job}",
                    "/jobs/{job}/runs",
                    "/jobs/{job}/pause",
                    "/jobs/{job}/resume",
                    "/runs",
                    "/runs/{run:\\d+}",
                    "/runs/{run:\\d+}/live",
                    "/runs/{run:\\d+}/stop",
                    "/runs/{run:\\d+}/restart",
                    "/users",
                    "/users/{name}/code",
                    "/users/{name}/role",
                    "/users/{name}/disable",
                    "/users/{name}/enable",
                    "/audit"));

    private static final Map<String, String> EXPECTED = expected();

    private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    @Test
    void everyRouteIsDecidedAndOpenToItsRoleOnly() {
        Map<String, Set<RequestMethod>> routes = routes();
        assertThat(routes.keySet()).isEqualTo(new TreeSet<>(EXPECTED.keySet()));

        List<String> wrong = new ArrayList<>();
        int tried = 0;
        for (String who : List.of(STRANGER, "board", "quality", "administrator")) {
            Client client = who.equals(STRANGER) ? stranger() : client(Role.of(who));
            String token = client.token(who.equals(STRANGER) ? "/login" : "/account");
            for (String route : routes.keySet()) {
                for (String method : METHODS) {
                    tried++;
                    complaint(client, who, route, method, token).ifPresent(wrong::add);
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(tried).isEqualTo(4 * routes.size() * METHODS.size());
    }

    private static Optional<String> complaint(Client client, String who, String route, String method, String token) {
        HttpResponse<String> answer = client.form(method, filled(route), Map.of(), token);
        boolean toLogIn = answer.headers().firstValue("Location").orElse("").endsWith("/login");
        boolean closed = answer.statusCode() == 403 || toLogIn;
        boolean mayEnter = rank(who) >= rank(EXPECTED.get(route));
        boolean headers = answer.headers().firstValue("Content-Security-Policy").isPresent()
                && answer.headers()
                        .firstValue("X-Content-Type-Options")
                        .filter("nosniff"::equals)
                        .isPresent();
        boolean quiet = answer.statusCode() < 500;
        return closed != mayEnter && headers && quiet
                ? Optional.empty()
                : Optional.of(who + " " + method + " " + route + ": " + answer.statusCode()
                        + (headers ? "" : ", no headers"));
    }

    private static Map<String, String> expected() {
        Map<String, String> expected = new TreeMap<>();
        DECIDED.forEach((role, routes) -> routes.forEach(route -> expected.put(route, role)));
        return expected;
    }

    private static int rank(String who) {
        return List.of(STRANGER, "board", "quality", "administrator").indexOf(who);
    }

    /** With values that name nothing, so that nothing happens. */
    private static String filled(String route) {
        return route.replace("{language:ar|en}", "ar")
                .replace("{format:[a-z]+}", "pdf")
                .replace("{format:xlsx|csv}", "xlsx")
                .replace("{step:move|close|reopen}", "move")
                .replaceAll("\\{\\w+:\\\\d\\+}", "999999")
                .replaceAll("\\{\\w+}", "nothing");
    }

    private Map<String, Set<RequestMethod>> routes() {
        Map<String, Set<RequestMethod>> routes = new TreeMap<>();
        for (RequestMappingInfo info : mappings.getHandlerMethods().keySet()) {
            SortedSet<String> patterns = new TreeSet<>(info.getPatternValues());
            patterns.forEach(pattern -> routes.merge(
                    pattern,
                    info.getMethodsCondition().getMethods(),
                    (a, b) -> Set.copyOf(java.util.stream.Stream.concat(a.stream(), b.stream())
                            .collect(Collectors.toSet()))));
        }
        return routes;
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
        Client administrator = client(Role.ADMINISTRATOR);

        assertThat(administrator
                        .form("POST", "/users", Map.of("name", "x", "fullName", "", "role", "board"), "")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void missingPagesAreSaidInWords() {
        HttpResponse<String> answer = client(Role.BOARD).get("/reports/999999?lang=en");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("There is no page at this address").doesNotContain("timestamp");
    }
}
