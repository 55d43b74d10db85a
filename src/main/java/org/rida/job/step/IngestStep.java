package org.rida.job.step;

import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.rida.i18n.Problem;
import org.rida.intake.Intake;
import org.rida.intake.file.IngestResult;
import org.rida.intake.rejected.RejectedRows;
import org.rida.job.definition.JobDefinition.Ingest;
import org.rida.job.definition.JobDefinition.StepDeclaration;
import org.rida.job.lease.StopSignal;
import org.rida.job.part.Part;
import org.rida.job.part.Split;
import org.rida.job.rules.MappingFiles;
import org.rida.job.run.RunEvent;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/**
 * Reads the files of a folder, one file at a time; small ones are handed out together. A file that was read before is known by
 * its content and passed.
 */
@Component
class IngestStep implements StepKind {

    /** How long the cells of a rejected row wait to be mended. */
    private static final Duration KEPT = Duration.ofDays(90);

    private final Intake intake;
    private final MappingFiles mappings;
    private final RejectedRows rejectedRows;
    private final InstantSource time;
    private final StopSignal stop;
    private final ApplicationEventPublisher events;
    private final long together;

    IngestStep(
            Intake intake,
            MappingFiles mappings,
            RejectedRows rejectedRows,
            InstantSource time,
            StopSignal stop,
            ApplicationEventPublisher events,
            @Value("${rida.runs.ingest-batch-size}") DataSize together) {
        this.intake = intake;
        this.mappings = mappings;
        this.rejectedRows = rejectedRows;
        this.time = time;
        this.stop = stop;
        this.events = events;
        this.together = together.toBytes();
    }

    @Override
    public String code() {
        return "ingest";
    }

    @Override
    public Optional<Split> split(StepDeclaration step) {
        return Optional.ofNullable(step.ingest()).map(FileByFile::new);
    }

    /**
     * The files of a folder. One after the other: of two versions that cannot be ordered the one of the later file counts, so
     * the order is part of the result. A refused file does not keep the others out.
     */
    private final class FileByFile implements Split {

        private final Ingest settings;

        FileByFile(Ingest settings) {
            this.settings = settings;
        }

        @Override
        public List<Part> parts() {
            Inbox inbox = Inbox.open(settings, time.instant());
            inbox.passedOver().forEach(file -> events.publishEvent(new RunEvent.FilePassedOver(file)));
            return FileBatch.parts(inbox.deliveries(), together);
        }

        @Override
        public boolean inOrder() {
            return true;
        }

        /** Of a bundle that was cut off the files that are in are known by their content the next time, and moved then. */
        @Override
        public void work(Part part, StepContribution contribution, Consumer<RunEvent.FileIngested> told) {
            List<Problem> refused = new ArrayList<>();
            for (FileBatch.BatchedFile item : FileBatch.items(part)) {
                stop.checkNow();
                try {
                    IngestResult result = read(item);
                    count(result, contribution);
                    told.accept(new RunEvent.FileIngested(result, item.number(), item.total()));
                } catch (Problem problem) {
                    refused.add(problem);
                }
            }
            if (!refused.isEmpty()) {
                throw RefusedFiles.problem(refused);
            }
        }

        private IngestResult read(FileBatch.BatchedFile item) {
            Optional<ProcessedFiles> trays =
                    Optional.ofNullable(settings.move()).map(ProcessedFiles::of);
            try {
                IngestResult result = ingest(item);
                trays.ifPresent(t -> t.done(item.file()));
                return result;
            } catch (Problem refused) {
                trays.ifPresent(t -> t.refused(item.file(), refused.text()));
                throw refused;
            }
        }

        @Override
        public void finish() {
            rejectedRows.purge(time.instant().minus(KEPT).atOffset(ZoneOffset.UTC));
        }

        private IngestResult ingest(FileBatch.BatchedFile item) {
            String name = String.valueOf(item.file().getFileName());
            return intake.ingest(item.file(), mappings.get(item.mapping()), (rows, read, total) -> {
                stop.check();
                events.publishEvent(new RunEvent.RowsRead(name, rows, read, total, item.number(), item.total()));
            });
        }

        /** A contribution counts reads one by one; a file comes as a whole. */
        private static void count(IngestResult result, StepContribution contribution) {
            StepExecution step = contribution.getStepExecution();
            step.setReadCount(step.getReadCount() + result.read());
            contribution.incrementWriteCount(result.merged());
            contribution.incrementFilterCount(
                    result.unchanged() + result.superseded() + result.rows().filtered());
            contribution.incrementReadSkipCount(result.rejected());
        }
    }
}
