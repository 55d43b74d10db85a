package org.rida.job.step;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
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
import org.rida.job.person.PersonFiles;
import org.rida.job.rules.MappingFiles;
import org.rida.job.run.RunEvent;
import org.rida.job.run.RunRows;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Ingests the files of a folder, one after the other. A file that was ingested before is recognized by its content and skipped. */
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
    private final RunRows runRows;
    private final InstantSource time;
    private final StopSignal stop;
    private final ApplicationEventPublisher events;

    IngestStep(
            Intake intake,
            MappingFiles mappings,
            RejectedRows rejectedRows,
            PersonFiles personFiles,
            Uploads uploads,
            RunRows runRows,
            InstantSource time,
            StopSignal stop,
            ApplicationEventPublisher events) {
        this.intake = intake;
        this.mappings = mappings;
        this.rejectedRows = rejectedRows;
        this.personFiles = personFiles;
        this.uploads = uploads;
        this.runRows = runRows;
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
        return Optional.ofNullable(step.ingest()).map(this::fileByFile);
    }

    /** Also for files that another step has put into a watched folder. */
    Tasklet fileByFile(Ingest settings) {
        return new FileByFile(settings);
    }

    /** The problems of several refused files, each on a line of its own. */
    static final class RefusedFiles extends Problem {

        private RefusedFiles(List<Problem> refused) {
            super(BilingualText.of(language ->
                    refused.stream().map(p -> p.text().in(language)).distinct().collect(Collectors.joining("\n"))));
            refused.forEach(this::addSuppressed);
        }

        /**
         * One problem keeps its own type and stack trace.
         *
         * @param refused not empty; a single problem is returned as it is
         */
        static Problem join(List<Problem> refused) {
            return refused.size() == 1 ? refused.get(0) : new RefusedFiles(refused);
        }
    }

    /**
     * The files of a folder, in order: of two versions of a record that cannot be ordered otherwise the later file's counts, so
     * the order is part of the result. A refused file does not stop the others. Each file is stored in a transaction of its own, so
     * that it is moved only when its rows are committed; which files were ingested is kept with the step's counts, and a resumed run
     * continues with the others.
     */
    private final class FileByFile implements Tasklet {

        /**
         * Key in the execution context, which Spring Batch stores in the transaction of the file: ids of files, one
         * behind the other.
         */
        private static final String INGESTED = "ingested";

        private final Ingest settings;
        private final Deque<Inbox.InboxFile> waiting = new ArrayDeque<>();
        private final List<Problem> refused = new ArrayList<>();
        private boolean listed;
        private int total;

        FileByFile(Ingest settings) {
            this.settings = settings;
        }

        /**
         * Each call is one transaction: the first lists the folder, each further one ingests a file, the last tells the
         * refusals.
         *
         * @throws Problem when all files are done and some were refused
         */
        @Override
        public RepeatStatus execute(StepContribution contribution, ChunkContext context) {
            ExecutionContext memory = contribution.getStepExecution().getExecutionContext();
            if (!listed) {
                list(memory.getString(INGESTED, ""));
                purge();
                listed = true;
            } else if (!waiting.isEmpty()) {
                ingestNext(contribution, memory);
            } else if (!refused.isEmpty()) {
                throw RefusedFiles.join(refused);
            } else {
                return RepeatStatus.FINISHED;
            }
            return RepeatStatus.CONTINUABLE;
        }

        /**
         * Files that came after this call belong to the next run.
         *
         * @param ingested ids of files that an earlier attempt at the run has committed
         */
        private void list(String ingested) {
            Inbox inbox = Inbox.open(settings, time.instant());
            inbox.ignored().forEach(file -> events.publishEvent(new RunEvent.FileIgnored(file)));
            inbox.unnameable().forEach(this::setAside);
            inbox.files().stream().filter(file -> !ingested.contains(file.id())).forEach(waiting::add);
            total = inbox.files().size();
        }

        /**
         * A refusal is remembered and the next file read; what an interruption finds is told with it, as nobody will
         * come back to it.
         */
        private void ingestNext(StepContribution contribution, ExecutionContext memory) {
            Inbox.InboxFile file = waiting.remove();
            int number = total - waiting.size();
            String id = file.id();
            try {
                List<IngestResult> results = read(file, number).stream()
                        .map(IngestResult::ofThisReading)
                        .toList();
                for (int subject = 0; subject < results.size(); subject++) {
                    count(results.get(subject), subject > 0, contribution);
                }
                memory.putString(INGESTED, memory.getString(INGESTED, "") + id);
                events.publishEvent(new RunEvent.FileIngested(results, number, total));
            } catch (IngestInterrupted interrupted) {
                refused.forEach(interrupted::addSuppressed);
                throw interrupted;
            } catch (Problem problem) {
                refused.add(problem);
            }
        }

        /** What is stored about a file could not name it. */
        private void setAside(Path file) {
            String name = ProcessedFiles.encodedName(file);
            Problem refusal = Problem.of("intake.refused.name", "file", name);
            if (settings.move() != null) {
                ProcessedFiles.of(settings.move()).reject(file, refusal.text());
            }
            LOG.warn("{}", refusal.getMessage());
            events.publishEvent(new RunEvent.FileRefused(refusal.text()));
        }

        private List<IngestResult> read(Inbox.InboxFile file, int number) {
            Optional<ProcessedFiles> processed =
                    Optional.ofNullable(settings.move()).map(ProcessedFiles::of);
            try {
                List<IngestResult> results = ingest(file, number);
                processed.ifPresent(t -> personFiles.treat(t.archive(file.file()), file.mapping()));
                return results;
            } catch (IngestInterrupted interrupted) {
                // the file is all right, and stays where the next run finds it
                throw interrupted;
            } catch (Problem refusal) {
                processed.ifPresent(t -> personFiles.treat(t.reject(file.file(), refusal.text()), file.mapping()));
                throw refusal;
            }
        }

        /** Looks for a stop and tells the progress between batches of rows. */
        private List<IngestResult> ingest(Inbox.InboxFile file, int number) {
            if (Files.isSymbolicLink(file.file())) {
                // put in its place since the files were listed
                throw Problem.of("intake.refused.missing", "file", file.file());
            }
            String name = IncomingFile.nameOf(file.file());
            return intake.ingestSubjects(file.file(), mappings.get(file.mapping()), (rows, read, bytes) -> {
                stop.check();
                events.publishEvent(new RunEvent.RowsRead(name, rows, read, bytes, number, total));
            });
        }

        /** Here, as an ingest is the one step that every installation runs often. */
        private void purge() {
            rejectedRows.purge(time.instant().minus(REJECTED_CELLS_RETENTION).atOffset(ZoneOffset.UTC));
            uploads.purge();
        }

        /**
         * Sets the read count on the step execution: a contribution can only increment it one by one.
         *
         * @param sameRows whether the rows were counted already, with another subject
         */
        private void count(IngestResult result, boolean sameRows, StepContribution contribution) {
            StepExecution step = contribution.getStepExecution();
            if (!sameRows) {
                step.setReadCount(step.getReadCount() + result.read());
                contribution.incrementWriteCount(result.merged());
                contribution.incrementFilterCount(
                        result.unchanged() + result.superseded() + result.rows().filtered());
                contribution.incrementReadSkipCount(result.rejected());
            }
            runRows.add(
                    step.getJobExecution().getJobInstance().getInstanceId(),
                    step.getStepName(),
                    sameRows,
                    result.fileId(),
                    result.rows());
        }
    }
}
