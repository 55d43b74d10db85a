package org.rida.job;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rida.intake.Ingested;
import org.rida.intake.Intake;
import org.rida.intake.RejectedRows;
import org.rida.job.JobDeclaration.Ingest;
import org.rida.job.JobDeclaration.StepDeclaration;
import org.rida.wording.Problem;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Reads the files of a folder, one file at a time. A file that was read before is known by its content and passed. */
@Component
class IngestStep implements StepKind {

    /** How long the cells of a rejected row wait to be mended. */
    private static final Duration KEPT = Duration.ofDays(90);

    private final Intake intake;
    private final MappingFolder mappings;
    private final RejectedRows rejectedRows;
    private final InstantSource time;
    private final StopFlag stop;
    private final ApplicationEventPublisher events;

    IngestStep(
            Intake intake,
            MappingFolder mappings,
            RejectedRows rejectedRows,
            InstantSource time,
            StopFlag stop,
            ApplicationEventPublisher events) {
        this.intake = intake;
        this.mappings = mappings;
        this.rejectedRows = rejectedRows;
        this.time = time;
        this.stop = stop;
        this.events = events;
    }

    @Override
    public String code() {
        return "ingest";
    }

    @Override
    public Optional<Tasklet> tasklet(StepDeclaration step) {
        return Optional.ofNullable(step.ingest()).map(FileByFile::new);
    }

    /** One run over the folder. A refused file does not keep the others out; all refusals are told together at the end. */
    private final class FileByFile implements Tasklet {

        private final Ingest settings;
        private final Refusals refusals = new Refusals();
        private @Nullable Inbox inbox;

        FileByFile(Ingest settings) {
            this.settings = settings;
        }

        @Override
        public RepeatStatus execute(StepContribution contribution, ChunkContext context) {
            Inbox open = inbox == null ? open() : inbox;
            if (!open.hasNext()) {
                rejectedRows.purge(time.instant().minus(KEPT).atOffset(ZoneOffset.UTC));
                refusals.throwIfAny();
                return RepeatStatus.FINISHED;
            }
            Inbox.Delivery delivery = open.next();
            refusals.collect(() -> take(delivery, open, contribution));
            return RepeatStatus.CONTINUABLE;
        }

        /** A file that was killed between its merge and its move is known by its content the next time, and moved then. */
        private void take(Inbox.Delivery delivery, Inbox open, StepContribution contribution) {
            Optional<Trays> trays = Optional.ofNullable(settings.move()).map(Trays::of);
            try {
                record(ingest(delivery, open), open, contribution);
                trays.ifPresent(t -> t.done(delivery.file()));
            } catch (Problem refused) {
                trays.ifPresent(t -> t.refused(delivery.file(), refused.text()));
                throw refused;
            }
        }

        private Inbox open() {
            Inbox opened = Inbox.open(settings, time.instant());
            opened.passedOver().forEach(file -> events.publishEvent(new RunEvent.FilePassedOver(file)));
            inbox = opened;
            return opened;
        }

        private void record(Ingested result, Inbox open, StepContribution contribution) {
            // a contribution counts reads one by one; a file comes as a whole
            StepExecution step = contribution.getStepExecution();
            step.setReadCount(step.getReadCount() + result.read());
            contribution.incrementWriteCount(result.merged());
            contribution.incrementFilterCount(result.unchanged() + result.superseded());
            contribution.incrementReadSkipCount(result.rejected());
            events.publishEvent(new RunEvent.FileIngested(result, open.opened(), open.size()));
        }

        private Ingested ingest(Inbox.Delivery delivery, Inbox open) {
            Path file = delivery.file();
            String name = String.valueOf(file.getFileName());
            return intake.ingest(file, mappings.get(delivery.mapping()), (rows, read, total) -> {
                stop.check();
                events.publishEvent(new RunEvent.RowsRead(name, rows, read, total, open.opened(), open.size()));
            });
        }
    }
}
