package org.rida.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rida.access.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** What a form does is harmless, or can be taken back, or is confirmed first with what will happen. */
class UndoTest extends RunningConsole {

    /** They show, count, send again, or add what a later entry replaces; or begin what can be stopped. */
    private static final Set<String> HARMLESS = Set.of(
            "/undo",
            "/activate",
            "/account/password",
            "/account/provider",
            "/account/tokens",
            "/actions",
            "/charity",
            "/charity/version",
            "/drafts/due/{job}/{month}",
            "/files",
            "/files/refused/{file:\\d+}",
            "/files/{upload:[0-9a-f]+}/date-order",
            "/files/{upload:[0-9a-f]+}/password",
            // the help still lists them
            "/help/first-steps",
            "/jobs/{job}/preview",
            "/messages/test",
            "/notes",
            "/messages/{message:\\d+}/resend",
            "/persons/export",
            "/persons/find",
            "/persons/requests",
            "/questions",
            "/rejected/{file:\\d+}/{row:\\d+}/correct",
            "/rejected/{file:\\d+}/equal",
            "/rejected/{file:\\d+}/corrected",
            "/rules/check",
            "/runs/{run:\\d+}/restart",
            "/setup",
            "/setup/{upload:[0-9a-f]+}/columns",
            "/setup/{upload:[0-9a-f]+}/dates",
            "/setup/{upload:[0-9a-f]+}/file",
            "/setup/{upload:[0-9a-f]+}/type",
            "/setup/{upload:[0-9a-f]+}/values",
            "/themes/{code}",
            "/themes/{code}/try",
            "/users",
            "/views",
            "/views/{view:\\d+}/rename");

    /** With the route that takes it back. */
    private static final Map<String, String> UNDOABLE = Map.ofEntries(
            Map.entry("/actions/{id:\\d+}/{step:move|close|reopen}", "/actions/{id:\\d+}/{step:move|close|reopen}"),
            Map.entry(
                    "/files/{file:\\d+}/questions/{question:\\d+}",
                    "/files/{file:\\d+}/questions/{question:\\d+}/reopen"),
            Map.entry(
                    "/files/{file:\\d+}/questions/{question:\\d+}/reopen",
                    "/files/{file:\\d+}/questions/{question:\\d+}"),
            Map.entry("/jobs/{job}/pause", "/jobs/{job}/resume"),
            Map.entry("/jobs/{job}/resume", "/jobs/{job}/pause"),
            Map.entry("/jobs/{job}/schedule", "/jobs/{job}/schedule"),
            Map.entry("/messages/mail", "/messages/mail"),
            Map.entry("/notes/{id:\\d+}/withdraw", "/notes"),
            Map.entry("/rebases/{id:\\d+}/withdraw", "/rebases"),
            // the versions before are listed below the file
            Map.entry("/rules/change", "/rules/change"),
            Map.entry("/recipients", "/recipients"),
            Map.entry("/runs/{run:\\d+}/stop", "/runs/{run:\\d+}/restart"),
            Map.entry("/drafts/runs/{run:\\d+}/stop", "/runs/{run:\\d+}/restart"),
            Map.entry("/views/{view:\\d+}/subscribe", "/views/{view:\\d+}/unsubscribe"),
            Map.entry("/views/{view:\\d+}/unsubscribe", "/views/{view:\\d+}/subscribe"),
            Map.entry("/settings/permissions", "/settings/permissions"),
            Map.entry("/users/{name}/disable", "/users/{name}/enable"),
            Map.entry("/users/{name}/enable", "/users/{name}/disable"),
            Map.entry("/users/{name}/role", "/users/{name}/role"));

    /** With the template that asks first: a question beside the button, or a page of figures with the button below them. */
    static final Map<String, String> CONFIRMED = Map.ofEntries(
            Map.entry("/account/passkeys/{passkey:[\\w-]+}/remove", "account"),
            Map.entry("/account/tokens/{token:\\d+}/revoke", "account"),
            Map.entry("/actions/{id:\\d+}/withdraw", "actions"),
            Map.entry("/charity/demonstration", "charity"),
            Map.entry("/drafts/{edition:\\d+}/issue", "draft"),
            Map.entry("/drafts/issue", "issue"),
            Map.entry("/files/{file:\\d+}/withdraw", "file"),
            Map.entry("/files/{upload:[0-9a-f]+}/discard", "file-check"),
            Map.entry("/follow-ups/{id:\\d+}/{step:called|solved|asked-again|closed}", "follow-ups"),
            Map.entry("/jobs/{job}/runs", "job"),
            Map.entry("/messages/{message:\\d+}/cancel", "message"),
            Map.entry("/messages/{message:\\d+}/readdress", "message"),
            Map.entry("/persons/requests/{request:\\d+}/close", "persons"),
            Map.entry("/questions/{code}/delete", "questions"),
            Map.entry("/rebases", "rebases"),
            Map.entry("/rejected/{file:\\d+}/dismiss", "rejected-file"),
            Map.entry("/rejected/{file:\\d+}/{row:\\d+}/dismiss", "rejected-file"),
            Map.entry("/sampling", "sampling"),
            Map.entry("/users/{name}/code", "users"),
            Map.entry("/views/{view:\\d+}/delete", "views"));

