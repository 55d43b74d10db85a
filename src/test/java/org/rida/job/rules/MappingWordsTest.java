package org.rida.job.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rida.OwnJobs;
import org.rida.access.Actor;
import org.rida.access.AuditLog;
import org.rida.database.TestDatabase;
import org.rida.intake.mapping.Mapping;
import org.rida.intake.mapping.Mappings;
import org.rida.intake.setup.FileDescription.NewTerm;
import org.rida.job.definition.TestPulls;
import org.rida.policy.Dimension;
import org.rida.policy.Policy;
import org.rida.policy.PolicyReader;

class MappingWordsTest {

    private static final Actor ACTOR = Actor.console("quality", "test");
    private static final InstantSource TIME = InstantSource.fixed(Instant.parse("2026-11-20T09:00:00Z"));
    private static final AuditLog AUDIT = AuditLog.of(TestDatabase.fresh(), TIME);

    @TempDir
    Path place;

    private Path jobs;
    private Policy policy;
    private RulesFiles files;
    private MappingWords words;

    @BeforeEach
    void begin() throws IOException {
        jobs = OwnJobs.in(place);
        policy = PolicyReader.read(jobs.resolve("policy"));
        files = new RulesFiles(jobs);
        ProposedRules proposed = new ProposedRules(jobs, Path.of("reports"), List.of(), TestPulls.none(), AUDIT);
        RulesChange change = new RulesChange(files, proposed, place.resolve("data"), TIME, AUDIT);
        words = new MappingWords(
                files, change, new NewMapping(policy, files, change, proposed, place.resolve("data"), TIME));
    }

    @Test
    void answersAreAddedOneAfterTheOther() {
        words.store("requests", Map.of("channel", Map.of("الفاكس", "letter")), List.of(), "a.csv", ACTOR);
        words.store("requests", Map.of("channel", Map.of("n/k", "-")), List.of(), "b.csv", ACTOR);

        assertThat(Mappings.read(jobs.resolve("mappings")).get("requests").words())
                .containsExactly(
                        new Mapping.WordMapping("channel", "letter", List.of("الفاكس")),
                        new Mapping.WordMapping("channel", "-", List.of("n/k")));
        assertThatThrownBy(() -> words.store(
                        "requests", Map.of("channel", Map.of("الفاكس", "phone")), List.of(), "c.csv", ACTOR))
                .hasMessageContaining("is accepted for both letter and phone");
    }

    @Test
    void aNewChannelIsKnownAtOnceAndByItsName() throws IOException {
        words.store(
                "requests",
                Map.of("channel", Map.of("البرقية", "telegram")),
                List.of(new NewTerm("channel", "telegram", "البرقية", "البرقية", "Telegram", null)),
                "a.csv",
                ACTOR);

        assertThat(policy.name(Dimension.CHANNEL, "telegram").en()).isEqualTo("Telegram");
        assertThat(PolicyReader.read(jobs.resolve("policy")).channels()).isEqualTo(policy.channels());
        assertThat(files.awaitingRestart()).isEmpty();
        assertThatThrownBy(() -> policy.add(Dimension.KIND, new Policy.Term("new", policy.name(Dimension.KIND, "new"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** Somebody wrote a phone number where the channel belongs. */
    @Test
    void personalDataIsNotRemembered() throws IOException {
        Path mapping = jobs.resolve("mappings/requests.yaml");
        String before = Files.readString(mapping);

        assertThatThrownBy(() -> words.store(
                        "requests", Map.of("channel", Map.of("0551234567", "phone")), List.of(), "a.csv", ACTOR))
                .hasMessageContaining("no mapping may hold it");

        assertThat(mapping).hasContent(before);
    }

    @Test
    void aListAmongOtherKeysGrowsWhereItIs() {
        String text = "record-type: request\nwords:\n  - {field: kind, code: aid, accept: [a]}\nsheet: Rows\n";

        assertThat(MappingWords.withWords(text, Map.of("kind", Map.of("b", "aid"))))
                .isEqualTo(
                        """
                        record-type: request
                        words:
                          - {field: kind, code: aid, accept: [a]}
                          - {field: kind, code: "aid", accept: ["b"]}
                        sheet: Rows
                        """);
    }
}
