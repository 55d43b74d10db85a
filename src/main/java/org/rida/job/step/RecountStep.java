package org.rida.job.step;

import java.util.Optional;
import org.rida.job.definition.JobDefinition.RecountSettings.RecountExtent;
import org.rida.job.definition.JobDefinition.StepDeclaration;
import org.rida.job.lease.StopSignal;
import org.rida.job.run.RunEvent;
import org.rida.tally.CountRefresh;
import org.rida.tally.RecountResult;
import org.rida.tally.count.RecountProgress;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Brings episodes and month counts up to what was ingested; only months that changed rows touch are counted again. */
@Component
class RecountStep implements StepKind {

    private final CountRefresh tally;
    private final StopSignal stop;
    private final ApplicationEventPublisher events;

    RecountStep(CountRefresh tally, StopSignal stop, ApplicationEventPublisher events) {
        this.tally = tally;
        this.stop = stop;
        this.events = events;
    }

    @Override
    public String code() {
        return "recount";
    }

    @Override
    public Optional<Tasklet> tasklet(StepDeclaration step) {
        return Optional.ofNullable(step.recount()).map(settings -> (contribution, context) -> {
            RecountProgress progress = (done, of) -> {
                stop.check();
                events.publishEvent(new RunEvent.CountingEvent(done, of));
            };
            RecountResult result =
                    settings.months() == RecountExtent.ALL ? tally.recountAll(progress) : tally.refresh(progress);
            contribution.incrementWriteCount(result.requests() + result.answers());
            events.publishEvent(new RunEvent.Recounted(result.requests(), result.answers(), result.months()));
            return RepeatStatus.FINISHED;
        });
    }
}
