package org.rida.console.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.rida.access.Role;
import org.rida.console.RunningConsole;
import org.rida.console.TestClient;
import org.rida.job.charity.CharityRules;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;

/** Changes of the rules: checked, put into force whole or not at all, with what stood there before. */
class RulesControllerTest extends RunningConsole {

    private static final Pattern SEEN = Pattern.compile("name=\"seen\" value=\"([0-9a-f]{64})\"");

    @Value("${rida.jobs}")
    Path jobs;

    @Value("${rida.data}")
    Path data;

    @Test
    void aJobIsChangedAtOnceAndItsFormerTextStays() throws IOException {
        TestClient administrator = client(Role.ADMINISTRATOR);
        String file = "watch-list.yaml";
        String before = Files.readString(jobs.resolve(file));
        String after = before.replace("15 6", "45 6");
        assertThat(after).isNotEqualTo(before);
        String seen = seen(administrator, file);

        assertThat(check(administrator, file, after, seen).body()).contains("Apply", "45 6", "class=\"removed\"");
        assertThat(Files.readString(jobs.resolve(file))).as("only checked").isEqualTo(before);
        // a browser ends lines with two letters
        HttpResponse<String> put = put(administrator, file, after.replace("\n", "\r\n"), seen, "buses are late");

        assertThat(put.statusCode()).isEqualTo(302);
        assertThat(Files.readString(jobs.resolve(file))).isEqualTo(after);
        assertThat(administrator.get("/jobs/watch-list?lang=en").body()).contains("at 06:45");
        String page = administrator.get("/rules?file=" + file).body();
        Matcher former = Pattern.compile("former=(\\w+)").matcher(page);
        assertThat(former.find()).isTrue();
        assertThat(administrator
                        .get("/rules?file=" + file + "&former=" + former.group(1))
                        .body())
                .contains("15 6");
        assertThat(sql.sql(
                                "select detail ->> 'reason' from audit_entry where action = 'rules-changed' and subject = :file and outcome = 'done'")
                        .param("file", file)
                        .query(String.class)
                        .list())
                .containsExactly("buses are late");
    }

    @Test
    void whatSomebodyElseChangedMeanwhileIsNotOverwritten() throws IOException {
        TestClient administrator = client(Role.ADMINISTRATOR);
        String file = "data-quality.yaml";
        String seen = seen(administrator, file);
        String others = Files.readString(jobs.resolve(file)) + "# another's\n";
        Files.writeString(jobs.resolve(file), others);

        HttpResponse<String> put = put(administrator, file, others + "# mine\n", seen, "mine");

        assertThat(put.body()).contains("was changed after it was opened here", "# mine");
        assertThat(Files.readString(jobs.resolve(file))).isEqualTo(others);
    }

    @Test
    void whatIsWrongIsRefusedWithItsPlaceAlsoWithoutACheckBefore() throws IOException {
        TestClient administrator = client(Role.ADMINISTRATOR);
        for (String[] wrong : new String[][] {
            {"retention-purge.yaml", "cron: \"never\"", "schedule.cron"},
            {"mappings/requests.yaml", "reject-limit: 7", "reject-limit"},
            {"policy/clock.yaml", "", "clock"},
            {"delivery/recipients.yaml", "reports: [{report: none}]", "recipients"}
        }) {
            Path file = jobs.resolve(wrong[0]);
            String before = Files.readString(file);
            String words = wrong[0].startsWith("retention")
                    ? before.replaceFirst("cron: .*", wrong[1])
                    : wrong[0].startsWith("mappings") ? before + wrong[1] + "\n" : wrong[1];
            HttpResponse<String> put = put(administrator, wrong[0], words, seen(administrator, wrong[0]), "why not");
            assertThat(put.body())
                    .as(wrong[0])
                    .contains("role=\"alert\"", wrong[2])
                    .doesNotContain("/tmp/rida-rules");
            assertThat(Files.readString(file)).isEqualTo(before);
        }
    }

