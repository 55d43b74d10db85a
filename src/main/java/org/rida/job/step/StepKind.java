package org.rida.job.step;

import java.util.Optional;
import org.rida.i18n.BilingualText;
import org.rida.job.definition.JobDefinition.StepDeclaration;
import org.springframework.batch.core.step.tasklet.Tasklet;

/**
 * A kind of step. A new kind is a bean of this type and a component with its settings in {@link StepDeclaration}. One of the two
 * methods returns the work of a declaration of this kind.
 */
public interface StepKind {

    /** Stable name, as in the job's file; with the step's number it names the step in the job repository. */
    String code();

    /**
     * The work, when this step is of this kind and done by one thread. Each call of the tasklet is one piece of it, in a
     * transaction of its own with the step's counts; a run can stop between two pieces.
     */
    default Optional<Tasklet> tasklet(StepDeclaration step) {
        return Optional.empty();
    }

    /**
     * What a step of this kind would remove or fetch if it ran now, for a dry run.
     *
     * @return empty for a kind that does neither
     */
    default BilingualText effect(StepDeclaration step) {
        return BilingualText.EMPTY;
    }

    /** The work, when this step is of this kind and consists of partitions that threads execute side by side. */
    default Optional<PartitionedTasklet> partitioned(StepDeclaration step) {
        return Optional.empty();
    }
}
