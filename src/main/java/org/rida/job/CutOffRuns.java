package org.rida.job;

import java.util.Map;
import java.util.Optional;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.stereotype.Component;

/**
 * Finds runs whose process died: the repository still calls them running. Asked only by the holder of the lease, so
 * whatever it finds is dead.
 */
@Component
class CutOffRuns {

    private final JobRepository repository;

    CutOffRuns(JobRepository repository) {
        this.repository = repository;
    }

    Optional<JobExecution> find(String job, Map<String, String> parameters) {
        return repository.findRunningJobExecutions(job).stream()
                .filter(e -> has(e.getJobParameters(), parameters))
                .findFirst();
    }

    private static boolean has(JobParameters run, Map<String, String> parameters) {
        return parameters.entrySet().stream().allMatch(p -> p.getValue().equals(run.getString(p.getKey())));
    }
}
