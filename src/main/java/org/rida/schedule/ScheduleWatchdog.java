package org.rida.schedule;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.rida.job.definition.JobDefinitions;
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

    static final Duration STALL_TIMEOUT = Duration.ofMinutes(5);

    private static final Logger LOG = LoggerFactory.getLogger(ScheduleWatchdog.class);

    private final JobDefinitions jobs;
    private final Schedules schedules;
    private final QuartzTriggers triggers;
    private final Dispatcher dispatcher;
    private Set<?> synchronizedJobs = Set.of();

    ScheduleWatchdog(JobDefinitions jobs, Schedules schedules, QuartzTriggers timetable, Dispatcher dispatcher) {
        this.jobs = jobs;
        this.schedules = schedules;
        this.triggers = timetable;
        this.dispatcher = dispatcher;
    }

    @Scheduled(fixedDelay = 15, timeUnit = TimeUnit.SECONDS)
    void check() throws Exception {
        check(STALL_TIMEOUT);
    }

    void check(Duration standsStill) throws Exception {
        Set<?> now = Set.copyOf(jobs.all().entrySet());
        if (!now.equals(synchronizedJobs)) {
            triggers.synchronize();
            synchronizedJobs = now;
        }
        List<String> still = schedules.stalled(standsStill);
        for (String job : still) {
            LOG.error("the trigger of {} has not fired for {}: setting it again", job, standsStill);
            triggers.recreate(job);
            dispatcher.dispatch(job);
        }
    }
}
