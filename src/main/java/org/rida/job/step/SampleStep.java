package org.rida.job.step;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.rida.access.Actor;
import org.rida.intake.invitation.InvitationList;
import org.rida.intake.invitation.InvitationList.DrawMethod;
import org.rida.intake.invitation.InvitationList.DrawSettings;
import org.rida.job.definition.JobDefinition.SampleSettings;
import org.rida.job.definition.JobDefinition.StepDeclaration;
import org.rida.job.lease.Lease;
import org.rida.job.lease.RunContext;
import org.rida.sampling.InvitationFiles;
import org.rida.sampling.Sampling;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.stereotype.Component;

/**
 * Draws whom to ask and writes the files of the list. The list is stored with the step: a run that is interrupted before has drawn
 * nobody, and one that is started again after it draws nobody twice within 90 days.
 */
@Component
class SampleStep implements StepKind {

    private final Sampling sampling;
    private final InvitationFiles files;

    SampleStep(Sampling sampling, InvitationFiles files) {
        this.sampling = sampling;
        this.files = files;
    }

    @Override
    public String code() {
        return "sample";
    }

    @Override
    public Optional<Tasklet> tasklet(StepDeclaration step) {
        return Optional.ofNullable(step.sample()).map(settings -> (contribution, context) -> {
            Lease lease = RunContext.current().orElseThrow();
            contribution.incrementWriteCount(draw(settings, Actor.ofRun(lease.actor(), lease.run())));
            return RepeatStatus.FINISHED;
        });
    }

    private long draw(SampleSettings settings, Actor actor) {
        DrawSettings draw = sampling.settings(
                settings.days(),
                DrawMethod.valueOf(settings.method().toUpperCase(Locale.ROOT)),
                sampling.seedOfToday());
        int number = settings.number() == null
                ? Math.toIntExact(sampling.outlook(draw).toAsk())
                : settings.number();
        InvitationList list = sampling.draw(draw, number, actor);
        files.write(list, Path.of(settings.folder()), settings.link(), actor);
        return list.drawn();
    }
}
