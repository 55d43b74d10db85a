package org.rida.job.part;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Problem;
import org.rida.job.execution.RunExecution;
import org.rida.job.lease.ClusterNode;
import org.rida.job.lease.Lease;
import org.rida.job.lease.RunContext;
import org.rida.job.lease.StopSignal;
import org.rida.job.run.StepFailureText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Works on a part that this process holds, in the calling thread. */
@Component
public class PartExecution {

    private static final Logger LOG = LoggerFactory.getLogger(PartExecution.class);

    private final JobRepository repository;
    private final Parts parts;
    private final ClusterNode node;
    private final StopSignal stop;
    private final int attempts;

    PartExecution(
            JobRepository repository,
            Parts parts,
            ClusterNode node,
            StopSignal stop,
            @Value("${rida.runs.max-attempts}") int attempts) {
        this.repository = repository;
        this.parts = parts;
        this.node = node;
        this.stop = stop;
        this.attempts = attempts;
    }

    public void execute(Lease held, Lease.PartLease share, Supplier<Step> work) {
        try (RunContext ignored = RunContext.enter(held)) {
            end(held, share, attempt(held, share, work));
        } catch (RuntimeException e) {
            // found later: the part is then this process's without anybody working on it
            LOG.warn("could not record the end of a partition of run {}", held.run(), e);
        } finally {
            node.parts().remove(share.execution());
        }
    }

    private record PartOutcome(BatchStatus status, List<Throwable> failures) {

        static PartOutcome failed(Throwable failure) {
            return new PartOutcome(BatchStatus.FAILED, List.of(failure));
        }

        boolean failedBy(Predicate<Throwable> cause) {
            return failures.stream().anyMatch(cause);
        }
    }

    private PartOutcome attempt(Lease held, Lease.PartLease share, Supplier<Step> work) {
        if (held.attempts() > attempts) {
            return PartOutcome.failed(Problem.of("problem.too-many-attempts", "n", attempts));
        }
        try {
            StepExecution execution = afresh(share);
            work.get().execute(execution);
            return new PartOutcome(execution.getStatus(), execution.getFailureExceptions());
        } catch (JobInterruptedException | RuntimeException e) {
            return PartOutcome.failed(e);
        }
    }

    /** What a process that died had counted so far is counted again. */
    private StepExecution afresh(Lease.PartLease share) {
        StepExecution execution =
                java.util.Objects.requireNonNull(repository.getStepExecution(share.execution()), "its step execution");
        execution.setReadCount(0);
        execution.setWriteCount(0);
        execution.setFilterCount(0);
        execution.setReadSkipCount(0);
        return execution;
    }

    /** A part that was stopped, or lost its database, waits for whoever goes on. */
    private void end(Lease held, Lease.PartLease share, PartOutcome outcome) {
        if (outcome.failedBy(RunExecution::isLeaseLost)) {
            LOG.warn("another process took over a partition of run {}", held.run());
        } else if (outcome.status() == BatchStatus.COMPLETED) {
            parts.end(share, "completed", BilingualText.EMPTY, "");
        } else if (outcome.status() == BatchStatus.STOPPED
                || stop.isShuttingDown()
                || outcome.failedBy(StepFailureText::isConnectionLost)) {
            parts.end(share, "waiting", BilingualText.EMPTY, "");
        } else {
            outcome.failures().forEach(f -> LOG.error("a partition of run {} failed", held.run(), f));
            parts.end(
                    share,
                    "failed",
                    StepFailureText.describe(outcome.failures()),
                    StepFailureText.stackTraces(outcome.failures()));
        }
    }
}
