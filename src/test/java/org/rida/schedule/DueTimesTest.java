package org.rida.schedule;

import org.rida.job.JobDeclaration.CatchUp;
import org.rida.job.JobDeclaration.Schedule;








import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class DueTimesTest {

    private static final ZoneId RIYADH = ZoneId.of("Asia/Riyadh");
    private static final Schedule FIRST_OF_MONTH = new Schedule("0 0 6 1 * *", null, CatchUp.LATEST, null);

    @Test
    void areInTheAssociationsZone() {
        assertThat(DueTimes.between(
                        FIRST_OF_MONTH,
                        RIYADH,
                        Instant.parse("2026-10-31T23:00:00Z"),
                        Instant.parse("2026-12-31T00:00:00Z")))
                .containsExactly(Instant.parse("2026-11-01T03:00:00Z"), Instant.parse("2026-12-01T03:00:00Z"));
    }

    @Test
    void afterDowntimeThePolicyDecides() {
        List<Instant> missed = DueTimes.between(
                FIRST_OF_MONTH, RIYADH, Instant.parse("2026-08-01T03:00:00Z"), Instant.parse("2026-11-05T00:00:00Z"));

        assertThat(missed)
                .containsExactly(
                        Instant.parse("2026-09-01T03:00:00Z"),
                        Instant.parse("2026-10-01T03:00:00Z"),
                        Instant.parse("2026-11-01T03:00:00Z"));
        assertThat(DueTimes.wanted(CatchUp.EACH, missed)).isEqualTo(missed);
        assertThat(DueTimes.wanted(CatchUp.LATEST, missed)).containsExactly(Instant.parse("2026-11-01T03:00:00Z"));
        assertThat(DueTimes.wanted(CatchUp.SKIP, missed)).isEmpty();
    }
}
