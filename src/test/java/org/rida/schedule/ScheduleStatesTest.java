package org.rida.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.quartz.JobKey;
import org.quartz.Trigger;
import org.rida.access.Actor;
import org.springframework.beans.factory.annotation.Value;

/** Schedules that people pause, that stand still, that are only just known, and their triggers. */
class ScheduleStatesTest extends ScheduleCase {

    @Test
    void whatWasDueBeforeTheScheduleWasKnownIsNotOwed() {
        NOW.set(JULY.plusSeconds(60));

        look("each");

        assertThat(states("each")).isEmpty();
    }

    @Test
    void whileItIsPausedWhatIsDueIsSkippedAndTheLedgerSaysWhoWantedSo() {
        schedules.pause("each", Actor.console("sara", "test"), "Eid");
        NOW.set(Instant.parse("2026-08-01T03:00:20Z"));
        look("each");
        schedules.resume("each", Actor.console("sara", "test"));
        NOW.set(Instant.parse("2026-09-01T03:00:20Z"));
        look("each");

        assertThat(states("each")).containsExactly("skipped", "on-time");
        assertThat(schedules.dueRuns("each", 10).get(1).note().en()).contains("sara", "Eid");
    }

    /** A schedule that is removed and added again is a new one, however it was removed: not paused, and nothing was due meanwhile. */
    @Test
    void aPauseEndsWithItsSchedule(@Value("${rida.jobs}") Path jobs) throws Exception {
        Path file = jobs.resolve("each.yaml");
        String scheduled = Files.readString(file);
        watchdog.check(ScheduleWatchdog.STALL_TIMEOUT);
        schedules.pause("each", Actor.console("sara", "test"), "Eid");
        schedules.pause("skip", Actor.console("sara", "test"), "Eid");
        try {
            Files.writeString(file, scheduled.replaceAll("(?m)^schedule:.*\\n", ""));
            watchdog.check(ScheduleWatchdog.STALL_TIMEOUT);
        } finally {
            Files.writeString(file, scheduled);
        }
        NOW.set(Instant.parse("2026-08-02T00:00:00Z"));
        watchdog.check(ScheduleWatchdog.STALL_TIMEOUT);
        look("each");

        assertThat(schedules.find("each", 0).orElseThrow().pausedAt()).isNull();
        assertThat(schedules.find("skip", 0).orElseThrow().pausedAt()).isNotNull();
        assertThat(states("each")).isEmpty();
    }

    @Test
    void theNextFiresAreInTheAssociationsZone() {
        assertThat(schedules.find("each", 2).orElseThrow().next())
                .containsExactly(Instant.parse("2026-08-01T03:00:00Z"), Instant.parse("2026-09-01T03:00:00Z"));
    }

    @Test
    void aScheduleThatStandsStillIsLookedAfter() throws Exception {
        timetable.synchronize();
        scheduler.pauseJob(JobKey.jobKey("latest", "jobs"));
        sql.sql("update schedule_state set checked_at = clock_timestamp() - interval '1 hour' where job = 'latest'")
                .update();
        NOW.set(Instant.parse("2026-08-01T03:00:20Z"));

        watchdog.check(ScheduleWatchdog.STALL_TIMEOUT);

        assertThat(sql.sql("select count(*) from run where job = 'latest' and state = 'waiting'")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        assertThat(scheduler.getTriggerState(scheduler
                        .getTriggersOfJob(JobKey.jobKey("latest", "jobs"))
                        .get(0)
                        .getKey()))
                .isEqualTo(Trigger.TriggerState.NORMAL);
        assertThat(schedules.stalled(ScheduleWatchdog.STALL_TIMEOUT)).isEmpty();
    }

    @Test
    void triggersAreAsTheFilesSay() throws Exception {
        timetable.synchronize();

        assertThat(scheduler.getTriggersOfJob(JobKey.jobKey("each", "jobs"))).hasSize(1);
        assertThat(scheduler.getTriggersOfJob(JobKey.jobKey("each", "jobs")))
                .anySatisfy(trigger -> assertThat(trigger.getNextFireTime()).isNotNull());
    }
}
