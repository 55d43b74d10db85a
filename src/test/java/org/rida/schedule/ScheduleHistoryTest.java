package org.rida.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rida.schedule.Schedules.DueEntry;

/** What is told of due runs afterwards, and of a schedule that does not exist yet. */
class ScheduleHistoryTest extends ScheduleCase {

    private static final Instant JUNE = Instant.parse("2026-06-01T00:00:00Z");

    @Test
    void delaysAreCountedByTheDayInTheZoneOfTheOrganization() {
        // 22:30 UTC is past midnight in Riyadh
        due("each", "2026-07-01T22:30:00Z", "late", true);
        due("latest", "2026-07-02T03:00:00Z", "failed", false);
        due("skip", "2026-07-02T04:00:00Z", "skipped", false);
        due("each", "2026-07-03T03:00:00Z", "caught-up", false);
        due("latest", "2026-07-03T04:00:00Z", "on-time", false);
        due("patient", "2026-07-04T03:00:00Z", "waiting", true);
        due("each", "2026-07-04T04:00:00Z", "waiting", false);

        assertThat(schedules.delayed(JUNE))
                .isEqualTo(Map.of(
                        LocalDate.of(2026, 7, 2), 2L, LocalDate.of(2026, 7, 3), 1L, LocalDate.of(2026, 7, 4), 1L));
        assertThat(schedules.delayed(Instant.parse("2026-07-04T00:00:00Z"))).containsOnlyKeys(LocalDate.of(2026, 7, 4));
    }

    @Test
    void whatWaitsIsListedTheLongestWaitingFirst() {
        due("patient", "2026-07-04T03:00:00Z", "waiting", true);
        due("each", "2026-07-02T03:00:00Z", "waiting", false);
        due("latest", "2026-07-01T03:00:00Z", "running", false);
        due("no-such-job", "2026-07-01T03:00:00Z", "waiting", false);

        assertThat(schedules.waiting()).extracting(DueEntry::job).containsExactly("each", "patient");
    }

    private void due(String job, String at, String state, boolean waited) {
        sql.sql(
                        """
                        insert into due_run (job, due_at, state, waited, claimed_at)
                        values (:job, cast(:at as timestamptz), :state, :waited, cast(:at as timestamptz))
                        """)
                .param("job", job)
                .param("at", at)
                .param("state", state)
                .param("waited", waited)
                .update();
    }
}
