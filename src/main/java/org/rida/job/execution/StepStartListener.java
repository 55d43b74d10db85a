package org.rida.job.execution;

import org.rida.job.run.RunEvent;













import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.context.ApplicationEventPublisher;

/** Tells whoever watches that a step begins. */
record StepStartListener(ApplicationEventPublisher events, String kind, int number, int steps)
        implements StepExecutionListener {

    @Override
    public void beforeStep(StepExecution execution) {
        events.publishEvent(new RunEvent.StepStarted(kind, number, steps));
    }
}
