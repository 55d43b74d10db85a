package org.rida.schedule;

import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.springframework.stereotype.Component;

/** The job that Quartz executes when a trigger fires; the name in its key is the name of our job. */
@Component
@DisallowConcurrentExecution
class QuartzJob implements Job {

    private final Dispatcher dispatcher;

    QuartzJob(Dispatcher dispatcher) {
        this.dispatcher = dispatcher;
    }

    @Override
    public void execute(JobExecutionContext context) {
        dispatcher.dispatch(context.getJobDetail().getKey().getName());
    }
}
