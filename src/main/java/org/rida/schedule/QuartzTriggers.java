package org.rida.schedule;

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
import org.rida.job.definition.JobDefinition;
import org.rida.job.definition.JobDefinition.Schedule;
import org.rida.job.definition.JobDefinitions;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Creates Quartz triggers for the schedules in {@code jobs/*.yaml}. Only server processes start the scheduler. Quartz ignores a
 * misfire: {@link Dispatcher} computes what is due.
 */
@Component
class QuartzTriggers {

    private static final String GROUP = "jobs";

    private final Scheduler scheduler;
    private final JobDefinitions jobs;
    private final ScheduleStates states;

    QuartzTriggers(Scheduler scheduler, JobDefinitions jobs, ScheduleStates states) {
        this.scheduler = scheduler;
        this.jobs = jobs;
        this.states = states;
    }

    @EventListener(WebServerInitializedEvent.class)
    void start() throws SchedulerException {
        synchronize();
        scheduler.start();
    }

    /** Creates a trigger for every declared schedule and deletes the others; what they were paused by ends with them. */
    void synchronize() throws SchedulerException {
        Map<String, JobDefinition> declared = jobs.all();
        for (JobKey key : scheduler.getJobKeys(GroupMatcher.jobGroupEquals(GROUP))) {
            JobDefinition job = declared.get(key.getName());
            if (job == null || job.schedule() == null) {
                scheduler.deleteJob(key);
            }
        }
        states.end(declared.entrySet().stream()
                .filter(job -> job.getValue().schedule() != null)
                .map(Map.Entry::getKey)
                .toList());
        for (Map.Entry<String, JobDefinition> job : declared.entrySet()) {
            Schedule schedule = job.getValue().schedule();
            if (schedule != null) {
                synchronize(job.getKey(), schedule);
            }
        }
    }

    /** Deletes a job's trigger, whatever state it is in, and creates it again. */
    void recreate(String name) throws SchedulerException {
        Schedule schedule = jobs.get(name).schedule();
        if (schedule != null) {
            scheduler.deleteJob(JobKey.jobKey(name, GROUP));
            synchronize(name, schedule);
        }
    }

    private void synchronize(String name, Schedule schedule) throws SchedulerException {
        states.save(name, schedule.cron());
        JobDetail job = JobBuilder.newJob(QuartzJob.class)
                .withIdentity(name, GROUP)
                .storeDurably()
                .build();
        scheduler.scheduleJob(job, Set.of(triggerOf(name)), true);
    }

    /**
     * Fires every minute. The cron expression itself is evaluated in {@link CronTimes} only; Quartz would read some of its forms
     * differently.
     */
    private static Trigger triggerOf(String name) {
        return TriggerBuilder.newTrigger()
                .withIdentity(name, GROUP)
                .withSchedule(SimpleScheduleBuilder.repeatMinutelyForever()
                        .withMisfireHandlingInstructionNextWithRemainingCount())
                .build();
    }
}
