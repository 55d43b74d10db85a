package org.rida.job.execution;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.rida.job.step.PartitionedTasklet;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.step.StepExecution;

/** What follows from the partitions of a step once all have ended, wherever they were executed. */
final class PartitionResults {

    private PartitionResults() {}

    /** In the order in which the partitioner listed them. */
    static Set<StepExecution> inOrder(Set<StepExecution> partitions) {
        return partitions.stream()
                .sorted(Comparator.comparing(StepExecution::getId))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /**
     * Ends the step.
     *
     * @param ordered all partitions, ended
     * @throws Exception the failure of the first partition that failed, where Spring Batch would only say that there was one
     */
    static Set<StepExecution> conclude(PartitionedTasklet work, Set<StepExecution> ordered) throws Exception {
        if (ordered.stream().anyMatch(partition -> partition.getStatus() == BatchStatus.STOPPED)) {
            throw new JobInterruptedException("stopped before all partitions were complete");
        }
        work.finish();
        for (StepExecution partition : ordered) {
            for (Throwable failure : partition.getFailureExceptions()) {
                throw failure instanceof Exception e ? e : new IllegalStateException(failure);
            }
        }
        return ordered;
    }
}
