package org.rida.job.execution;

import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.rida.job.lease.Lease;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A run in Spring Batch's job repository: one job instance, with one execution for each process that worked on it. Start, restart
 * and recovery are the same here, since only the holder of the lease gets here: executions that an earlier process left open are
 * closed, and the steps that are not complete are executed.
 */
@Component
public class BatchExecution {

    /** Identifying parameter with the run's number: it makes each run a job instance of its own. */
    static final String RUN = "run";

    private static final String CLOSE_STEPS =
            """
            update batch_step_execution set status = 'FAILED', exit_code = 'FAILED', end_time = coalesce(end_time, :now),
                version = version + 1
            where status in ('STARTING', 'STARTED', 'STOPPING', 'UNKNOWN') and job_execution_id in
                (select job_execution_id from batch_job_execution where job_instance_id = :instance)
            """;

    private static final String CLOSE_EXECUTIONS =
            """
            update batch_job_execution set status = 'FAILED', exit_code = 'FAILED', end_time = coalesce(end_time, :now),
                version = version + 1
            where job_instance_id = :instance
                and (end_time is null or status in ('STARTING', 'STARTED', 'STOPPING', 'UNKNOWN'))
            """;

    private final JobRepository repository;
    private final JdbcClient sql;
    private final InstantSource time;

    BatchExecution(JobRepository repository, JdbcClient sql, InstantSource time) {
        this.repository = repository;
        this.sql = sql;
        this.time = time;
    }

    /** The run's job instance, created when missing. One that a killed process created without an execution is used as it is. */
    JobInstance instance(Lease lease) {
        JobParameters parameters = parameters(lease);
        return Optional.ofNullable(repository.getJobInstance(lease.job(), parameters))
                .orElseGet(() -> repository.createJobInstance(lease.job(), parameters));
    }

    /** Marks executions that a dead process left open as failed: Spring Batch refuses to restart an instance that seems to run. */
    @Transactional
    public void closeOpenExecutions(JobInstance instance) {
        for (String close : List.of(CLOSE_STEPS, CLOSE_EXECUTIONS)) {
            sql.sql(close)
                    .param("now", now())
                    .param("instance", instance.getInstanceId())
                    .update();
        }
    }

    private LocalDateTime now() {
        return LocalDateTime.ofInstant(time.instant(), ZoneId.systemDefault());
    }

    /**
     * Executes the steps that are not complete. When the process died after the last step, and before that was recorded, the last
     * execution is returned as it is.
     */
    JobExecution execute(Job job, JobInstance instance, Lease lease) {
        Optional<JobExecution> last = Optional.ofNullable(repository.getLastJobExecution(instance));
        if (last.filter(l -> l.getStatus() == BatchStatus.COMPLETED).isPresent()) {
            return last.get();
        }
        JobExecution execution = repository.createJobExecution(
                instance,
                parameters(lease),
                last.map(JobExecution::getExecutionContext).orElseGet(ExecutionContext::new));
        try {
            job.execute(execution);
            return execution;
        } catch (JobInterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JobParameters parameters(Lease lease) {
        JobParametersBuilder built = new JobParametersBuilder();
        lease.parameters().forEach((name, value) -> built.addString(name, value, true));
        return built.addLong(RUN, lease.run(), true)
                .addString("actor", lease.actor(), false)
                .addString("reason", lease.reason(), false)
                .toJobParameters();
    }
}
