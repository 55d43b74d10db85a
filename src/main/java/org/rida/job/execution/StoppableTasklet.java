package org.rida.job.execution;

import org.jspecify.annotations.Nullable;
import org.rida.job.lease.RunContext;
import org.rida.job.lease.StopRequested;
import org.rida.job.lease.StopSignal;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/** A step's work that looks at the stop flag before each piece. A stopped step is done again from its last whole piece on. */
record StoppableTasklet(Tasklet work, StopSignal stop) implements Tasklet {

    @Override
    public @Nullable RepeatStatus execute(StepContribution contribution, ChunkContext context) throws Exception {
        if (RunContext.current().filter(stop::isStopRequested).isPresent()) {
            return interrupted(contribution);
        }
        try {
            return work.execute(contribution, context);
        } catch (StopRequested e) {
            return interrupted(contribution);
        }
    }

    /** The next look of the step's loop finds this and ends the step as stopped. */
    private static RepeatStatus interrupted(StepContribution contribution) {
        contribution.getStepExecution().setTerminateOnly();
        return RepeatStatus.CONTINUABLE;
    }
}
