package org.rida.job.input;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.rida.intake.file.SourceFiles.SourceFile;
import org.rida.io.Sha256;
import org.rida.job.definition.JobDefinition.Ingest;
import org.rida.job.definition.JobDefinition.StepDeclaration;
import org.rida.job.definition.JobDefinitions;
import org.rida.job.step.Inbox;
import org.springframework.stereotype.Component;

/** Finds a file that a run refused: in the folder of refused files, or where it was read from when files are not moved. */
@Component
public class RefusedFileFinder {

    private final JobDefinitions jobs;

    RefusedFileFinder(JobDefinitions jobs) {
        this.jobs = jobs;
    }

    /** The file with the same content; empty when no folder of a job has it any more. */
    public Optional<Path> find(SourceFile refused) {
        return jobs.all().values().stream()
                .flatMap(job -> job.steps().stream())
                .flatMap(RefusedFileFinder::folders)
                .filter(folder -> !folder.isEmpty())
                .distinct()
                .flatMap(folder -> in(Path.of(folder), refused).stream())
                .findFirst();
    }

    private static Stream<String> folders(StepDeclaration step) {
        if (step.pull() != null) {
            return Stream.of(step.pull().rejectTo());
        }
        Ingest ingest = step.ingest();
        return ingest == null
                ? Stream.empty()
                : Stream.of(
                        ingest.folder(),
                        ingest.move() == null ? "" : ingest.move().rejectTo());
    }

    private static Optional<Path> in(Path folder, SourceFile refused) {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Inbox::isFile).toList()) {
                if (Files.size(file) == refused.bytes() && Sha256.hex(file).equals(refused.sha256())) {
                    return Optional.of(file);
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
