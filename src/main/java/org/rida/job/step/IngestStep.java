package org.rida.job.step;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Problem;
import org.rida.intake.IngestInterrupted;
import org.rida.intake.Intake;
import org.rida.intake.file.IngestResult;
import org.rida.intake.file.Uploads;
import org.rida.intake.format.IncomingFile;
import org.rida.intake.rejected.RejectedRows;
import org.rida.job.definition.JobDefinition.Ingest;
import org.rida.job.definition.JobDefinition.StepDeclaration;
import org.rida.job.lease.StopSignal;
import org.rida.job.part.Part;
import org.rida.job.part.Split;
import org.rida.job.person.PersonFiles;
import org.rida.job.rules.MappingFiles;
import org.rida.job.run.RunEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/**
 * Ingests the files of a folder, one file at a time; small ones form one part. A file that was ingested before is recognized by
 * its content and skipped.
 */
@Component
class IngestStep implements StepKind {

    private static final Logger LOG = LoggerFactory.getLogger(IngestStep.class);

    /** How long the cells of a rejected row are retained so that they can be corrected. */
    private static final Duration REJECTED_CELLS_RETENTION = Duration.ofDays(90);

    private final Intake intake;
    private final MappingFiles mappings;
    private final RejectedRows rejectedRows;
    private final PersonFiles personFiles;
    private final Uploads uploads;
    private final InstantSource time;
    private final StopSignal stop;
    private final ApplicationEventPublisher events;
    private final long maxBatchBytes;

    IngestStep(
            Intake intake,
            MappingFiles mappings,
            RejectedRows rejectedRows,
            PersonFiles personFiles,
            Uploads uploads,
            InstantSource time,
            StopSignal stop,
            ApplicationEventPublisher events,
            @Value("${rida.runs.ingest-batch-size}") DataSize batchSize) {
        this.intake = intake;
        this.mappings = mappings;
        this.rejectedRows = rejectedRows;
        this.personFiles = personFiles;
        this.uploads = uploads;
        this.time = time;
        this.stop = stop;
        this.events = events;
        this.maxBatchBytes = batchSize.toBytes();
    }

    @Override
    public String code() {
        return "ingest";
    }

    @Override
    public Optional<Split> split(StepDeclaration step) {
        return Optional.ofNullable(step.ingest()).map(FileByFile::new);
    }

    /** The problems of several files that were refused in one batch, each on a line of its own. */
    static final class RefusedFiles extends Problem {

        private RefusedFiles(List<Problem> refused) {
            super(BilingualText.of(language ->
                    refused.stream().map(p -> p.text().in(language)).distinct().collect(Collectors.joining("\n"))));
            refused.forEach(this::addSuppressed);
        }

        /** @param refused not empty; a single problem is returned as it is */
        static Problem join(List<Problem> refused) {
            return refused.size() == 1 ? refused.get(0) : new RefusedFiles(refused);
        }
    }

    /**
     * The files of a folder, in order: of two versions of a record that cannot be ordered otherwise the later file's counts, so
     * the order is part of the result. A refused file does not stop the others.
     */
    private final class FileByFile implements Split {

        private final Ingest settings;

        FileByFile(Ingest settings) {
            this.settings = settings;
        }

        @Override
        public List<Part> parts() {
            Inbox inbox = Inbox.open(settings, time.instant());
            inbox.ignored().forEach(file -> events.publishEvent(new RunEvent.FileIgnored(file)));
            inbox.unnameable().forEach(this::setAside);
            return FileBatch.parts(inbox.files(), maxBatchBytes);
        }

        /** Here, and not as a part: a part could not name the file. */
        private void setAside(Path file) {
            String name = ProcessedFiles.encodedName(file);
            Problem refusal = Problem.of("intake.refused.name", "file", name);
            if (settings.move() != null) {
                ProcessedFiles.of(settings.move()).reject(file, refusal.text());
            }
            LOG.warn("{}", refusal.getMessage());
            events.publishEvent(new RunEvent.FileRefused(refusal.text()));
        }

        @Override
        public boolean inOrder() {
            return true;
        }

        /** After an interruption, files of the batch that were ingested are recognized by their content, and only moved. */
        @Override
        public void work(Part part, StepContribution contribution, Consumer<RunEvent.FileIngested> progress) {
            List<Problem> refused = new ArrayList<>();
            for (FileBatch.BatchedFile item : FileBatch.items(part)) {
                stop.checkNow();
                try {
                    IngestResult result = read(item);
                    count(result, contribution);
                    progress.accept(new RunEvent.FileIngested(result, item.number(), item.total()));
                } catch (IngestInterrupted interrupted) {
                    refused.forEach(interrupted::addSuppressed);
                    throw interrupted;
                } catch (Problem problem) {
                    refused.add(problem);
                }
            }
            if (!refused.isEmpty()) {
                throw RefusedFiles.join(refused);
            }
        }

        private IngestResult read(FileBatch.BatchedFile item) {
            Optional<ProcessedFiles> processed =
                    Optional.ofNullable(settings.move()).map(ProcessedFiles::of);
            try {
                IngestResult result = ingest(item);
                processed.ifPresent(t -> personFiles.treat(t.archive(item.file()), item.mapping()));
                return result;
            } catch (IngestInterrupted interrupted) {
                // the file is all right, and stays where the next run finds it
                throw interrupted;
            } catch (Problem refused) {
                processed.ifPresent(t -> personFiles.treat(t.reject(item.file(), refused.text()), item.mapping()));
                throw refused;
            }
        }

        @Override
        public void finish() {
            rejectedRows.purge(time.instant().minus(REJECTED_CELLS_RETENTION).atOffset(ZoneOffset.UTC));
            uploads.purge();
        }

        private IngestResult ingest(FileBatch.BatchedFile item) {
            if (Files.isSymbolicLink(item.file())) {
                // put in its place since the files were listed
                throw Problem.of("intake.refused.missing", "file", item.file());
            }
            String name = IncomingFile.nameOf(item.file());
            return intake.ingest(item.file(), mappings.get(item.mapping()), (rows, read, total) -> {
                stop.check();
                events.publishEvent(new RunEvent.RowsRead(name, rows, read, total, item.number(), item.total()));
            });
        }

        /** Sets the read count on the step execution: a contribution can only increment it one by one. */
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
