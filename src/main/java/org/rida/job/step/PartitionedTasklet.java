package org.rida.job.step;

import org.rida.i18n.BilingualText;
import org.springframework.batch.core.partition.Partitioner;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.item.ExecutionContext;

/**
 * The work of a step in partitions that do not depend on each other, so that threads execute them side by side. The partitioner
 * names the same work equally whenever it is asked: a partition that is complete is known by its name when the run is resumed. One
 * call of the tasklet does one partition, from the execution context of its step execution.
 */
public interface PartitionedTasklet extends Partitioner, Tasklet {

    /** What people call the partition: "August 2026 · Social research". */
    BilingualText title(ExecutionContext partition);

    /** Called once after all partitions have ended, also when some of them failed. */
    void finish();
}
