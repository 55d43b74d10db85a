package org.rida.job.execution;

import java.util.Set;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.rida.job.lease.Lease;
import org.rida.job.lease.RunContext;
import org.rida.job.run.RunEvent;
import org.rida.job.step.PartitionedTasklet;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.partition.support.TaskExecutorPartitionHandler;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.task.TaskExecutor;

/**
 * Executes the partitions of a step in several threads, each under the lease of the run, and waits for all of them. A partition
 * that fails does not stop the others.
 */
final class RunPartitions extends TaskExecutorPartitionHandler {

    private final PartitionedTasklet work;
    private final ApplicationEventPublisher events;
    private final AtomicInteger ended = new AtomicInteger();
    private int total;

    RunPartitions(Step step, PartitionedTasklet work, TaskExecutor threads, ApplicationEventPublisher events) {
        setStep(step);
        setTaskExecutor(threads);
        this.work = work;
        this.events = events;
    }

    @Override
    protected Set<StepExecution> doHandle(StepExecution whole, Set<StepExecution> partitions) throws Exception {
        total = partitions.size();
        Set<StepExecution> ordered = PartitionResults.inOrder(partitions);
        super.doHandle(whole, ordered);
        return PartitionResults.conclude(work, ordered);
    }

    /** The future does not fail, since otherwise the step would end while other partitions are still executed. */
    @Override
    protected FutureTask<StepExecution> createTask(Step step, StepExecution partition) {
        Lease lease = RunContext.current().orElseThrow();
        return new FutureTask<>(() -> {
            try (RunContext ignored = RunContext.enter(lease)) {
                execute(step, partition);
                events.publishEvent(new RunEvent.PartitionsEnded(ended.incrementAndGet(), total));
            }
            return partition;
        });
    }

    private void execute(Step step, StepExecution partition) {
        try {
            step.execute(partition);
        } catch (JobInterruptedException | RuntimeException e) {
            partition.setStatus(BatchStatus.FAILED);
            partition.addFailureException(e);
        }
    }
}
