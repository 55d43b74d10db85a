package org.rida.schedule;

import org.rida.job.definition.JobDefinitions;













import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Looks after the timetable, beside Quartz: takes changed files in, and where no process has looked after a schedule for some
 * minutes — a trigger in error, a scheduler without threads — sets its trigger anew and looks itself.
 */
@Component
class ScheduleWatchdog {

    static final Duration STANDS_STILL = Duration.ofMinutes(5);

    private static final Logger LOG = LoggerFactory.getLogger(ScheduleWatchdog.class);

    private final JobDefinitions jobs;
    private final Schedules schedules;
    private final QuartzTriggers timetable;
    private final Dispatcher dispatcher;
    private Set<?> kept = Set.of();

    ScheduleWatchdog(JobDefinitions jobs, Schedules schedules, QuartzTriggers timetable, Dispatcher dispatcher) {
        this.jobs = jobs;
        this.schedules = schedules;
        this.timetable = timetable;
        this.dispatcher = dispatcher;
    }

    @Scheduled(fixedDelay = 15, timeUnit = TimeUnit.SECONDS)
    void check() throws Exception {
        check(STANDS_STILL);
    }

    void check(Duration standsStill) throws Exception {
        Set<?> now = Set.copyOf(jobs.all().entrySet());
        if (!now.equals(kept)) {
            timetable.synchronize();
            kept = now;
        }
        List<String> still = schedules.standingStill(standsStill);
        for (String job : still) {
            LOG.error("the trigger of {} has not fired for {}: setting it again", job, standsStill);
            timetable.renew(job);
            dispatcher.dispatch(job);
        }
    }
}
