package org.rida.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rida.job.definition.JobDefinition.CatchUp;
import org.rida.job.definition.JobDefinition.Schedule;

class CronTimesTest {

    private static final ZoneId RIYADH = ZoneId.of("Asia/Riyadh");
    private static final Schedule FIRST_OF_MONTH = new Schedule("0 0 6 1 * *", null, CatchUp.LATEST, null);

    @Test
    void areInTheAssociationsZone() {
        assertThat(CronTimes.between(
                        FIRST_OF_MONTH,
                        RIYADH,
                        Instant.parse("2026-10-31T23:00:00Z"),
                        Instant.parse("2026-12-31T00:00:00Z")))
                .containsExactly(Instant.parse("2026-11-01T03:00:00Z"), Instant.parse("2026-12-01T03:00:00Z"));
    }

    @Test
    void afterDowntimeThePolicyDecides() {
        List<Instant> missed = CronTimes.between(
                FIRST_OF_MONTH, RIYADH, Instant.parse("2026-08-01T03:00:00Z"), Instant.parse("2026-11-05T00:00:00Z"));

        assertThat(missed)
                .containsExactly(
                        Instant.parse("2026-09-01T03:00:00Z"),
                        Instant.parse("2026-10-01T03:00:00Z"),
                        Instant.parse("2026-11-01T03:00:00Z"));
        assertThat(CronTimes.toCatchUp(CatchUp.EACH, missed)).isEqualTo(missed);
        assertThat(CronTimes.toCatchUp(CatchUp.LATEST, missed)).containsExactly(Instant.parse("2026-11-01T03:00:00Z"));
        assertThat(CronTimes.toCatchUp(CatchUp.SKIP, missed)).isEmpty();
    }
}