    @Test
    void whatIsNoYamlIsSaidInTheLanguageOfTheReader() {
        TestClient administrator = client(Role.ADMINISTRATOR);
        String file = "backup.yaml";
        String broken = "title: {ar: نسخ, en: Copy\nsteps: [\n";

        administrator.get("/rules?lang=en");
        assertThat(check(administrator, file, broken, seen(administrator, file)).body())
                .contains("role=\"alert\"", file + ", line 2", "cannot be read as YAML");
        administrator.get("/rules?lang=ar");
        String seen = all(administrator.get("/rules?file=" + file).body(), "name=\"seen\" value=\"([^\"]+)\"")
                .get(0);
        assertThat(check(administrator, file, broken, seen).body())
                .contains("role=\"alert\"", "لا يُقرأ النص بصيغة YAML")
                .doesNotContain("expected", "while parsing", "found");
    }

    /** There and back, without anybody who starts the server: a process that serves begins again by itself. */
    @Test
    void theServerStartsAgainWithAChangeOfThePolicy(@Autowired ConfigurableApplicationContext context)
            throws IOException {
        AtomicInteger asked = new AtomicInteger();
        ApplicationListener<PayloadApplicationEvent<CharityRules.RestartRequested>> listener =
                ApplicationListener.forPayload(event -> asked.incrementAndGet());
        context.addApplicationListener(listener);
        TestClient administrator = client(Role.ADMINISTRATOR);
        String file = "policy/clock.yaml";
        String before = Files.readString(jobs.resolve(file));
        String after = before.replace("target-days: 14", "target-days: 9");
        String seen = seen(administrator, file);

        assertThat(check(administrator, file, after, seen).body())
                .contains("The server starts again with the change", "months change, from", "class=\"removed\"");
        assertThat(asked).hasValue(0);
        assertThat(put(administrator, file, after, seen, "entered wrongly").body())
                .contains("data-wait-for", "href=\"/rules?file=policy/clock.yaml\"");
        assertThat(administrator.get("/rules?lang=en").body())
                .as("while it has not")
                .contains("have changed since the server started", "<bdi>" + file + "</bdi>");
        assertThat(put(administrator, file, before, seen(administrator, file), "back")
                        .body())
                .contains("data-wait-for");
        assertThat(asked).hasValue(2);
        assertThat(administrator.get("/rules?lang=en").body()).doesNotContain("have changed since the server started");
        context.removeApplicationListener(listener);
    }

    @Test
    void withoutAReasonOrWhereNothingCanBeWrittenNothingChanges() throws IOException {
        TestClient administrator = client(Role.ADMINISTRATOR);
        String file = "annual-board-report.yaml";
        String before = Files.readString(jobs.resolve(file));
        String after = before + "# changed\n";
        assertThat(put(administrator, file, after, seen(administrator, file), " ")
                        .body())
                .contains("A reason is required");

        Files.createDirectories(data.resolve("rules"));
        Path blocked = data.resolve("rules").resolve(file);
        assertThat(blocked)
                .as("no other test of the shared console changes this file")
                .doesNotExist();
        Files.writeString(blocked, "a file where a folder should be");
        assertThat(put(administrator, file, after, seen(administrator, file), "why")
                        .body())
                .contains("could not be written", "nothing has changed");
        Files.delete(blocked);
        assertThat(Files.readString(jobs.resolve(file))).isEqualTo(before);
    }

    private static String seen(TestClient administrator, String file) {
        Matcher seen =
                SEEN.matcher(administrator.get("/rules?lang=en&file=" + file).body());
        assertThat(seen.find()).isTrue();
        return seen.group(1);
    }

    private static HttpResponse<String> check(TestClient administrator, String file, String words, String seen) {
        return administrator.post("/rules", "/rules/check", Map.of("file", file, "content", words, "seen", seen));
    }

    private static HttpResponse<String> put(
            TestClient administrator, String file, String words, String seen, String why) {
        return administrator.post(
                "/rules", "/rules/change", Map.of("file", file, "content", words, "seen", seen, "reason", why));
    }
}
