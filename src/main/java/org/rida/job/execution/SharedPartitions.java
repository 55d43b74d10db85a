package org.rida.job.execution;

import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.rida.job.lease.Lease;
import org.rida.job.lease.RunContext;
import org.rida.job.lease.RunLeases;
import org.rida.job.lease.StopRequested;
import org.rida.job.lease.StopSignal;
import org.rida.job.run.RunEvent;
import org.rida.job.step.PartitionedTasklet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.AmqpException;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.partition.support.AbstractPartitionHandler;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Hands the partitions of a step to the workers of all processes, and waits for all of them. Spring Batch's own handler of messages
 * is not used: it can neither be stopped nor notice that its run was taken over, and loads the whole job execution at each poll.
 */
final class SharedPartitions extends AbstractPartitionHandler {

    /** Within the wait only this is asked: the table has a row for each partition of the run. */
    private static final String UNENDED =
            """
            select count(*) from batch_step_execution
            where step_execution_id = any(:partitions) and status in ('STARTING', 'STARTED', 'STOPPING')
            """;

    private static final Logger LOG = LoggerFactory.getLogger(SharedPartitions.class);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(500);

    private final PartitionedTasklet work;
    private final PartitionQueue queue;
    private final JobRepository repository;
    private final RunLeases leases;
    private final StopSignal stop;
    private final JdbcClient sql;
    private final ApplicationEventPublisher events;

    SharedPartitions(
            PartitionedTasklet work,
            PartitionQueue queue,
            JobRepository repository,
            RunLeases leases,
            StopSignal stop,
            JdbcClient sql,
            ApplicationEventPublisher events) {
        this.work = work;
        this.queue = queue;
        this.repository = repository;
        this.leases = leases;
        this.stop = stop;
        this.sql = sql;
        this.events = events;
    }

    @Override
    protected Set<StepExecution> doHandle(StepExecution whole, Set<StepExecution> partitions) throws Exception {
        Lease lease = RunContext.current().orElseThrow();
        Set<StepExecution> ordered = PartitionResults.inOrder(partitions);
        for (StepExecution partition : ordered) {
            add(lease, partition);
        }
        awaitEnd(lease, ordered);
        for (StepExecution partition : ordered) {
            copy(Objects.requireNonNull(repository.getStepExecution(partition.getId())), partition);
        }
        return PartitionResults.conclude(work, ordered);
    }

    /** A broker that is restarted is waited for. */
    private void add(Lease lease, StepExecution partition) throws JobInterruptedException {
        for (boolean added = false; !added; ) {
            try {
                queue.add(lease, partition, work.title(partition.getExecutionContext()));
                added = true;
            } catch (AmqpException e) {
                LOG.warn("no broker takes partitions: {}", e.toString());
                requireGoingOn(lease);
                pause();
            }
        }
    }

    /** The workers look for a stop that a person requested, but without a broker there is nobody who would. */
    private void requireGoingOn(Lease lease) throws JobInterruptedException {
        try {
            stop.checkNow();
        } catch (StopRequested stopped) {
            throw new JobInterruptedException("the run is to stop");
        }
        leases.requireHeld(lease);
    }

    /** A stop that a person requested reaches the workers, who end the partitions that have not begun. */
    private void awaitEnd(Lease lease, Set<StepExecution> partitions) throws JobInterruptedException {
        Long[] ids = partitions.stream().map(StepExecution::getId).toArray(Long[]::new);
        long ended = 0;
        while (ended < ids.length) {
            if (stop.isShuttingDown()) {
                throw new JobInterruptedException("the process shuts down");
            }
            leases.requireHeld(lease);
            long now = ids.length
                    - sql.sql(UNENDED)
                            .param("partitions", ids)
                            .query(Long.class)
                            .single();
            if (now > ended) {
                ended = now;
                events.publishEvent(new RunEvent.PartitionsEnded((int) ended, ids.length));
            } else {
                pause();
            }
        }
    }

    private static void pause() throws JobInterruptedException {
        try {
            TimeUnit.MILLISECONDS.sleep(POLL_INTERVAL.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new JobInterruptedException("the thread is to end");
        }
    }

    /** The job execution of this process has the partitions as they were before another process executed them. */
    private static void copy(StepExecution stored, StepExecution own) {
        own.setStatus(stored.getStatus());
        own.setExitStatus(stored.getExitStatus());
        own.setReadCount(stored.getReadCount());
        own.setWriteCount(stored.getWriteCount());
        own.setFilterCount(stored.getFilterCount());
        own.setReadSkipCount(stored.getReadSkipCount());
        own.setCommitCount(stored.getCommitCount());
        own.setRollbackCount(stored.getRollbackCount());
        PartitionFailure.read(stored).ifPresent(own::addFailureException);
    }
}
