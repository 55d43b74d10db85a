package org.rida.job;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import org.rida.wording.Problem;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * The one door to every start. A job runs once at a time per set of parameters; a run that was cut off is taken up where it
 * stopped; otherwise each start is a new run, so the same month can be drafted again.
 */
@Component
public class RunDoor {

    /** Makes each run an instance of its own. */
    private static final String RUN = "run";

    private final JobAssembly assembly;
    private final RunLease lease;
    private final CutOffRuns cutOffRuns;
    private final JobOperator operator;
    private final ApplicationEventPublisher events;
    private final InstantSource time;

    RunDoor(
            JobAssembly assembly,
            RunLease lease,
            CutOffRuns cutOffRuns,
            JobOperator operator,
            ApplicationEventPublisher events,
            InstantSource time) {
        this.assembly = assembly;
        this.lease = lease;
        this.cutOffRuns = cutOffRuns;
        this.operator = operator;
        this.events = events;
        this.time = time;
    }

    /**
     * Runs a job to its end.
     *
     * @param given parameters by name, as a person wrote them; the rest has defaults
     * @throws Problem when the job or a parameter is unknown, or a copy is running
     */
    public RunResult run(String name, Map<String, String> given, Reason reason) {
        return run(name, given, reason, time.instant());
    }

    /** As of the time at which a schedule wanted the run: "last month" is relative to it, however late it is. */
    public RunResult run(String name, Map<String, String> given, Reason reason, Instant asOf) {
        Job job = assembly.assemble(name);
        Map<String, String> parameters = assembly.parameters(name, given, asOf);
        try (RunLease.Held ignored = lease.take(name, parameters)) {
            JobExecution execution = cutOffRuns
                    .find(name, parameters)
                    .map(cutOff -> resume(name, cutOff))
                    .orElseGet(() -> start(job, parameters, reason));
            return RunResult.of(execution);
        }
    }

    /** Another copy holds the lease: its caller need only wait. */
    public static final class AlreadyRunning extends Problem {
        AlreadyRunning(String job, Map<String, String> parameters) {
            super(Problem.of("problem.already-running", "job", job, "parameters", parameters.toString())
                    .text());
        }
    }

    /** Who started a run, and why: kept with the run. */
    public record Reason(String who, String why) {}

    private JobExecution resume(String name, JobExecution cutOff) {
        try {
            events.publishEvent(new RunEvent.Resumed(name));
            operator.recover(cutOff);
            return operator.restart(cutOff);
        } catch (JobExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private JobExecution start(Job job, Map<String, String> parameters, Reason reason) {
        try {
            return operator.start(job, jobParameters(parameters, reason));
        } catch (JobExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JobParameters jobParameters(Map<String, String> parameters, Reason reason) {
        JobParametersBuilder built = new JobParametersBuilder();
        parameters.forEach((name, value) -> built.addString(name, value, true));
        return built.addString(RUN, UUID.randomUUID().toString(), true)
                .addString("who", reason.who(), false)
                .addString("why", reason.why(), false)
                .toJobParameters();
    }
}
