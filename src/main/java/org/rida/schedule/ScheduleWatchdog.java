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
 * Checks the schedules independently of Quartz: applies changed files, and when no process has checked a schedule for some minutes,
 * because its trigger is in the error state or the scheduler has no threads, it creates the trigger again and dispatches the job.
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

    ScheduleWatchdog(JobDefinitions jobs, Schedules schedules, QuartzTriggers triggers, Dispatcher dispatcher) {
        this.jobs = jobs;
        this.schedules = schedules;
        this.triggers = triggers;
        this.dispatcher = dispatcher;
    }

    @Scheduled(fixedDelay = 15, timeUnit = TimeUnit.SECONDS)
    void check() throws Exception {
        check(STALL_TIMEOUT);
    }

    /** @param timeout after which a schedule that no process has checked is stalled */
    void check(Duration timeout) throws Exception {
        Set<?> now = Set.copyOf(jobs.all().entrySet());
        if (!now.equals(synchronizedJobs)) {
            triggers.synchronize();
            synchronizedJobs = now;
        }
        List<String> stalled = schedules.stalled(timeout);
        for (String job : stalled) {
            LOG.error("the trigger of {} has not fired for {}: setting it again", job, timeout);
            triggers.recreate(job);
            dispatcher.dispatch(job);
        }
    }
}
