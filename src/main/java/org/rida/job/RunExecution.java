package org.rida.job;

import org.rida.i18n.BilingualText;
import org.rida.i18n.Problem;








import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Works on a run that this process holds, in the calling thread, until it is over, stopped, or somebody else's. */
@Component
class RunExecution {

    private static final Logger LOG = LoggerFactory.getLogger(RunExecution.class);

    private final JobAssembly assembly;
    private final BatchRun batch;
    private final Leases leases;
    private final Node node;
    private final StopFlag stop;
    private final ApplicationEventPublisher events;
    private final int attempts;

    RunExecution(
            JobAssembly assembly,
            BatchRun batch,
            Leases leases,
            Node node,
            StopFlag stop,
            ApplicationEventPublisher events,
            @Value("${rida.runs.max-attempts}") int attempts) {
        this.assembly = assembly;
        this.batch = batch;
        this.leases = leases;
        this.node = node;
        this.stop = stop;
        this.events = events;
        this.attempts = attempts;
    }

    RunResult execute(Lease lease) {
        try {
            return end(lease, attempt(lease));
        } finally {
            node.runs().remove(lease.run());
        }
    }

    private record Outcome(RunState state, List<Throwable> failures) {

        static Outcome failed(Throwable failure) {
            return new Outcome(RunState.FAILED, List.of(failure));
        }
    }

    private Outcome attempt(Lease lease) {
        try (RunScope ignored = RunScope.enter(lease)) {
            if (lease.attempts() > attempts) {
                return Outcome.failed(Problem.of("problem.too-many-attempts", "n", attempts));
            }
            Job job = assembly.assemble(lease.job());
            JobInstance instance = batch.instance(lease);
            leases.begun(lease, instance.getInstanceId());
            batch.close(instance);
            return outcome(batch.execute(job, instance, lease));
        } catch (RuntimeException e) {
            return Outcome.failed(e);
        }
    }

    private Outcome outcome(JobExecution execution) {
        List<Throwable> failures = execution.getAllFailureExceptions();
        if (execution.getStatus() == BatchStatus.COMPLETED) {
            return new Outcome(RunState.COMPLETED, List.of());
        }
        if (execution.getStatus() == BatchStatus.STOPPED) {
            return new Outcome(stop.doesProcessEnd() ? RunState.WAITING : RunState.STOPPED, List.of());
        }
        return new Outcome(RunState.FAILED, failures);
    }

    /** A run that lost its database, or whose process ends, is nobody's failure: it waits for the next process. */
    private RunResult end(Lease lease, Outcome outcome) {
        if (outcome.failures().stream().anyMatch(RunExecution::isLost)) {
            LOG.warn("another process took over run {}", lease.run());
            return new RunResult(lease.run(), RunState.RUNNING, List.of(Problem.of("problem.run-taken-over")));
        }
        boolean cutOff = stop.doesProcessEnd() && outcome.state() == RunState.FAILED
                || outcome.failures().stream().anyMatch(FailureWords::isConnectionLost);
        RunState state = cutOff ? RunState.WAITING : outcome.state();
        if (state == RunState.FAILED) {
            outcome.failures().forEach(f -> LOG.error("run {} of {} failed", lease.run(), lease.job(), f));
        }
        write(lease, state, outcome.failures());
        return new RunResult(lease.run(), state, outcome.failures());
    }

    /** What cannot be written is found later: the run is then this process's without anybody working on it. */
    private void write(Lease lease, RunState state, List<Throwable> failures) {
        BilingualText failure = state == RunState.FAILED ? FailureWords.of(failures) : BilingualText.EMPTY;
        String trace = state == RunState.FAILED ? FailureWords.stackTraces(failures) : "";
        try {
            if (leases.end(lease, state, failure, trace)) {
                events.publishEvent(new RunEnded(lease.run(), lease.job(), state, failure));
            }
        } catch (RuntimeException e) {
            LOG.warn("could not record the end of run {}", lease.run(), e);
        }
    }

    static boolean isLost(Throwable failure) {
        return FailureWords.causes(failure).stream().anyMatch(LeaseLost.class::isInstance);
    }
}
