package org.rida.job.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rida.OwnJobs;
import org.rida.access.Actor;
import org.rida.access.AuditLog;
import org.rida.database.TestDatabase;
import org.rida.i18n.Problem;
import org.rida.job.definition.TestPulls;

/** A changed file of {@code jobs/}: {@link RulesFiles}, {@link ProposedRules} and {@link RulesChange} together. */
class RulesChangeTest {

    private static final Actor ACTOR = Actor.console("administrator", "test");
    private static final AuditLog AUDIT = AuditLog.of(TestDatabase.fresh(), InstantSource.system());
    private static final String FILE = "count.yaml";
    private static final String BEFORE = job("Counting");
    private static final String AFTER = job("Counting again");

    @TempDir
    Path place;

    private Path jobs;
    private Instant now = Instant.parse("2026-11-20T09:00:00Z");
    private final List<Path> checked = new ArrayList<>();
    private RulesFiles folder;
    private RulesChange change;

    @BeforeEach
    void files() throws IOException {
        jobs = OwnJobs.in(place);
        Files.writeString(jobs.resolve(FILE), BEFORE);
        folder = new RulesFiles(jobs);
        change = new RulesChange(folder, proposed(), place.resolve("data"), () -> now, AUDIT);
    }

    @Test
    void aGoodChangeIsInForceAndTheFormerWordsAreKept() throws IOException {
        Files.setPosixFilePermissions(jobs.resolve(FILE), PosixFilePermissions.fromString("rw-r-----"));
        change.apply(FILE, AFTER, RulesFiles.fingerprint(BEFORE), ACTOR, "a trial");
        now = now.plusSeconds(60);
        change.apply(FILE, BEFORE, RulesFiles.fingerprint(AFTER), ACTOR, "a trial");

        assertThat(folder.text(FILE)).isEqualTo(BEFORE);
        assertThat(change.previousVersions(FILE))
                .extracting(RulesChange.PreviousVersion::name)
                .containsExactly("20261120T090100000Z", "20261120T090000000Z");
        assertThat(change.previousText(FILE, "20261120T090100000Z")).isEqualTo(AFTER);
        assertThat(change.previousText(FILE, "20261120T090000000Z")).isEqualTo(BEFORE);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(jobs.resolve(FILE))))
                .isEqualTo("rw-r-----");
    }

    @Test
    void aChangeOfWordsThatSomebodyElseChangedIsRefused() {
        assertThatThrownBy(() -> change.apply(
                        FILE, AFTER, RulesFiles.fingerprint("what stood there last week"), ACTOR, "a trial"))
                .isInstanceOf(Problem.class)
                .hasMessageStartingWith("count.yaml was changed after it was opened here");
        assertUnchanged();
    }

    @Test
    void aBadChangeIsRefusedWithThePlaceAsPeopleKnowIt() {
        assertThatThrownBy(() -> change.apply(
                        FILE,
                        AFTER.replace("months: stale", "months: some"),
                        RulesFiles.fingerprint(BEFORE),
                        ACTOR,
                        "a trial"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining(jobs.resolve(FILE).toString())
                .hasMessageContaining("months")
                .hasMessageContaining("some");
        assertUnchanged();
    }

    @Test
    void aChangeThatAnotherPackageRefusesIsRefused() {
        RulesChange refused = new RulesChange(
                folder,
                new ProposedRules(
                        jobs,
                        Path.of("reports"),
                        List.of(copy -> {
                            throw Problem.of("problem.folder-missing", "folder", copy.resolve("delivery"));
                        }),
                        TestPulls.none(),
                        AUDIT),
                place.resolve("data"),
                () -> now,
                AUDIT);

        assertThatThrownBy(() -> refused.apply(FILE, AFTER, RulesFiles.fingerprint(BEFORE), ACTOR, "a trial"))
                .isInstanceOf(Problem.class)
                .hasMessage("%s: expected a folder, found nothing of that name.", jobs.resolve("delivery"));
        assertUnchanged();
    }

    @Test
    void withoutAReasonNothingChanges() {
        assertThatThrownBy(() -> change.apply(FILE, AFTER, RulesFiles.fingerprint(BEFORE), ACTOR, " "))
                .isInstanceOf(Problem.class);
        assertUnchanged();
    }

    @Test
    void theCopyThatIsCheckedHasAllFilesAndIsGoneAfterwards() {
        change.apply(FILE, AFTER, RulesFiles.fingerprint(BEFORE), ACTOR, "a trial");

        assertThat(checked).singleElement().satisfies(copy -> assertThat(copy).doesNotExist());
    }

    @Test
    void placesOutsideTheFolderAreRefused() {
        assertThatThrownBy(() -> proposed().check("../evil.yaml", AFTER, ACTOR)).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> change.apply("../evil.yaml", AFTER, "", ACTOR, "a trial"))
                .isInstanceOf(Problem.class)
                .hasMessage("There is no file ../evil.yaml.");
        assertThatThrownBy(() -> change.previousText(FILE, "../../jobs/count"))
                .isInstanceOf(Problem.class)
                .hasMessage("There is no file ../../jobs/count.");
    }

    @Test
    void theFoldersOwnFilesComeFirst() {
        assertThat(folder.files())
                .startsWith(FILE, "mappings/boston311-portal.yaml")
                .contains("policy/clock.yaml")
                .allMatch(file -> file.endsWith(".yaml"));
    }

    @Test
    void thePolicyCountsFromTheNextStart() throws IOException {
        assertThat(folder.requiresRestart("policy/clock.yaml")).isTrue();
        assertThat(folder.requiresRestart(FILE)).isFalse();
        assertThat(folder.awaitingRestart()).isEmpty();

        Files.writeString(jobs.resolve("policy/clock.yaml"), "\n", java.nio.file.StandardOpenOption.APPEND);
        Files.writeString(jobs.resolve(FILE), AFTER);
        assertThat(folder.awaitingRestart()).containsExactly("policy/clock.yaml");
        assertThat(new RulesFiles(jobs).awaitingRestart()).isEmpty();
    }

    @Test
    void aFolderThatIsNotThereIsSaid() {
        RulesFiles none = new RulesFiles(place.resolve("none"));

        assertThatThrownBy(none::files)
                .isInstanceOf(Problem.class)
                .hasMessage("%s: expected a folder, found nothing of that name.", place.resolve("none"));
        assertThat(none.awaitingRestart()).isEmpty();
    }

    private ProposedRules proposed() {
        return new ProposedRules(
                jobs,
                Path.of("reports"),
                List.of(copy -> {
                    assertThat(copy.resolve("policy/clock.yaml")).exists();
                    assertThat(copy.resolve(FILE)).exists();
                    checked.add(copy);
                }),
                TestPulls.none(),
                AUDIT);
    }

    private void assertUnchanged() {
        assertThat(folder.text(FILE)).isEqualTo(BEFORE);
        assertThat(change.previousVersions(FILE)).isEmpty();
    }

    private static String job(String title) {
        return """
                title: {ar: عدّ, en: %s}
                steps:
                  - recount: {months: stale}
                """
                .formatted(title);
    }
}
