package org.rida.console.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rida.access.Actor;
import org.rida.access.AuditAction;
import org.rida.access.AuditLog;
import org.rida.access.AuditLog.Operation;
import org.rida.access.AuditOutcome;
import org.rida.access.Role;
import org.rida.console.RunningConsole;
import org.rida.console.TestClient;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** The audit log: its pages, filters and search. */
class AuditPagesTest extends RunningConsole {

    @Autowired
    AuditLog audit;

    @Value("${rida.jobs}")
    Path jobs;

    @Test
    void theAuditLogIsPagedAndKeepsItsFiltersInTheAddress() {
        Actor actor = Actor.console("pager", "192.0.2.1");
        for (int i = 1; i <= 101; i++) {
            audit.record(
                    new Operation(actor, AuditAction.ROWS_VIEWED, "paged subject " + i, Map.of()), AuditOutcome.DONE);
        }
        TestClient administrator = client(Role.ADMINISTRATOR);

        String first = administrator
                .get("/audit?lang=en&actor=pager&action=rows-viewed&subject=PAGED")
                .body();
        assertThat(subjects(first)).hasSize(100).doesNotContain("paged subject 1");
        String older =
                all(first, "href=\"(/audit\\?[^\"]*from=100[^\"]*)\"").get(0).replace("&amp;", "&");
        assertThat(older).contains("actor=pager", "action=rows-viewed", "subject=PAGED");
        String second = administrator.get(older).body();
        assertThat(subjects(second)).containsExactly("paged subject 1");
        assertThat(second).contains("value=\"pager\"", "from=0").doesNotContain("from=200");
    }

    @Test
    void everyFilterOfTheAuditLogNarrowsIt() {
        Actor actor = Actor.console("filtered", "192.0.2.2");
        audit.record(new Operation(actor, AuditAction.ROWS_VIEWED, "Alpha", Map.of("n", "3")), AuditOutcome.DONE);
        audit.record(new Operation(actor, AuditAction.KEY_REPLACED, "Beta", Map.of()), AuditOutcome.REFUSED);
        TestClient administrator = client(Role.ADMINISTRATOR);
        String address = "/audit?lang=en&actor=filtered";

        assertThat(subjects(administrator.get(address).body())).containsExactly("Beta", "Alpha");
        assertThat(subjects(administrator.get(address + "&action=key-replaced").body()))
                .containsExactly("Beta");
        assertThat(subjects(administrator.get(address + "&subject=lph").body())).containsExactly("Alpha");
        assertThat(administrator.get(address + "&subject=lph").body()).contains("<bdi>3</bdi>", "192.0.2.2");
        assertThat(administrator.get(address + "&subject=gamma").body()).contains("No entry matches this search.");
    }

    @Test
    void whatIsSearchedForIsShownAsText() {
        String script = "\"><script>alert(1)</script>";
        String page = client(Role.ADMINISTRATOR)
                .get("/audit?subject=" + URLEncoder.encode(script, StandardCharsets.UTF_8))
                .body();

        assertThat(page).contains("&lt;script&gt;alert(1)").doesNotContain("<script>alert(1)");
    }

    /** Values inline, lines of a file as a difference, a schedule in words, and nothing of whom a line names. */
    @Test
    void aChangeTellsWhatWasAndWhatIs() throws IOException {
        TestClient administrator = client(Role.ADMINISTRATOR);
        administrator.get("/users?lang=en");
        administrator.post("/users", "/users", Map.of("name", "moved", "fullName", "Moved", "role", "board"));
        administrator.post("/users", "/users/moved/role", Map.of("role", "quality"));
        String address = "/audit?action=role-changed&subject=moved";
        assertThat(administrator.get(address).body())
                .contains("Role:", "\u2068Board member\u2069 → \u2068Quality officer\u2069");
        assertThat(administrator.get(address + "&lang=ar").body())
                .contains("\u2068عضو مجلس الإدارة\u2069 ← \u2068مسؤول الجودة\u2069");

        Path file = jobs.resolve("backup.yaml");
        String before = Files.readString(file);
        String after = before.replaceFirst("cron: \"[^\"]*\"", "cron: \"0 10 9 5 * *\"") + "# call 0501234567\n";
        administrator.get("/account?lang=en");
        String seen = all(administrator.get("/rules?file=backup.yaml").body(), "name=\"seen\" value=\"(\\w+)\"")
                .get(0);
        administrator.post(
                "/rules",
                "/rules/change",
                Map.of("file", "backup.yaml", "content", after, "seen", seen, "reason", "later"));
        assertThat(Files.readString(file)).isEqualTo(after);
        Files.writeString(file, before);

        String page = administrator
                .get("/audit?action=rules-changed&subject=backup.yaml")
                .body();
        assertThat(page)
                .contains("later", "3 changed lines", "<code>  cron: &quot;0 10 9 5 * *&quot;</code>")
                .containsPattern("Schedule:</span> <bdi>[^<]+ → \u2068On day 5 of each month at 09:10")
                .containsPattern("<code># call [^<0-9]+</code>")
                .doesNotContain(seen, "0501234567");
        assertThat(administrator
                        .get("/audit.csv?action=rules-changed&subject=backup.yaml")
                        .body())
                .contains("On day 5 of each month at 09:10", "Changed lines: ")
                .doesNotContain("0501234567");
    }

    private static List<String> subjects(String page) {
        return all(page, "<td[^>]*><bdi>((?:paged subject \\d+)|Alpha|Beta)</bdi></td>");
    }
}
