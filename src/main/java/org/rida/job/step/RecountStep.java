package org.rida.job.step;

import java.util.Optional;
import org.rida.job.definition.JobDefinition.RecountSettings.RecountExtent;
import org.rida.job.definition.JobDefinition.StepDeclaration;
import org.rida.job.lease.StopSignal;
import org.rida.job.run.RunEvent;
import org.rida.quality.FollowUps;
import org.rida.tally.CountRefresh;
import org.rida.tally.RecountResult;
import org.rida.tally.count.RecountProgress;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Updates episodes and month counts after an ingest; unless the job says otherwise, only months with changed rows are counted. */
@Component
class RecountStep implements StepKind {

    private final CountRefresh counts;
    private final FollowUps followUps;
    private final StopSignal stop;
    private final ApplicationEventPublisher events;

    RecountStep(CountRefresh counts, FollowUps followUps, StopSignal stop, ApplicationEventPublisher events) {
        this.counts = counts;
        this.followUps = followUps;
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
                    settings.months() == RecountExtent.ALL ? counts.recountAll(progress) : counts.refresh(progress);
            // themes are known now, by which an answer calls for a case
            followUps.openNew();
            contribution.incrementWriteCount(result.requests() + result.answers());
            events.publishEvent(new RunEvent.Recounted(result.requests(), result.answers(), result.months()));
            return RepeatStatus.FINISHED;
        });
    }
}
