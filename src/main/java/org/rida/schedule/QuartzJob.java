package org.rida.schedule;














import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.springframework.stereotype.Component;

/** What Quartz calls when a trigger fires. The key's name is the job's. */
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
