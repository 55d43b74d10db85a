package org.rida.job.execution;

import java.util.List;
import java.util.Optional;
import org.rida.job.definition.JobDefinition;
import org.rida.job.definition.JobDefinition.StepDeclaration;
import org.rida.job.definition.JobDefinitions;
import org.rida.job.definition.StepName;
import org.rida.job.lease.RunLeases;
import org.rida.job.lease.StopRequested;
import org.rida.job.lease.StopSignal;
import org.rida.job.run.RunEvent;
import org.rida.job.step.PartitionedTasklet;
import org.rida.job.step.StepKind;
import org.rida.policy.ConfigurationProblem;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.builder.SimpleJobBuilder;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;

/** Builds Spring Batch jobs from {@link JobDefinition}s, one step for each declared step. */
@Component
class JobFactory {

    /** As many as the database connections of a process suffice for: each thread holds two while it drafts. */
    private static final int MOST_THREADS = 8;

    private final JobDefinitions definitions;
    private final List<StepKind> kinds;
    private final JobRepository repository;
    private final PlatformTransactionManager transactions;
    private final StopSignal stop;
    private final ApplicationEventPublisher events;
    private final RunLeases leases;
    private final PartitionQueue queue;
    private final JdbcClient sql;
    private final SimpleAsyncTaskExecutor partitionThreads;

    /** @param partitionThreads partitions that run side by side; 0 for as many as the machine has processors, up to eight */
    JobFactory(
            JobDefinitions definitions,
            List<StepKind> kinds,
            JobRepository repository,
            PlatformTransactionManager transactions,
            StopSignal stop,
            ApplicationEventPublisher events,
            RunLeases leases,
            PartitionQueue queue,
            JdbcClient sql,
            @Value("${rida.runs.partition-threads}") int partitionThreads) {
        this.definitions = definitions;
        this.kinds = kinds;
        this.repository = repository;
        this.transactions = transactions;
        this.stop = stop;
        this.events = events;
        this.leases = leases;
        this.queue = queue;
        this.sql = sql;
        this.partitionThreads = new SimpleAsyncTaskExecutor("partition-");
        this.partitionThreads.setDaemon(true);
        this.partitionThreads.setConcurrencyLimit(
                partitionThreads > 0
                        ? partitionThreads
                        : Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors()));
    }

    /** The job as its file is now: a restarted run follows the current definition. */
    Job assemble(String name) {
        List<StepDeclaration> steps = definitions.get(name).steps();
        SimpleJobBuilder job = new JobBuilder(name, repository).start(step(name, steps, 0));
        for (int i = 1; i < steps.size(); i++) {
            job = job.next(step(name, steps, i));
        }
        return job.build();
    }

    /** The first kind that knows the declared step builds it: as one piece of work, or in partitions. */
    private Step step(String job, List<StepDeclaration> steps, int index) {
        StepDeclaration declaration = steps.get(index);
        for (StepKind kind : kinds) {
            String name = StepName.format(index + 1, kind.code());
            StepExecutionListener startListener = startListener(kind.code(), index + 1, steps.size());
            Optional<Step> step = kind.tasklet(declaration)
                    .map(tasklet -> tasklet(name, tasklet, startListener))
                    .or(() -> kind.partitioned(declaration).map(work -> partitioned(name, work, startListener)));
            if (step.isPresent()) {
                return step.get();
            }
        }
        return unknownKind(job, index);
    }

    /** Each call of the tasklet is a transaction, in which Spring Batch also stores the counts of the step. */
    private Step tasklet(String name, Tasklet tasklet, StepExecutionListener... listeners) {
        var step = new StepBuilder(name, repository).tasklet(stoppable(tasklet), transactions);
        List.of(listeners).forEach(step::listener);
        return step.build();
    }

    private Step partitioned(String name, PartitionedTasklet work, StepExecutionListener startListener) {
        Step partition = tasklet(name, announced(work));
        return new StepBuilder(name, repository)
                .partitioner(name, work)
                .step(partition)
                .partitionHandler(
                        queue.isShared()
                                ? new SharedPartitions(work, queue, repository, leases, stop, sql, events)
                                : new RunPartitions(partition, work, partitionThreads, events))
                .listener(startListener)
                .build();
    }

    /** Partitions that this process executes at the same time. */
    int partitionThreads() {
        return partitionThreads.getConcurrencyLimit();
    }

    /**
     * What executes a partition of a run that any process manages, within the transaction of the caller: its work can be rolled back
     * while its failure is recorded.
     *
     * @param name of the partition in the job repository
     */
    Step partition(String job, String name) {
        StepDeclaration declaration = definitions.get(job).steps().get(StepName.number(name) - 1);
        PartitionedTasklet work = kinds.stream()
                .flatMap(kind -> kind.partitioned(declaration).stream())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no partitions: " + job + " " + name));
        return new PartitionStep(name, repository, stoppable(announced(work)), transactions);
    }

    /** Tells which partition begins: none does once the run is to stop. */
    private Tasklet announced(PartitionedTasklet work) {
        return (contribution, context) -> {
            ExecutionContext partition = contribution.getStepExecution().getExecutionContext();
            events.publishEvent(new RunEvent.PartitionStarted(work.title(partition)));
            return work.execute(contribution, context);
        };
    }

    /** Tells which step begins; a partition tells of itself when it is executed. */
    private StepExecutionListener startListener(String kind, int number, int steps) {
        return new StepExecutionListener() {
            @Override
            public void beforeStep(StepExecution execution) {
                events.publishEvent(new RunEvent.StepStarted(kind, number, steps));
            }
        };
    }

    /**
     * Polls for a stop before each piece of the work. The piece under way is rolled back, and Spring Batch ends the step as stopped;
     * it resumes after its last whole piece.
     */
    private Tasklet stoppable(Tasklet work) {
        return (contribution, context) -> {
            try {
                stop.checkNow();
                return work.execute(contribution, context);
            } catch (StopRequested stopped) {
                throw new JobInterruptedException("the run is to stop");
            }
        };
    }

    /** Reached only when the file was changed after it was validated. */
    private Step unknownKind(String job, int index) {
        throw new ConfigurationProblem(
                "jobs/" + job + ".yaml",
                "step " + (index + 1) + ": expected one of "
                        + kinds.stream().map(StepKind::code).toList() + ", found none");
    }
}
