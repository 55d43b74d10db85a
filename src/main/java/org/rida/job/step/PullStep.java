package org.rida.job.step;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.BilingualText;
import org.rida.i18n.DateFormatter;
import org.rida.i18n.DigitSystem;
import org.rida.i18n.Messages;
import org.rida.job.definition.JobDefinition.StepDeclaration;
import org.rida.job.definition.PullSettings;
import org.rida.job.lease.StopSignal;
import org.rida.policy.Policy;
import org.rida.pull.Pull;
import org.rida.pull.PullSource;
import org.rida.pull.Pulls;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.stereotype.Component;

/** Fetches a form from a server page by page, makes a file of the pages, and ingests it like the file of a watched folder. */
@Component
class PullStep implements StepKind {

    private final Pulls pulls;
    private final IngestStep ingest;
    private final StopSignal stop;
    private final Policy policy;
    private final InstantSource time;

    PullStep(Pulls pulls, IngestStep ingest, StopSignal stop, Policy policy, InstantSource time) {
        this.pulls = pulls;
        this.ingest = ingest;
        this.stop = stop;
        this.policy = policy;
        this.time = time;
    }

    @Override
    public String code() {
        return "pull";
    }

    @Override
    public Optional<Tasklet> tasklet(StepDeclaration step) {
        return Optional.ofNullable(step.pull()).map(PageByPage::new);
    }

    /** Where from, and since when: what the server has is not asked. */
    @Override
    public BilingualText effect(StepDeclaration step) {
        if (step.pull() == null) {
            return BilingualText.EMPTY;
        }
        PullSource source = step.pull().source();
        Instant since = pulls.since(source);
        return BilingualText.of(language -> {
            Messages messages = new Messages(language, DigitSystem.EUROPEAN);
            return since == null
                    ? messages.format("job.pull.effect", "origin", source.origin())
                    : messages.format(
                            "job.pull.effect-since",
                            "origin",
                            source.origin(),
                            "day",
                            new DateFormatter(messages)
                                    .day(since.atZone(policy.association().zone())
                                            .toLocalDate()));
        });
    }

    /**
     * Each call is a transaction of its own: the first decides since when, each further one fetches a page, then one makes the file
     * and records it; the rest is that of an ingest. What a resumed run must know stands in the step's memory.
     */
    private final class PageByPage implements Tasklet {

        private static final String STARTED = "pull-started";
        private static final String SINCE = "pull-since";
        private static final String FETCHED = "pull-fetched";

        private final PullSettings settings;
        private final Tasklet reading;
        private @Nullable Pull pull;
        private boolean more = true;
        private boolean cleared;

        PageByPage(PullSettings settings) {
            this.settings = settings;
            this.reading = ingest.fileByFile(
                    settings.ingest(pulls.folder(settings.feed()).toString()));
        }

        @Override
        public @Nullable RepeatStatus execute(StepContribution contribution, ChunkContext context) throws Exception {
            StepExecution step = contribution.getStepExecution();
            ExecutionContext memory = step.getExecutionContext();
            if (!memory.containsKey(STARTED)) {
                Instant since = pulls.since(settings.source());
                memory.putString(STARTED, time.instant().toString());
                memory.putString(SINCE, since == null ? "" : since.toString());
            } else if (!memory.containsKey(FETCHED)) {
                fetch(step, memory);
            } else {
                // also in a process that goes on with the run of one that ended in between
                if (!cleared) {
                    pulls.clear(settings.feed(), run(step));
                    cleared = true;
                }
                return reading.execute(contribution, context);
            }
            return RepeatStatus.CONTINUABLE;
        }

        private static String run(StepExecution step) {
            return step.getJobExecution().getJobInstance().getInstanceId() + "-" + step.getStepName();
        }

        private void fetch(StepExecution step, ExecutionContext memory) {
            if (pull == null) {
                String since = memory.getString(SINCE);
                pull = pulls.begin(
                        settings.source(),
                        run(step),
                        Instant.parse(memory.getString(STARTED)),
                        since.isEmpty() ? null : Instant.parse(since),
                        stop::check);
            }
            if (more) {
                more = pull.fetchNext();
            } else {
                pull.finish();
                memory.putString(FETCHED, "yes");
            }
        }
    }
}
