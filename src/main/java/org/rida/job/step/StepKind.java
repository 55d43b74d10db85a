package org.rida.job.step;

import org.rida.job.definition.JobDefinition.StepDeclaration;
import org.rida.job.part.Split;













import java.util.Optional;
import org.springframework.batch.core.step.tasklet.Tasklet;

/** A kind of step that jobs are made of. A new kind is one more of these and its settings in {@link StepDeclaration}. */
public interface StepKind {

    /** Stable name; with the step's place it names the step in the job repository. */
    String code();

    /** The work, when this step is of this kind and done by one process. A tasklet works in pieces, so that a run can stop between them. */
    default Optional<Tasklet> tasklet(StepDeclaration step) {
        return Optional.empty();
    }

    /** The work, when this step is of this kind and falls into parts. */
    default Optional<Split> split(StepDeclaration step) {
        return Optional.empty();
    }
}
