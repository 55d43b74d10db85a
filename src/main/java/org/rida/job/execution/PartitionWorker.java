package org.rida.job.execution;

import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.rida.i18n.Problem;
import org.rida.job.execution.PartitionChannel.PartitionRequest;
import org.rida.job.lease.ClusterNode;
import org.rida.job.lease.Lease;
import org.rida.job.lease.RunContext;
import org.rida.job.lease.RunLeases;
import org.rida.job.lease.StopSignal;
import org.rida.job.run.StepFailureText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Executes partitions of runs that any process manages. The request, the step execution and the work are committed in one
 * transaction: a partition whose process dies or hangs waits again as if it had never been taken.
 */
@Component
class PartitionWorker implements SchedulingConfigurer {

    /**
     * Outside the transaction of the work, so that the count stays when the process dies, and others see who is at work. The row starts
     * with no rollbacks.
     */
    private static final String COUNT_DELIVERY =
            """
            update batch_step_execution set rollback_count = rollback_count + 1, node = :node where step_execution_id = :partition
            returning rollback_count
            """;

    private static final Logger LOG = LoggerFactory.getLogger(PartitionWorker.class);
    private static final Duration POLL_INTERVAL = Duration.ofSeconds(1);

    private final PartitionQueue queue;
    private final JobFactory jobs;
    private final JobRepository repository;
    private final RunLeases leases;
    private final ClusterNode node;
    private final StopSignal stop;
    private final JdbcClient sql;
    private final TaskScheduler scheduler;
    private final InstantSource time;
    private final int maxDeliveries;
    private final TransactionTemplate transaction;
    private final TransactionTemplate ownTransaction;
    private boolean started;

    PartitionWorker(
            PartitionQueue queue,
            JobFactory jobs,
            JobRepository repository,
            RunLeases leases,
            ClusterNode node,
            StopSignal stop,
            JdbcClient sql,
            TaskScheduler scheduler,
            InstantSource time,
            PlatformTransactionManager transactions,
            @Value("${rida.runs.max-attempts}") int maxDeliveries) {
        this.queue = queue;
        this.jobs = jobs;
        this.repository = repository;
        this.leases = leases;
        this.node = node;
        this.stop = stop;
        this.sql = sql;
        this.scheduler = scheduler;
        this.time = time;
        this.maxDeliveries = maxDeliveries;
        this.transaction = new TransactionTemplate(transactions);
        this.ownTransaction = new TransactionTemplate(transactions);
        this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Called in server processes only, where scheduling is enabled. */
    @Override
    public void configureTasks(ScheduledTaskRegistrar tasks) {
        start();
    }

    /** Starts to poll, unless it does already. A command that executes a run works on its partitions, too. */
    synchronized void start() {
        if (!queue.isShared() || started) {
            return;
        }
        started = true;
        for (int i = 0; i < jobs.partitionThreads(); i++) {
            var unused = scheduler.scheduleWithFixedDelay(this::executeAll, POLL_INTERVAL);
        }
    }

    private void executeAll() {
        while (!stop.isShuttingDown() && executeNext()) {
            LOG.debug("polling for more partitions");
        }
    }

    /** A transaction that is rolled back leaves the request to the next poll, of any process. */
    private boolean executeNext() {
        try {
            return Boolean.TRUE.equals(transaction.execute(
                    status -> queue.take().map(this::execute).isPresent()));
        } catch (RuntimeException e) {
            LOG.warn("a partition was rolled back; it is executed again", e);
            return false;
        }
    }

    /**
     * Drops requests that an earlier attempt at a run left behind: of the run another process is in charge by now, or the partition
     * has ended.
     */
    private PartitionRequest execute(PartitionRequest request) {
        Optional<Lease> lease = leases.find(request.run(), request.token());
        if (lease.isPresent()) {
            long deliveries = countDelivery(request);
            StepExecution partition = repository.getStepExecution(request.partition());
            if (partition != null && partition.getStatus().isRunning()) {
                execute(lease.get(), partition, deliveries);
            }
        }
        return request;
    }

    private long countDelivery(PartitionRequest request) {
        Long deliveries = ownTransaction.execute(status -> sql.sql(COUNT_DELIVERY)
                .param("node", node.name())
                .param("partition", request.partition())
                .query(Long.class)
                .optional()
                .orElse(0L));
        return deliveries == null ? 0 : deliveries;
    }

    private void execute(Lease lease, StepExecution partition, long deliveries) {
        try (RunContext ignored = RunContext.enter(lease)) {
            if (deliveries > maxDeliveries) {
                fail(partition, List.of(Problem.of("problem.too-many-attempts", "n", maxDeliveries)));
            } else {
                jobs.partition(lease.job(), partition.getStepName()).execute(partition);
                requireEnded(partition);
            }
            leases.requireHeld(lease);
        } catch (JobInterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The work of a partition that failed is rolled back to a savepoint, so that the failure can be committed. */
    private void requireEnded(StepExecution partition) {
        List<Throwable> failures = partition.getFailureExceptions();
        boolean interrupted = stop.isShuttingDown() && partition.getStatus() != BatchStatus.COMPLETED;
        if (interrupted
                || partition.getStatus() == BatchStatus.UNKNOWN
                || failures.stream()
                        .anyMatch(f -> RunExecution.isLeaseLost(f) || StepFailureText.isConnectionLost(f))) {
            throw new IllegalStateException(
                    "partition " + partition.getStepName() + " was interrupted",
                    failures.isEmpty() ? null : failures.get(0));
        }
        if (partition.getStatus() == BatchStatus.FAILED) {
            PartitionFailure.write(partition, failures);
            repository.updateExecutionContext(partition);
        }
    }

    private void fail(StepExecution partition, List<Throwable> failures) {
        partition.setStatus(BatchStatus.FAILED);
        partition.setExitStatus(ExitStatus.FAILED);
        partition.setEndTime(LocalDateTime.ofInstant(time.instant(), ZoneId.systemDefault()));
        PartitionFailure.write(partition, failures);
        repository.update(partition);
        repository.updateExecutionContext(partition);
    }
}