    /** Their pages say with figures what was found, and the button stands below. */
    static final Set<String> AFTER_FIGURES = Set.of(
            "/charity/promise",
            "/charity/version/withdraw",
            "/files/{upload:[0-9a-f]+}/ingest",
            "/persons/erase",
            "/setup/{upload:[0-9a-f]+}/save");

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    @Test
    void everyFormIsInOneOfTheClasses() {
        Set<String> known = new TreeSet<>(HARMLESS);
        for (Set<String> routes : List.of(UNDOABLE.keySet(), CONFIRMED.keySet(), AFTER_FIGURES)) {
            assertThat(routes).doesNotContainAnyElementsOf(known);
            known.addAll(routes);
        }
        Set<String> routes = posts();
        assertThat(known).isEqualTo(routes);
        assertThat(routes).containsAll(UNDOABLE.values());
    }

    @Test
    void whatIsConfirmedAsksFirst() throws IOException {
        for (Map.Entry<String, String> form : CONFIRMED.entrySet()) {
            String template = Files.readString(Path.of("src/main/resources/templates", form.getValue() + ".html"));
            assertThat(template).as(form.getKey()).contains("data-confirm=");
        }
    }

    private Set<String> posts() {
        return mappings.getHandlerMethods().keySet().stream()
                .filter(info -> info.getMethodsCondition().getMethods().contains(RequestMethod.POST))
                .flatMap(info -> info.getPatternValues().stream())
                .filter(route -> !route.startsWith("/api/"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @ParameterizedTest
    @CsvSource({
        "/users/undone/disable, '', user-enabled, undone",
        "/users/undone/role, role=quality, role-changed, undone",
        "/jobs/watch-list/pause, reason=Eid, schedule-resumed, watch-list"
    })
    void whatWasDoneIsTakenBackOnce(String address, String field, String action, String subject) {
        TestClient administrator = client(Role.ADMINISTRATOR);
        administrator.post("/account", "/users", Map.of("name", "undone", "fullName", "Undone", "role", "board"));
        // the message about that, which would be shown first
        administrator.get("/users");
        Map<String, String> fields = new HashMap<>();
        if (!field.isEmpty()) {
            fields.put(field.split("=")[0], field.split("=")[1]);
        }
        String page = after(administrator, address, fields);
        String token = all(page, "name=\"token\" value=\"([^\"]+)\"").get(0);
        long before = undone(action, subject);
        String undone = after(administrator, "/undo", Map.of("token", token));
        assertThat(undone).contains("class=\"notice good\"").doesNotContain("class=\"undo\"");
        assertThat(undone(action, subject)).isEqualTo(before + 1);
        assertThat(after(administrator, "/undo", Map.of("token", token))).contains("class=\"notice bad\"");
        assertThat(undone(action, subject)).isEqualTo(before + 1);
    }

    @Test
    void aDecisionIsTakenBack() {
        TestClient officer = client(Role.QUALITY);
        String page = after(
                officer,
                "/actions",
                Map.of(
                        "obstacle", "An undone one",
                        "action", "w",
                        "owner", "o",
                        "due", "2026-12-01",
                        "series", "promise-kept"));
        String token = all(page, "name=\"token\" value=\"([^\"]+)\"").get(0);
        after(officer, "/undo", Map.of("token", token));
        assertThat(sql.sql("select withdrawn_at is not null from quality_action where topic = 'An undone one'")
                        .query(Boolean.class)
                        .single())
                .isTrue();
        // a refused form offers nothing
        assertThat(after(officer, "/rebases", Map.of("series", "promise-kept", "month", "2026-03", "reason", "")))
                .doesNotContain("class=\"undo\"");
    }

    private static String after(TestClient person, String address, Map<String, String> fields) {
        return pageAfter(person, person.post("/account", address, fields));
    }

    private long undone(String action, String subject) {
        return sql.sql(
                        "select count(*) from audit_entry where action = :action and subject = :subject and outcome = 'done'")
                .param("action", action)
                .param("subject", subject)
                .query(Long.class)
                .single();
    }
}
