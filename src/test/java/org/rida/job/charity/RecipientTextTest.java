package org.rida.job.charity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Addresses are changed where they stand in the file of recipients; all else stays as somebody wrote it. */
class RecipientTextTest {

    private static final String FILE =
            """
            # who is told
            reports:
              - {report: board-monthly, when: issue, language: ar, to: [a@x.example, "b@x.example"]} # the board
              - report: board-annual
                when: draft
                language: en
                folders: [/srv/share]
            failures:
              - {language: ar, to: [it@x.example]}
            """;

    @Test
    void theFileOfTheStarterHasALineForEachDelivery() throws IOException {
        String text = Files.readString(Path.of("jobs", "delivery", "recipients.yaml"));

        assertThat(RecipientText.lines(text))
                .hasSize(10)
                .allSatisfy(line -> assertThat(line.to()).hasSize(1))
                .extracting(RecipientText.RecipientLine::field)
                .startsWith("reports-0")
                .endsWith("failures-0", "mornings-0", "mornings-1");
        assertThat(RecipientText.with(text, Map.of())).isEqualTo(text);
    }

    @Test
    void addressesComeAndGoInTheirPlace() {
        String changed = RecipientText.with(
                FILE,
                Map.of(
                        "reports-0", List.of("b@x.example", "c@x.example"),
                        "reports-1", List.of("d@x.example")));

        assertThat(changed)
                .startsWith("# who is told\nreports:\n  - {report: board-monthly")
                .contains("# the board");
        assertThat(RecipientText.lines(changed))
                .extracting(RecipientText.RecipientLine::to)
                .containsExactly(
                        List.of("b@x.example", "c@x.example"), List.of("d@x.example"), List.of("it@x.example"));
        assertThat(RecipientText.lines(changed).get(1).facts()).containsEntry("folders", "/srv/share");
    }

    /** Each address stays or goes, and a new one comes or does not: flow lists with and without a comma at the end, and blocks. */
    @Test
    void whateverGoesTheListStaysValid() {
        List<String> all = List.of("a@x.example", "b@x.example", "c@x.example");
        for (String list : List.of(
                "[a@x.example, b@x.example, c@x.example]",
                "[a@x.example, b@x.example, c@x.example, ]",
                "[ \"a@x.example\"\n    , b@x.example,\n     c@x.example ]",
                "\n      - a@x.example\n      - b@x.example # twice\n      - c@x.example")) {
            String text = "failures:\n  - language: ar\n    to: " + list + "\nmornings: []\n";
            for (int stays = 0; stays < 8; stays++) {
                for (List<String> added : List.of(List.<String>of(), List.of("d@x.example"))) {
                    List<String> wanted = new ArrayList<>();
                    for (int at = 0; at < all.size(); at++) {
                        if ((stays >> at & 1) == 1) {
                            wanted.add(all.get(at));
                        }
                    }
                    wanted.addAll(added);
                    String changed = RecipientText.with(text, Map.of("failures-0", wanted));
                    assertThat(RecipientText.lines(changed))
                            .as(changed)
                            .extracting(RecipientText.RecipientLine::to)
                            .isEqualTo(wanted.isEmpty() ? List.of() : List.of(wanted));
                }
            }
        }
    }

    /** What only goes into a folder needs no address. */
    @Test
    void aLineWithoutAddressesGoesUnlessItHasAFolder() {
        String changed = RecipientText.with(
                FILE, Map.of("reports-0", List.of(), "reports-1", List.of(), "failures-0", List.of()));

        assertThat(RecipientText.lines(changed))
                .extracting(line -> line.facts().get("report"))
                .containsExactly("board-annual");

        String line = "{language: en, to: [it@x.example]}";
        for (String text : List.of(changed, "failures: []\n", "failures:\nreports: []", "", "# nobody yet")) {
            assertThat(RecipientText.lines(RecipientText.with(text, "failures", line)))
                    .as(text)
                    .filteredOn(added -> added.section().equals("failures"))
                    .extracting(RecipientText.RecipientLine::to)
                    .containsExactly(List.of("it@x.example"));
        }
    }
}
