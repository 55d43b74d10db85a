package org.rida.job.execution;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Problem;
import org.rida.job.run.StepFailureText;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.ExecutionContext;

/**
 * Why a partition failed, as the process that executed it tells the one that waits for it, in the execution context of its step
 * execution: Spring Batch stores only the beginning of a stack trace.
 */
final class PartitionFailure extends Problem {

    private static final String AR = "failure.ar";
    private static final String EN = "failure.en";
    private static final String TRACE = "failure.trace";

    private final String trace;

    private PartitionFailure(BilingualText text, String trace) {
        super(text);
        this.trace = trace;
    }

    static void write(StepExecution partition, List<Throwable> failures) {
        BilingualText text = StepFailureText.describe(failures);
        ExecutionContext context = partition.getExecutionContext();
        context.putString(AR, text.ar());
        context.putString(EN, text.en());
        context.putString(TRACE, StepFailureText.stackTraces(failures));
    }

    /** Empty unless the partition failed: a resumed partition still has the failure of the attempt before. */
    static Optional<PartitionFailure> read(StepExecution partition) {
        ExecutionContext context = partition.getExecutionContext();
        return partition.getStatus() == BatchStatus.FAILED
                ? Optional.of(new PartitionFailure(
                        new BilingualText(context.getString(AR), context.getString(EN)), context.getString(TRACE)))
                : Optional.empty();
    }

    /** Where it happened, in the other process. */
    @Override
    public void printStackTrace(PrintWriter to) {
        to.println(trace);
    }
}
