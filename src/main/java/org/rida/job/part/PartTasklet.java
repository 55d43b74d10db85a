package org.rida.job.part;

import org.rida.job.definition.StepName;
import org.rida.job.run.RunEvent;













import java.util.ArrayList;
import java.util.List;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.context.ApplicationEventPublisher;
import tools.jackson.databind.json.JsonMapper;

/** The work of one partition; what became of it is told here, and kept with it for those who watch elsewhere. */
public record PartTasklet(Split split, ApplicationEventPublisher events) implements Tasklet {

    private static final String INGESTED = "ingested";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Override
    public RepeatStatus execute(StepContribution contribution, ChunkContext context) {
        StepExecution execution = contribution.getStepExecution();
        Part part = Part.of(StepName.part(execution.getStepName()), execution.getExecutionContext());
        events.publishEvent(new RunEvent.PartStarted(part.description()));
        List<RunEvent.FileIngested> told = new ArrayList<>();
        split.work(part, contribution, file -> {
            events.publishEvent(file);
            told.add(file);
            execution.getExecutionContext().putString(INGESTED, JSON.writeValueAsString(told));
        });
        return RepeatStatus.FINISHED;
    }

    /** What another process kept, told here as well. */
    static void republish(StepExecution done, ApplicationEventPublisher events) {
        String kept = done.getExecutionContext().getString(INGESTED, "");
        if (!kept.isEmpty()) {
            for (RunEvent.FileIngested file : JSON.readValue(kept, RunEvent.FileIngested[].class)) {
                events.publishEvent(new RunEvent.IngestedElsewhere(file));
            }
        }
    }
}
