package org.rida.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rida.access.Role;
import org.rida.console.confirmation.Confirmation;

/** What cannot be undone is refused by the server to whoever was not shown it, or was shown something else than what is there now. */
class ConfirmationTest extends RunningConsole {

    private static final String REFUSED = "Nothing was done: this page had not shown you what would change";
    private static final String REFUSED_AR = "لم يُنفَّذ شيء: لم يُعرض عليك ما سيتغير";
    private static final Pattern FORM = Pattern.compile("(?s)<form\\b.*?</form>");

    /** Every form that asks in the browser asks the server, too. */
    @Test
    void everyQuestionHasItsConfirmation() throws IOException {
        List<String> without;
        try (Stream<Path> templates = Files.list(Path.of("src/main/resources/templates"))) {
            without = templates.flatMap(ConfirmationTest::forms).toList();
        }
        assertThat(without).isEmpty();
    }

    private static Stream<String> forms(Path template) {
        try {
            String text = Files.readString(template);
            // a button of another place may belong to the form
            return FORM.matcher(text)
                    .results()
                    .map(form -> form.group())
                    .filter(form -> form.contains("data-confirm") && !form.contains("name=\"confirmed\""))
                    .filter(form ->
                            !form.contains("id=\"delete\"") || !text.contains("form=\"delete\" name=\"confirmed\""))
                    .map(form -> template.getFileName() + ": " + form);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** With everything that a form sends but its confirmation, each is refused in both languages, and nothing is recorded as done. */
    @Test
    void nothingIsDoneUnseen() {
        TestClient administrator = client(Role.ADMINISTRATOR);
        Map<String, Map<String, String>> forms = forms(administrator);
        TreeSet<String> routes = new TreeSet<>(UndoTest.CONFIRMED.keySet());
        routes.addAll(UndoTest.AFTER_FIGURES);
        assertThat(forms.keySet().stream().map(ConfirmationTest::route)).containsExactlyInAnyOrderElementsOf(routes);
        for (String language : List.of("en", "ar")) {
            administrator.get("/account?lang=" + language);
            long before = done();
            forms.forEach((address, fields) -> {
                Map<String, String> sent = new HashMap<>(fields);
                sent.put(Confirmation.FIELD, "");
                assertThat(pageAfter(administrator, administrator.post("/account", address, sent)))
                        .as(address)
                        .contains("role=\"alert\"", language.equals("en") ? REFUSED : REFUSED_AR);
            });
            assertThat(done()).isEqualTo(before);
        }
    }

    /** Addresses with fields that would do it, as far as they can be refused for nothing else first. */
    private Map<String, Map<String, String>> forms(TestClient administrator) {
        Map<String, String> reason = Map.of("reason", "test");
        String file = rejectedFile("unseen.csv");
        String row = sql.sql("select rejected_id from rejected_row where file_id = :file")
                .param("file", Long.parseLong(file))
                .query(String.class)
                .single();
        String draft = sql.sql("select max(edition_id) from report_edition where state = 'draft'")
                .query(String.class)
                .single();
        String request = sql.sql("select min(request_no) from request")
                .query(String.class)
                .single();
        String upload = described(administrator);
        Map<String, Map<String, String>> forms = new TreeMap<>();
        forms.put("/account/passkeys/none/remove", Map.of());
        forms.put("/account/tokens/999999/revoke", Map.of());
        forms.put("/actions/999999/withdraw", Map.of("note", "test"));
        forms.put("/charity/demonstration", Map.of("charity", "no"));
        Map<String, String> promise = PageForms.form(administrator, "/charity");
        promise.putAll(Map.of("target-days", "9", "reason", "test"));
        forms.put("/charity/promise", promise);
        forms.put("/charity/version/withdraw", Map.of("day", "2020-01-01", "reason", "test"));
        forms.put("/drafts/" + draft + "/issue", reason);
        forms.put("/drafts/issue", Map.of("draft", draft, "reason", "test"));
        forms.put("/files/0123456789abcdef/discard", Map.of());
        forms.put("/files/" + file + "/withdraw", reason);
        forms.put("/files/" + upload + "/ingest", Map.of("mapping", "requests"));
        forms.put("/follow-ups/999999/called", Map.of("day", "2026-10-31"));
        forms.put("/jobs/retention-purge/runs", reason);
        forms.put("/messages/999999/cancel", Map.of());
        forms.put("/messages/999999/readdress", Map.of());
        forms.put("/persons/erase", Map.of("number", request, "kind", "request", "reason", "test"));
        forms.put("/persons/requests/999999/close", reason);
        forms.put("/questions/pace/delete", Map.of());
        forms.put("/rebases", Map.of("series", "received", "month", "2025-09", "reason", "test"));
        forms.put("/rejected/" + file + "/dismiss", reason);
        forms.put("/rejected/" + file + "/" + row + "/dismiss", reason);
        forms.put("/sampling", Map.of("days", "1096", "number", "0", "seed", "1"));
        forms.put("/setup/" + upload + "/save", Map.of("name", "unseen"));
        forms.put("/users/nobody/code", Map.of());
        forms.put("/views/999999/delete", Map.of());
        return forms;
    }

    private static String described(TestClient administrator) {
        byte[] table = "number of it,day of it\n1,2026-10-01\n".getBytes(StandardCharsets.UTF_8);
        String checked = administrator
                .upload("/files", "/files", "file", "unseen-setup.csv", table)
                .body();
        String upload = all(checked, "name=\"upload\" value=\"([0-9a-f]{32})\"").get(0);
        String setup = "/setup/" + upload;
        administrator.post("/account", "/setup", Map.of("upload", upload));
        administrator.post("/account", setup + "/file", Map.of("leaveOutColumn", "number of it", "leaveOut", "1"));
        administrator.post("/account", setup + "/type", Map.of("type", "request"));
        Map<String, String> columns =
                Map.of("column.0", "request_no", "column.1", "received_on", "constant.kind", "aid");
        administrator.post("/account", setup + "/columns", columns);
        return upload;
    }

    private static String route(String address) {
        return Stream.concat(UndoTest.CONFIRMED.keySet().stream(), UndoTest.AFTER_FIGURES.stream())
                .filter(route -> address.matches(
                        route.replaceAll("\\{\\w+:([^}]*)}", "($1)").replaceAll("\\{\\w+}", "[^/]+")))
                .findFirst()
                .orElse(address);
    }

    private long done() {
        return sql.sql(
                        """
                        select count(*) from audit_entry where actor = 'administrator' and outcome = 'done'
                        and action !~ '(viewed|found|compared)$'
                        """)
                .query(Long.class)
                .single();
    }

    /** Somebody else has recorded the same in between: the form is not good any more, and the preview is shown again. */
    @Test
    void aResetThatWasOvertakenIsShownAgain() {
        TestClient officer = client(Role.QUALITY);
        Map<String, String> decision = Map.of("series", "received", "month", "2026-01", "reason", "overtaken");
        String page =
                officer.get("/rebases?series=received&month=2026-01&lang=en").body();
        assertThat(pageAfter(officer, officer.postFrom(page, "/rebases", decision)))
                .doesNotContain(REFUSED);
        String recorded = sql.sql("select max(rebase_id) from rebase where reason = 'overtaken'")
                .query(String.class)
                .single();

        String again = pageAfter(officer, officer.postFrom(page, "/rebases", decision));

        assertThat(again).contains(REFUSED, "id=\"preview\"");
        assertThat(sql.sql("select count(*) from rebase where reason = 'overtaken'")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        officer.post("/rebases", "/rebases/" + recorded + "/withdraw", Map.of("reason", "test"));
    }

    @Test
    void rowsThatCameAfterThePageAreNotDismissed() {
        TestClient officer = client(Role.QUALITY);
        String file = rejectedFile("overtaken.csv");
        String page = officer.get("/rejected/" + file + "?lang=en").body();
        reject(file, 3);

        String address = "/rejected/" + file + "/dismiss";
        String again = pageAfter(officer, officer.postFrom(page, address, Map.of("reason", "test")));

        assertThat(again).contains(REFUSED, address);
        assertThat(pageAfter(officer, officer.postFrom(again, address, Map.of("reason", "test"))))
                .doesNotContain(REFUSED);
        assertThat(audited("rows-dismissed", "overtaken.csv")).isEqualTo(1);
    }

    private String rejectedFile(String name) {
        String file = sql.sql(
                        """
                        insert into source_file (name, sha256, mapping, record_type, bytes, state, headers)
                        values (:name, md5(random()::text), 'responses', 'response', 1, 'merged',
                            '["response_no", "answered_on", "channel"]') returning file_id
                        """)
                .param("name", name)
                .query(String.class)
                .single();
        reject(file, 2);
        return file;
    }

    private void reject(String file, int line) {
        sql.sql(
                        """
                        insert into rejected_row (file_id, line_no, cells, reasons)
                        values (:file, :line, '{"response_no": "A-1", "answered_on": "2026-10-03", "channel": "telegram"}',
                            '[{"code": "unknown-value", "column": "channel", "found": "telegram"}]')
                        """)
                .param("file", Long.parseLong(file))
                .param("line", line)
                .update();
    }
}
