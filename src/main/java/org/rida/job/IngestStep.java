package org.rida.job;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.rida.intake.Ingested;
import org.rida.intake.Intake;
import org.rida.intake.RejectedRows;
import org.rida.job.JobDeclaration.Ingest;
import org.rida.job.JobDeclaration.StepDeclaration;
import org.rida.wording.Problem;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.StepExecution;
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
    public Optional<Split> split(StepDeclaration step) {
        return Optional.ofNullable(step.ingest()).map(FileByFile::new);
    }

    /**
     * The files of a folder. One after the other: of two versions that cannot be ordered the one of the later file counts, so
     * the order is part of the result. A refused file does not keep the others out.
     */
    private final class FileByFile implements Split {

        private static final String FILE = "file";
        private static final String MAPPING = "mapping";

        private final Ingest settings;

        FileByFile(Ingest settings) {
            this.settings = settings;
        }

        @Override
        public List<Part> parts() {
            Inbox inbox = Inbox.open(settings, time.instant());
            inbox.passedOver().forEach(file -> events.publishEvent(new RunEvent.FilePassedOver(file)));
            List<Inbox.Delivery> deliveries = inbox.deliveries();
            return IntStream.range(0, deliveries.size())
                    .mapToObj(i -> part(deliveries.get(i), i + 1, deliveries.size()))
                    .toList();
        }

        @Override
        public boolean inOrder() {
            return true;
        }

        /** A file that was killed between its merge and its move is known by its content the next time, and moved then. */
        @Override
        public Optional<RunEvent.FileIngested> work(Part part, StepContribution contribution) {
            Path file = Path.of(part.fact(FILE));
            Optional<Trays> trays = Optional.ofNullable(settings.move()).map(Trays::of);
            try {
                Ingested result = ingest(file, part);
                trays.ifPresent(t -> t.done(file));
                count(result, contribution);
                return Optional.of(new RunEvent.FileIngested(result, part.number(), part.of()));
            } catch (Problem refused) {
                trays.ifPresent(t -> t.refused(file, refused.text()));
                throw refused;
            }
        }

        @Override
        public void finish() {
            rejectedRows.purge(time.instant().minus(KEPT).atOffset(ZoneOffset.UTC));
        }

        private Part part(Inbox.Delivery delivery, int number, int of) {
            return new Part(
                    delivery.id(),
                    String.valueOf(delivery.file().getFileName()),
                    number,
                    of,
                    Map.of(FILE, delivery.file().toString(), MAPPING, delivery.mapping()));
        }

        private Ingested ingest(Path file, Part part) {
            return intake.ingest(file, mappings.get(part.fact(MAPPING)), (rows, read, total) -> {
                stop.check();
                events.publishEvent(new RunEvent.RowsRead(part.words(), rows, read, total, part.number(), part.of()));
            });
        }

        /** A contribution counts reads one by one; a file comes as a whole. */
        private static void count(Ingested result, StepContribution contribution) {
            StepExecution step = contribution.getStepExecution();
            step.setReadCount(step.getReadCount() + result.read());
            contribution.incrementWriteCount(result.merged());
            contribution.incrementFilterCount(result.unchanged() + result.superseded());
            contribution.incrementReadSkipCount(result.rejected());
        }
    }
}
