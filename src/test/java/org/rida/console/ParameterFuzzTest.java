package org.rida.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rida.access.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every parameter of every page, with values that no form sends: the answer is never a failure of the program. */
class ParameterFuzzTest extends RunningConsole {

    /** URL-encoded. */
    private static final List<String> VALUES = List.of(
            "",
            "%00",
            "a%00b",
            "%ED%A0%80",
            "%ff%fe",
            "-999999999-01",
            "-999999999-01-01",
            "+999999999-12-31",
            "2026-13",
            "99999999999999999999999999",
            "-9223372036854775808",
            "NaN",
            "1e400",
            "unknown-value",
            "'%22%3C%5C%7B%25%5B%5D(",
            "x".repeat(6000));

    private static final int SHARE = 6;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    /** A parameter of a route, and the others that it requires. */
    private record Target(String route, boolean form, String name, Set<String> all) {}

    /** Each parameter meets every sixth value, the next one the values after them; another walk begins elsewhere. */
    @Test
    void noValueOfAParameterEndsIn500() {
        noneEndsIn500(SHARE, Integer.getInteger("rida.console.walk", 0));
    }

    @Test
    @Tag("campaign")
    void noneOfAllValuesOfAParameterEndsIn500() {
        noneEndsIn500(1, 0);
    }

    private void noneEndsIn500(int share, int walk) {
        TestClient administrator = client(Role.ADMINISTRATOR);
        String token = administrator.token("/account");
        List<Target> targets = targets();
        List<String> failed = new ArrayList<>();
        int turn = walk;
        for (Target target : targets) {
            turn++;
            for (int i = turn % share; i < VALUES.size(); i += share) {
                String value = VALUES.get(i);
                String query = query(target, value);
                String address = RoutesTest.filled(target.route());
                HttpResponse<String> answer = target.form()
                        ? administrator.send(
                                "POST", address, query + "&_csrf=" + URLEncoder.encode(token, StandardCharsets.UTF_8))
                        : administrator.get(address + "?" + query);
                if (answer.statusCode() >= 500) {
                    failed.add(target.route() + " " + target.name() + "="
                            + value.substring(0, Math.min(30, value.length())));
                }
            }
        }

        assertThat(failed).isEmpty();
        assertThat(targets).hasSizeGreaterThan(80);
    }

    /** Numbers of requests and of people look like years, and are searched for. */
    @ParameterizedTest
    @CsvSource({
        "00431-12, true",
        "20261-3, true",
        "12345-01-02, true",
        "2026-10-31, true",
        "-5, true",
        "+999999999-12-31, false",
        "-999999999-01, false",
        "-0001-01-01, false"
    })
    void onlyYearsWithASignAreRefused(String value, boolean plausible) {
        assertThat(RequestValuesFilter.isPlausible(value)).isEqualTo(plausible);
    }

    @Test
    void aNameOfTwoMegabytesIsRefusedWithASentence() {
        TestClient administrator = client(Role.ADMINISTRATOR);

        HttpResponse<String> answer = administrator.post(
                "/users", "/users", Map.of("name", "n".repeat(1_900_000), "fullName", "", "role", "board"));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("تعذّر تنفيذ الطلب");
        assertThat(stranger()
                        .post("/login", "/login", Map.of("username", "a\u0000b", "password", "x"))
                        .statusCode())
                .isEqualTo(400);
    }

    private static String query(Target target, String value) {
        return String.join(
                "&",
                target.all().stream()
                        .map(name -> name + "=" + (name.equals(target.name()) ? value : "1"))
                        .toList());
    }

    private List<Target> targets() {
        List<Target> targets = new ArrayList<>();
        mappings.getHandlerMethods().forEach((info, method) -> {
            Set<String> names = names(method);
            for (String route : info.getPatternValues()) {
                if (!route.startsWith("/api/")) {
                    names.forEach(name -> targets.add(new Target(route, isForm(info), name, names)));
                }
            }
        });
        return targets;
    }

    private static boolean isForm(RequestMappingInfo info) {
        return info.getMethodsCondition().getMethods().contains(RequestMethod.POST);
    }

    private static Set<String> names(HandlerMethod method) {
        Set<String> names = new TreeSet<>();
        for (Parameter parameter : method.getMethod().getParameters()) {
            if (parameter.isAnnotationPresent(RequestParam.class)) {
                String given = parameter.getAnnotation(RequestParam.class).name();
                names.add(given.isEmpty() ? parameter.getName() : given);
            } else if (parameter.getType().isRecord() && !parameter.getType().equals(RequestUser.class)) {
                Stream.of(parameter.getType().getRecordComponents())
                        .map(RecordComponent::getName)
                        .forEach(names::add);
            }
        }
        return names;
    }
}
