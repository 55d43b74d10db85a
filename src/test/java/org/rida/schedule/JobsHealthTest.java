package org.rida.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rida.access.Actor;
import org.rida.job.RunOperator;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/** When health is up or down, and its details. */
class JobsHealthTest extends ScheduleCase {

    private static final RunOperator.StartReason TRIAL = new RunOperator.StartReason(Actor.console("test", "test"), "");

    @Autowired
    private JobsHealth health;

    @Value("${rida.jobs}")
    private Path jobs;

    @Test
    void itIsUpWhileNothingIsWrongAndTellsTheAgeOfTheLastGoodRun() {
        NOW.set(Instant.now());
        operator.run("each", Map.of(), TRIAL);
        NOW.set(Instant.now().plus(Duration.ofHours(26)));

        Health current = health.health();

        assertThat(current.getStatus()).isEqualTo(Status.UP);
        assertThat(detail(current, "each")).contains("state=completed", "lastSuccessAge=PT26H");
        assertThat(detail(current, "latest")).contains("state=never ran", "lastSuccessAge=}");
    }

    @Test
    void itIsDownAfterAFailureUntilARunIsGood() {
        operator.run("broken", Map.of(), TRIAL);
        assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
        assertThat(detail(health.health(), "broken")).contains("nothing-like-it");

        sql.sql("update run set state = 'completed'").update();
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void itIsDownWhenAScheduleIsStalled() {
        sql.sql("update schedule_state set checked_at = clock_timestamp() - interval '11 minutes' where job = 'latest'")
                .update();

        assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
        assertThat(health.health().getDetails()).containsEntry("stalledSchedules", List.of("latest"));
    }

    @Test
    void itIsDownWhileAChangeOfTheFilesIsRefused() throws IOException {
        Path wrong = jobs.resolve("wrong.yaml");
        Files.writeString(wrong, "title: {ar: خطأ, en: Wrong}\n");
        try {
            assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
            assertThat(health.health().getDetails().get("invalidChange").toString())
                    .contains("wrong.yaml");
        } finally {
            Files.delete(wrong);
        }
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void unmatchedFilesAreReported() throws IOException {
        Path inbox = Files.createDirectories(jobs.resolveSibling("inbox"));
        Path watching = jobs.resolve("watching.yaml");
        Files.writeString(
                watching,
                """
                title: {ar: الوارد, en: What comes in}
                steps:
                  - ingest:
                      folder: "%1$s"
                      feeds: [{files: "requests-*", mapping: requests}]
                      archive-to: "%1$s/done"
                      reject-to: "%1$s/refused"
                """
                        .formatted(inbox));
        Path strange = Files.writeString(inbox.resolve("what-is-this.csv"), "x");
        Files.setLastModifiedTime(strange, FileTime.from(JULY.minus(Duration.ofHours(1))));
        try {
            assertThat(health.health().getDetails()).containsEntry("unmatchedFiles", List.of(strange.toString()));
        } finally {
            Files.delete(watching);
        }
    }

    private static String detail(Health health, String job) {
        return String.valueOf(health.getDetails().get(job));
    }
}
