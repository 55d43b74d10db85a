package org.rida.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rida.access.Role;
import org.springframework.beans.factory.annotation.Value;

/** The form of those who are sent reports and failures, over a file that was written by hand. */
class RecipientsPageTest extends RunningConsole {

    private Path file = Path.of("");
    private String before = "";

    @BeforeEach
    void file(@Value("${rida.jobs}") Path jobs) throws IOException {
        file = jobs.resolve("delivery").resolve("recipients.yaml");
        before = Files.readString(file);
    }

    @AfterEach
    void asItWas() throws IOException {
        Files.writeString(file, before);
    }

    @Test
    void addressesAreChangedInTheirPlaceAndALineIsAdded() throws IOException {
        TestClient administrator = client(Role.ADMINISTRATOR);
        String page = administrator.get("/recipients?lang=en").body();
        assertThat(page)
                .contains("when it is issued", "Failures of runs and deliveries", "board@model-charity.example")
                .doesNotContain("board-monthly ·");

        String saved = save(
                administrator,
                page,
                Map.of(
                        "failures-0", "admin@model-charity.example, it@model-charity.example",
                        "added.to", "head@model-charity.example",
                        "added.report", "board-annual",
                        "added.when", "issue",
                        "added.language", "en"));

        assertThat(saved).contains("From now on messages go to these addresses", "head@model-charity.example");
        assertThat(Files.readString(file))
                .contains("# drafts go to the people who review them", "it@model-charity.example")
                .contains("{report: \"board-annual\", when: issue, language: en, formats: [pdf], to: [\"head@");
        assertThat(save(administrator, saved, Map.of())).contains("Nothing was different");
    }

    /** Whoever is told nothing so far has a field as well. */
    @Test
    void firstAddressesOfFailuresAndMorningsAreEntered() throws IOException {
        Files.writeString(file, "# by hand\nreports: []\n");
        TestClient administrator = client(Role.ADMINISTRATOR);
        String page = administrator.get("/recipients?lang=en").body();

        assertThat(save(administrator, page, Map.of("mornings-quality-en", "no address")))
                .contains("id=\"wrong-mornings-quality-en\"");
        String saved = save(
                administrator,
                page,
                Map.of(
                        "mornings-quality-en", "quality@model-charity.example",
                        "mornings-administrator-en", "",
                        "failures-en", "it@model-charity.example"));

        assertThat(saved).contains("From now on messages go to these addresses", "name=\"mornings-administrator-en\"");
        assertThat(Files.readString(file))
                .contains("# by hand", "- {role: quality, language: en, to: [\"quality@model-charity.example\"]}")
                .contains("- {language: en, to: [\"it@model-charity.example\"]}")
                .doesNotContain("administrator");

        Files.writeString(file, "mornings:\n  - {language: ar, to: [quality@model-charity.example]}\n");
        assertThat(administrator.get("/recipients").body())
                .as("a line without a role is for quality officers")
                .doesNotContain("name=\"mornings-quality-en\"");
    }

    @Test
    void formatsAreSeparatedAsTheLanguageSeparatesThem() {
        TestClient administrator = client(Role.ADMINISTRATOR);

        assertThat(administrator.get("/recipients?lang=en").body()).contains("<bdi>PDF</bdi>, <bdi>XLSX</bdi>");
        assertThat(administrator.get("/recipients?lang=ar").body()).contains("<bdi>PDF</bdi>، <bdi>XLSX</bdi>");
    }

    @Test
    void whatIsNoAddressIsSaidBesideItsFieldAndKept() throws IOException {
        TestClient administrator = client(Role.ADMINISTRATOR);
        String page = administrator.get("/recipients?lang=en").body();

        assertThat(save(administrator, page, Map.of("failures-0", "the administrator")))
                .contains("id=\"wrong-failures-0\"", "the administrator</textarea>");
        assertThat(Files.readString(file)).isEqualTo(before);
    }

    /** Two people change the file at the same time: the second is told. */
    @Test
    void aFileThatWasChangedMeanwhileIsLeftAsItIs() throws IOException {
        TestClient administrator = client(Role.ADMINISTRATOR);
        String page = administrator.get("/recipients?lang=en").body();
        String other = before + "# changed meanwhile\n";
        Files.writeString(file, other);

        assertThat(save(administrator, page, Map.of("failures-0", "it@model-charity.example")))
                .contains("role=\"alert\"");
        assertThat(Files.readString(file)).isEqualTo(other);
    }

    /** The log tells an administrator which address left and which came, in part, on the page and in the file. */
    @Test
    void theAuditLogTellsTheChangedAddressesInPart() {
        TestClient administrator = client(Role.ADMINISTRATOR);
        String page = administrator.get("/recipients?lang=en").body();
        save(administrator, page, Map.of("reports-1", "chair@model-charity.example"));

        for (String log : List.of("/audit", "/audit.csv")) {
            assertThat(administrator
                            .get(log + "?action=rules-changed&subject=recipients")
                            .body())
                    .contains(
                            "removed \u2068b***@model-charity.example\u2069, added \u2068c***@model-charity.example\u2069")
                    .contains("· when it is issued · Arabic")
                    .doesNotContain("***@***", "chair@model", "to: [");
        }
    }

    private static String save(TestClient administrator, String page, Map<String, String> entered) {
        Map<String, String> sent = new HashMap<>(entered);
        sent.put("seen", all(page, "name=\"seen\" value=\"(\\w+)\"").get(0));
        HttpResponse<String> answer = administrator.post("/recipients", "/recipients", sent);
        return answer.statusCode() == 200
                ? answer.body()
                : administrator.get("/recipients").body();
    }
}
