package org.rida.job.execution;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Problem;
import org.rida.job.lease.ClusterNode;
import org.rida.job.lease.Lease;
import org.rida.job.lease.LeaseLost;
import org.rida.job.lease.RunContext;
import org.rida.job.lease.RunLeases;
import org.rida.job.lease.RunRepository;
import org.rida.job.lease.StopSignal;
import org.rida.job.run.RunEnded;
import org.rida.job.run.RunResult;
import org.rida.job.run.RunState;
import org.rida.job.run.StepFailureText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Executes a run that this process holds, in the calling thread, until it has ended, is stopped, or another process takes it over.
 * Translates the outcome of the Spring Batch job into the state of the run.
 */
@Component
public class RunExecution {

    private static final Logger LOG = LoggerFactory.getLogger(RunExecution.class);

    private final JobFactory jobFactory;
    private final BatchExecution batch;
    private final PartitionWorker partitionWorker;
    private final RunLeases leases;
    private final RunRepository runs;
    private final ClusterNode node;
    private final StopSignal stop;
    private final ApplicationEventPublisher events;
    private final int maxAttempts;

    RunExecution(
            JobFactory jobFactory,
            BatchExecution batch,
            PartitionWorker partitionWorker,
            RunLeases leases,
            RunRepository runs,
            ClusterNode node,
            StopSignal stop,
            ApplicationEventPublisher events,
            @Value("${rida.runs.max-attempts}") int maxAttempts) {
        this.jobFactory = jobFactory;
        this.batch = batch;
        this.partitionWorker = partitionWorker;
        this.leases = leases;
        this.runs = runs;
        this.node = node;
        this.stop = stop;
        this.events = events;
        this.maxAttempts = maxAttempts;
    }

    /**
     * Executes the run and ends its lease.
     *
     * @return the state of the run; failures are returned, not thrown
     */
    public RunResult execute(Lease lease) {
        try {
            return end(lease, attempt(lease));
        } finally {
            node.runs().remove(lease.run());
        }
    }

    /** @param failures the first is what people are told */
    private record ExecutionOutcome(RunState state, List<Throwable> failures) {

        static ExecutionOutcome failed(Throwable failure) {
            return new ExecutionOutcome(RunState.FAILED, List.of(failure));
        }
    }

    /** A run that kills its process each time must not do so for ever, hence the limit of attempts. */
    private ExecutionOutcome attempt(Lease lease) {
        try (RunContext ignored = RunContext.enter(lease)) {
            if (lease.attempts() > maxAttempts) {
                return ExecutionOutcome.failed(Problem.of("problem.too-many-attempts", "n", maxAttempts));
            }
            partitionWorker.start();
            Job job = jobFactory.assemble(lease.job());
            JobInstance instance = batch.instance(lease);
            runs.saveInstance(lease, instance.getInstanceId());
            batch.closeOpenExecutions(instance);
            return outcome(batch.execute(job, instance, lease));
        } catch (RuntimeException e) {
            return ExecutionOutcome.failed(e);
        }
    }

    /** A stop that a person requested ends the run; one because the process shuts down leaves it to the next process. */
    private ExecutionOutcome outcome(JobExecution execution) {
        if (execution.getStatus() == BatchStatus.COMPLETED) {
            return new ExecutionOutcome(RunState.COMPLETED, List.of());
        }
        if (execution.getStatus() == BatchStatus.STOPPED) {
            return new ExecutionOutcome(stop.isShuttingDown() ? RunState.WAITING : RunState.STOPPED, List.of());
        }
        return new ExecutionOutcome(RunState.FAILED, failures(execution));
    }

    /** In the order of the steps and their partitions; a step fails with the failure of its first partition. */
    private static List<Throwable> failures(JobExecution execution) {
        return Stream.concat(
                        execution.getFailureExceptions().stream(),
                        execution.getStepExecutions().stream()
                                .sorted(Comparator.comparing(StepExecution::getId))
                                .flatMap(step -> step.getFailureExceptions().stream()))
                .distinct()
                .toList();
    }

    /** A lost connection to the database, or the end of the process, does not fail a run: it waits for the next process. */
    private RunResult end(Lease lease, ExecutionOutcome outcome) {
        if (outcome.failures().stream().anyMatch(RunExecution::isLeaseLost)) {
            LOG.warn("another process took over run {}", lease.run());
            return new RunResult(lease.run(), RunState.RUNNING, List.of(Problem.of("problem.run-taken-over")));
        }
        boolean interrupted = stop.isShuttingDown() && outcome.state() == RunState.FAILED
                || outcome.failures().stream().anyMatch(StepFailureText::isConnectionLost);
        RunState state = interrupted ? RunState.WAITING : outcome.state();
        if (state == RunState.FAILED) {
            outcome.failures().forEach(f -> LOG.error("run {} of {} failed", lease.run(), lease.job(), f));
        }
        recordEnd(lease, state, outcome.failures());
        return new RunResult(lease.run(), state, outcome.failures());
    }

    /** When the end cannot be recorded, the run stays with this node without a thread working on it, and is acquired again. */
    private void recordEnd(Lease lease, RunState state, List<Throwable> failures) {
        BilingualText failure = state == RunState.FAILED ? StepFailureText.describe(failures) : BilingualText.EMPTY;
        String trace = state == RunState.FAILED ? StepFailureText.stackTraces(failures) : "";
        try {
            if (leases.end(lease, state, failure, trace)) {
                events.publishEvent(new RunEnded(lease.run(), lease.job(), state, failure));
            }
        } catch (RuntimeException e) {
            LOG.warn("could not record the end of run {}", lease.run(), e);
        }
    }

    /** Whether the failure, or one of its causes, is that another process took the run over. */
    public static boolean isLeaseLost(Throwable failure) {
        return StepFailureText.causes(failure).stream().anyMatch(LeaseLost.class::isInstance);
    }
}
