package org.rida.job.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Problem;
import org.rida.job.step.PartitionedTasklet;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/** What follows from a step's partitions: which failure is told, and when the step is concluded. */
class PartitionResultsTest {

    private final AtomicInteger finished = new AtomicInteger();
    private final PartitionedTasklet work = new PartitionedTasklet() {

        @Override
        public BilingualText title(ExecutionContext partition) {
            throw new AssertionError("nobody asks for a title here");
        }

        @Override
        public void finish() {
            finished.incrementAndGet();
        }

        @Override
        public Map<String, ExecutionContext> partition(int gridSize) {
            throw new AssertionError("the partitions are there already");
        }

        @Override
        public RepeatStatus execute(StepContribution contribution, ChunkContext context) {
            throw new AssertionError("the partitions have been executed already");
        }
    };

    /** Ids grow in the order in which the partitioner listed them; a hash set has none. */
    @Test
    void partitionsKeepTheOrderOfTheirIds() {
        Set<StepExecution> mixed = new LinkedHashSet<>(List.of(partition(12), partition(3), partition(7)));

        assertThat(PartitionResults.inOrder(mixed))
                .extracting(StepExecution::getId)
                .containsExactly(3L, 7L, 12L);
    }

    @Test
    void completePartitionsConcludeTheStepOnce() throws Exception {
        Set<StepExecution> all = PartitionResults.inOrder(Set.of(partition(1), partition(2)));

        assertThat(PartitionResults.conclude(work, all)).isEqualTo(all);
        assertThat(finished).hasValue(1);
    }

    /** The others have ended, and what they did counts: it is concluded before the failure is told. */
    @Test
    void theFirstFailureIsToldAfterTheStepWasConcluded() {
        StepExecution first = failed(1, Problem.of("problem.folder-missing", "folder", "inbox"));
        StepExecution second = failed(2, new IllegalStateException("later"));

        assertThatThrownBy(() -> PartitionResults.conclude(work, PartitionResults.inOrder(Set.of(second, first))))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("inbox");
        assertThat(finished).hasValue(1);
    }

    @Test
    void anErrorIsWrapped() {
        StepExecution broken = failed(1, new StackOverflowError());

        assertThatThrownBy(() -> PartitionResults.conclude(work, Set.of(broken)))
                .isInstanceOf(IllegalStateException.class)
                .hasCauseInstanceOf(StackOverflowError.class);
    }

    /** A stopped step is resumed: it must neither be concluded nor count as failed. */
    @Test
    void aStopCountsBeforeAnyFailure() {
        StepExecution stopped = partition(2);
        stopped.setStatus(BatchStatus.STOPPED);

        assertThatThrownBy(() -> PartitionResults.conclude(
                        work, PartitionResults.inOrder(Set.of(failed(1, new IllegalStateException("first")), stopped))))
                .isInstanceOf(JobInterruptedException.class);
        assertThat(finished).hasValue(0);
    }

    private static StepExecution failed(long id, Throwable failure) {
        StepExecution partition = partition(id);
        partition.setStatus(BatchStatus.FAILED);
        partition.addFailureException(failure);
        return partition;
    }

    private static StepExecution partition(long id) {
        JobExecution job = new JobExecution(1, new JobInstance(1, "monthly"), new JobParameters());
        StepExecution partition = new StepExecution(id, "1-report:" + id, job);
        partition.setStatus(BatchStatus.COMPLETED);
        return partition;
    }
}
