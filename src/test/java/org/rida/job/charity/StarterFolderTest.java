package org.rida.job.charity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rida.intake.mapping.Mappings;
import org.rida.job.definition.JobDefinitions;
import org.rida.job.definition.JobValidator;
import org.rida.job.definition.TestPulls;
import org.rida.policy.PolicyReader;

/** What an empty folder begins with. */
class StarterFolderTest {

    @TempDir
    Path place;

    private Path jobs;
    private Path reports;

    @BeforeEach
    void folders() {
        jobs = place.resolve("jobs");
        reports = place.resolve("reports");
    }

    @Test
    void everythingInItIsValid() throws IOException {
        assertThat(StarterFolder.fill(jobs, reports)).isTrue();
        assertThat(PolicyReader.read(jobs.resolve("policy"))
                        .association()
                        .name()
                        .en())
                .isEqualTo("Our charity");
        assertThat(Mappings.read(jobs.resolve("mappings"))).containsKeys("requests", "responses", "kobo");
        assertThat(new JobDefinitions(jobs, new JobValidator(jobs, reports, TestPulls.none())).all())
                .containsKeys("monthly-board-report", "backup")
                .doesNotContainKeys("ingest-requests");
        try (var entries = Files.list(place)) {
            assertThat(entries).containsExactlyInAnyOrder(jobs, reports);
        }
        assertThat(StarterFolder.isUnchanged(Files.readString(jobs.resolve("policy/association.yaml"))))
                .isTrue();
    }

    @Test
    void aFolderInWhichThereIsAnythingStays() throws IOException {
        Files.createDirectories(jobs);
        Files.writeString(jobs.resolve("mine.yaml"), "title: mine\n");
        Files.createDirectories(reports);
        assertThat(StarterFolder.fill(jobs, reports)).isFalse();
        try (var entries = Files.list(jobs)) {
            assertThat(entries).containsExactly(jobs.resolve("mine.yaml"));
        }
        assertThat(reports.resolve("board-monthly/report.yaml")).exists();
    }

    /** The process was killed while it copied. */
    @Test
    void whatWasLeftUnfinishedIsReplaced() throws IOException {
        Path unfinished = Files.createDirectories(place.resolve("jobs.unfinished"));
        Files.writeString(unfinished.resolve("half.yaml"), "ti");
        StarterFolder.fill(jobs, reports);
        assertThat(jobs.resolve("half.yaml")).doesNotExist();
        assertThat(unfinished).doesNotExist();
        assertThat(StarterFolder.fill(jobs, reports)).isFalse();
    }
}
