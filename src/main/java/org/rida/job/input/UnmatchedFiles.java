package org.rida.job.input;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.rida.job.definition.JobDefinition;
import org.rida.job.definition.JobDefinition.Feed;
import org.rida.job.definition.JobDefinition.Ingest;
import org.rida.job.definition.JobDefinitions;
import org.rida.job.step.Inbox;
import org.springframework.stereotype.Component;

/** Finds files in watched folders whose names match no feed of any job, and which would otherwise stay there unnoticed. */
@Component
public class UnmatchedFiles {

    /** A younger file may still be being copied or renamed. */
    private static final Duration MIN_AGE = Duration.ofMinutes(10);

    private final JobDefinitions jobs;
    private final InstantSource time;

    UnmatchedFiles(JobDefinitions jobs, InstantSource time) {
        this.jobs = jobs;
        this.time = time;
    }

    /**
     * A file that matches no feed.
     *
     * @param since when it was last written to
     * @param patterns glob patterns of the names that are read from this folder
     */
    public record UnmatchedFile(Path file, Instant since, List<String> patterns) {}

    /** Sorted by folder and name. Files that begin with a dot are ignored, and so are folders that cannot be read. */
    public List<UnmatchedFile> find() {
        Map<String, List<Ingest>> watched = new TreeMap<>();
        jobs.all().values().stream()
                .flatMap(job -> job.steps().stream())
                .map(JobDefinition.StepDeclaration::ingest)
                .filter(Objects::nonNull)
                .filter(ingest -> ingest.move() != null)
                .forEach(ingest -> watched.computeIfAbsent(ingest.folder(), f -> new ArrayList<>())
                        .add(ingest));
        return watched.entrySet().stream()
                .flatMap(folder -> in(Path.of(folder.getKey()), folder.getValue()).stream())
                .toList();
    }

    private List<UnmatchedFile> in(Path folder, List<Ingest> readers) {
        List<Feed> feeds =
                readers.stream().flatMap(reader -> reader.feeds().stream()).toList();
        List<String> patterns = feeds.stream().map(Feed::files).distinct().toList();
        Instant before = time.instant().minus(MIN_AGE);
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Inbox::isFile)
                    .filter(file -> !String.valueOf(file.getFileName()).startsWith("."))
                    .filter(file -> feeds.stream().noneMatch(feed -> Inbox.matches(feed, file)))
                    .sorted()
                    .map(file -> new UnmatchedFile(file, lastModified(file), patterns))
                    .filter(file -> file.since().isBefore(before))
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    /** In the future for a file that has just been removed, so that it is not reported. */
    private static Instant lastModified(Path file) {
        try {
            return Files.getLastModifiedTime(file).toInstant();
        } catch (IOException e) {
            return Instant.MAX;
        }
    }
}
