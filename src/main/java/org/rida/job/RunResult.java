package org.rida.job;

import java.util.List;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;

/**
 * How a run ended.
 *
 * @param run the run's number: all executions of one run share it
 * @param failures what went wrong, empty when nothing did
 */
public record RunResult(long run, boolean completed, List<Throwable> failures) {

    static RunResult of(JobExecution execution) {
        return new RunResult(
                execution.getJobInstanceId(),
                execution.getStatus() == BatchStatus.COMPLETED,
                execution.getAllFailureExceptions());
    }
}
