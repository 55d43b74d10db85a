package org.rida.console.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.rida.access.Actor;
import org.rida.access.ApiTokens;
import org.rida.access.Role;
import org.rida.access.SessionUser;
import org.rida.access.UserAccount;
import org.rida.access.Users;
import org.rida.console.RunningConsole;
import org.rida.console.TestClient;
import org.rida.console.TestEdition;
import org.rida.policy.Policy.Audience;
import org.rida.report.edition.Edition;
import org.rida.report.edition.EditionIssuer;
import org.rida.report.edition.EditionRepository;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every route that can be read, tried by every role with an edition of every audience in both states. */
class AudienceTest extends RunningConsole {

    private static final YearMonth MONTH = YearMonth.of(2019, 1);

    /** Readers of what is issued for each audience, beside quality officers and administrators, who read everything. */
    private static final Set<Audience> OF_THE_BOARD = Set.of(Audience.BOARD, Audience.PUBLIC, Audience.SENSITIVE);

    @Autowired
    EditionRepository archive;

    @Autowired
    EditionIssuer issuer;

    @Autowired
    ApiTokens tokens;

    @Autowired
    Users users;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    /** An edition whose title, figures and documents all hold the same word. */
    private record Marked(String word, Audience audience, boolean issued, long id) {

        boolean isFor(Role role) {
            return role != Role.BOARD || (issued && OF_THE_BOARD.contains(audience));
        }
    }

    @Test
    void noRouteShowsAnEditionToARoleThatItIsNotFor() {
        List<Marked> editions = editions();
        Set<String> routes = routes();
        List<String> wrong = new ArrayList<>();
        Map<String, Set<String>> shown = new TreeMap<>();
        for (Role role : Role.values()) {
            TestClient browser = client(role);
            String token = token(role);
            // most addresses have no edition in them
            Map<String, String> answers = new HashMap<>();
            for (Marked edition : editions) {
                for (String route : routes) {
                    String answer =
                            answers.computeIfAbsent(filled(route, edition.id()), address -> (route.startsWith("/api/")
                                            ? browser.getWithToken(address, token)
                                            : browser.get(address + "?lang=en"))
                                    .body());
                    if (answer.contains(edition.word())) {
                        shown.computeIfAbsent(route, r -> new TreeSet<>()).add(role + " " + edition.word());
                        if (!edition.isFor(role)) {
                            wrong.add(role + " " + route + " shows " + edition.word());
                        }
                    }
                }
            }
        }

        assertThat(wrong).isEmpty();
        for (String route : List.of(
                "/",
                "/reports/{edition:\\d+}",
                "/reports/{edition:\\d+}/{language:ar|en}.{format:[a-z-]+}",
                "/api/v1/reports",
                "/api/v1/reports/{edition:\\d+}/figures",
                "/api/v1/reports/{edition:\\d+}/{language:ar|en}.{format:[a-z-]+}")) {
            assertThat(shown.get(route))
                    .as(route)
                    .isEqualTo(editions.stream()
                            .flatMap(e -> Arrays.stream(Role.values())
                                    .filter(e::isFor)
                                    .map(role -> role + " " + e.word()))
                            .collect(Collectors.toCollection(TreeSet::new)));
        }
        assertThat(shown.keySet()).as("drafts").contains("/drafts", "/drafts/{edition:\\d+}");
    }

    private List<Marked> editions() {
        Map<String, Marked> editions = new LinkedHashMap<>();
        for (Audience audience : Audience.values()) {
            for (boolean issued : List.of(false, true)) {
                String word = "marked-" + audience + "-" + (issued ? "issue" : "draft") + "-end";
                Edition draft = TestEdition.draft(archive, word, MONTH, audience);
                if (issued) {
                    issuer.issue(
                            new EditionIssuer.Decision(draft.id(), "test", "for the test"),
                            (frozen, folder) -> List.of(TestEdition.document(folder, word)));
                }
                editions.put(word, new Marked(word, audience, issued, draft.id()));
            }
        }
        return List.copyOf(editions.values());
    }

    private String token(Role role) {
        UserAccount account = users.all().stream()
                .filter(user -> user.name().equals(role.code()))
                .findFirst()
                .orElseThrow();
        return tokens.create(
                new SessionUser(account.id(), account.name(), account.fullName(), role, 0),
                "audience",
                Duration.ofDays(1),
                Actor.console(role.code(), "test"));
    }

    private Set<String> routes() {
        return mappings.getHandlerMethods().keySet().stream()
                .filter(info -> info.getMethodsCondition().getMethods().isEmpty()
                        || info.getMethodsCondition().getMethods().stream()
                                .anyMatch(m -> m.name().equals("GET")))
                .flatMap(info -> info.getPatternValues().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String filled(String route, long edition) {
        return route.replace("{edition:\\d+}", Long.toString(edition))
                .replace("{language:ar|en}", "ar")
                .replace("{format:[a-z-]+}", "html")
                .replace("{format:xlsx|csv}", "csv")
                .replaceAll("\\{\\w+:[^}]*}", "1")
                .replaceAll("\\{\\w+}", "nothing");
    }
}
