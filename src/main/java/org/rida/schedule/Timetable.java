package org.rida.schedule;

import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import org.quartz.CronScheduleBuilder;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.impl.matchers.GroupMatcher;
import org.rida.job.DeclaredJobs;
import org.rida.job.JobDeclaration;
import org.rida.job.JobDeclaration.Schedule;
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
    private static final int MINUTES_BETWEEN_LOOKS = 5;

    private final Scheduler scheduler;
    private final DeclaredJobs jobs;
    private final Dispatcher dispatcher;
    private final Ledger ledger;

    Timetable(Scheduler scheduler, DeclaredJobs jobs, Dispatcher dispatcher, Ledger ledger) {
        this.scheduler = scheduler;
        this.jobs = jobs;
        this.dispatcher = dispatcher;
        this.ledger = ledger;
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

    private void keep(String name, Schedule schedule) throws SchedulerException {
        ledger.keep(name, schedule.cron());
        JobDetail job = JobBuilder.newJob(ScheduledFire.class)
                .withIdentity(name, GROUP)
                .storeDurably()
                .build();
        scheduler.scheduleJob(job, Set.of(cron(name, schedule), look(name)), true);
    }

    private Trigger cron(String name, Schedule schedule) {
        return TriggerBuilder.newTrigger()
                .withIdentity(name, GROUP)
                .withSchedule(CronScheduleBuilder.cronSchedule(quartz(schedule.cron()))
                        .inTimeZone(TimeZone.getTimeZone(dispatcher.zone(schedule)))
                        .withMisfireHandlingInstructionDoNothing())
                .build();
    }

    /** Looks now and then whether anything is owed: after downtime, or when a trigger stood still. */
    private static Trigger look(String name) {
        return TriggerBuilder.newTrigger()
                .withIdentity(name + "-look", GROUP)
                .withSchedule(SimpleScheduleBuilder.repeatMinutelyForever(MINUTES_BETWEEN_LOOKS)
                        .withMisfireHandlingInstructionNextWithRemainingCount())
                .build();
    }

    /** Spring's cron takes * for both days; Quartz wants one of the two to be a question mark. */
    private static String quartz(String cron) {
        String[] fields = cron.trim().split("\\s+");
        if (fields[5].equals("*")) {
            fields[5] = "?";
        } else if (fields[3].equals("*")) {
            fields[3] = "?";
        }
        return String.join(" ", fields);
    }
}
