package org.rida.job.step;

import java.nio.file.Path;
import java.util.Optional;
import org.rida.job.definition.JobDefinition.StepDeclaration;
import org.rida.quality.DecisionImport;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.stereotype.Component;

/** Imports decisions from a file; those that were imported before stay as they are. */
@Component
class DecisionsStep implements StepKind {

    private final DecisionImport decisions;

    DecisionsStep(DecisionImport decisions) {
        this.decisions = decisions;
    }

    @Override
    public String code() {
        return "decisions";
    }

    @Override
    public Optional<Tasklet> tasklet(StepDeclaration step) {
        return Optional.ofNullable(step.decisions()).map(settings -> (contribution, context) -> {
            contribution.incrementWriteCount(decisions.importFrom(Path.of(settings.file())));
            return RepeatStatus.FINISHED;
        });
    }
}
