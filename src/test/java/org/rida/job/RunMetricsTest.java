package org.rida.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The metrics for a monitoring system agree with what ran. */
class RunMetricsTest extends RunOperatorCase {

    @Autowired
    private RunMetrics metrics;

    @Autowired
    private MeterRegistry meters;

    @Test
    void runsRowsAndAges() {
        metrics.start();
        double endedBefore = count("rida.runs.ended", "completed");
        double readBefore = rows();
        assertThat(age()).as("no good run yet").isNaN();

        operator.run(JOB, Map.of("month", "2026-10"), SARA);
        operator.run(JOB, Map.of("month", "2026-10"), SARA);
        operator.start(JOB, Map.of("month", "2026-09"), SARA);

        assertThat(count("rida.runs.ended", "completed") - endedBefore).isEqualTo(2);
        assertThat(rows() - readBefore)
                .as("files that are known already are not read again")
                .isEqualTo(FILES);
        assertThat(meters.timer("rida.run", "job", JOB, "state", "completed").count())
                .isGreaterThanOrEqualTo(2);
        assertThat(live("waiting")).isEqualTo(1);
        assertThat(live("running")).isZero();
        assertThat(age()).isBetween(0.0, 60.0);
    }

    @Test
    void aFailedRunIsCountedAsSuchAndLeavesTheAgeAlone() {
        metrics.start();
        operator.run(JOB, Map.of("month", "2026-10"), SARA);
        sql.sql("update run set ended_at = ended_at - interval '1 hour'").update();
        double failedBefore = count("rida.runs.ended", "failed");
        sql.sql("alter table counted_month rename to counted_month_gone").update();
        try {
            operator.run(JOB, Map.of("month", "2026-08"), SARA);
        } finally {
            sql.sql("alter table counted_month_gone rename to counted_month").update();
        }

        assertThat(count("rida.runs.ended", "failed") - failedBefore).isEqualTo(1);
        assertThat(age()).isBetween(3600.0, 3700.0);
    }

    @Test
    void unmatchedFilesAreCounted() throws IOException {
        metrics.start();
        Path inbox = Files.createDirectories(place.resolve("watched"));
        double before = meters.get("rida.inbox.unmatched.files").gauge().value();
        Path strange = Files.writeString(inbox.resolve("what-is-this.csv"), "x");
        Files.setLastModifiedTime(strange, FileTime.from(Instant.now().minusSeconds(3600)));

        assertThat(meters.get("rida.inbox.unmatched.files").gauge().value() - before)
                .isEqualTo(1);
        Files.delete(strange);
    }

    private double rows() {
        return meters.counter("rida.rows.read").count();
    }

    private double count(String name, String state) {
        return meters.counter(name, "job", JOB, "state", state).count();
    }

    private double live(String state) {
        return meters.get("rida.runs.active").tag("state", state).gauge().value();
    }

    private double age() {
        return meters.get("rida.job.last.success.age").tag("job", JOB).gauge().value();
    }
}
