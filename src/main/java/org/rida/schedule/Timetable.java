package org.rida.schedule;

import org.rida.job.DeclaredJobs;
import org.rida.job.JobDeclaration;
import org.rida.job.JobDeclaration.Schedule;








import java.util.Map;
import java.util.Set;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.impl.matchers.GroupMatcher;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Keeps Quartz's triggers as {@code jobs/*.yaml} says. Only a process that serves keeps time; a command runs and ends. A
 * missed fire is left alone by Quartz: the dispatcher works out what is owed.
 */
@Component
class Timetable {

    private static final String GROUP = "jobs";

    private final Scheduler scheduler;
    private final DeclaredJobs jobs;
    private final KeptSchedules kept;

    Timetable(Scheduler scheduler, DeclaredJobs jobs, KeptSchedules kept) {
        this.scheduler = scheduler;
        this.jobs = jobs;
        this.kept = kept;
    }

    @EventListener(WebServerInitializedEvent.class)
    void start() throws SchedulerException {
        keep();
        scheduler.start();
    }

    /** Triggers for every declared schedule, and none for others. */
    void keep() throws SchedulerException {
        Map<String, JobDeclaration> declared = jobs.all();
        for (JobKey key : scheduler.getJobKeys(GroupMatcher.jobGroupEquals(GROUP))) {
            JobDeclaration job = declared.get(key.getName());
            if (job == null || job.schedule() == null) {
                scheduler.deleteJob(key);
            }
        }
        for (Map.Entry<String, JobDeclaration> job : declared.entrySet()) {
            Schedule schedule = job.getValue().schedule();
            if (schedule != null) {
                keep(job.getKey(), schedule);
            }
        }
    }

    /** Takes a trigger away, whatever state it is in, and sets it anew. */
    void renew(String name) throws SchedulerException {
        Schedule schedule = jobs.get(name).schedule();
        if (schedule != null) {
            scheduler.deleteJob(JobKey.jobKey(name, GROUP));
            keep(name, schedule);
        }
    }

    private void keep(String name, Schedule schedule) throws SchedulerException {
        kept.keep(name, schedule.cron());
        JobDetail job = JobBuilder.newJob(ScheduledFire.class)
                .withIdentity(name, GROUP)
                .storeDurably()
                .build();
        scheduler.scheduleJob(job, Set.of(look(name)), true);
    }

    /**
     * Looks every minute whether anything is owed. The cron of the file is read in one place only, where the ledger is; Quartz
     * would read some of its forms otherwise.
     */
    private static Trigger look(String name) {
        return TriggerBuilder.newTrigger()
                .withIdentity(name, GROUP)
                .withSchedule(SimpleScheduleBuilder.repeatMinutelyForever()
                        .withMisfireHandlingInstructionNextWithRemainingCount())
                .build();
    }
}
