package org.rida.job.part;

import org.rida.job.run.RunEvent;













import java.util.List;
import java.util.function.Consumer;
import org.springframework.batch.core.step.StepContribution;

/**
 * The work of a step in parts, each of which any process can take. What comes out is the same however many do.
 */
public interface Split {

    /** In the order in which they are listed, by the process that holds the run. */
    List<Part> parts();

    /** Whether a part must wait for those before it, since what comes out depends on the order. */
    boolean inOrder();

    /**
     * One part, whose pieces are each done whole or not at all. It may be asked for again when nobody knows that it was done.
     *
     * @param told what those who watch the run, here or in another process, should know
     */
    void work(Part part, StepContribution contribution, Consumer<RunEvent.FileIngested> told);

    /** After all parts had their turn, in the process that holds the run. */
    default void finish() {}
}
