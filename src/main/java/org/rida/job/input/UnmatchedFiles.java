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

/** Files in watched folders that no feed of any job takes, mostly for their name: they would lie there without a word. */
@Component
public class UnmatchedFiles {

    /** Somebody may be about to give it its right name. */
    private static final Duration MIN_AGE = Duration.ofMinutes(10);

    private final JobDefinitions jobs;
    private final InstantSource time;

    UnmatchedFiles(JobDefinitions jobs, InstantSource time) {
        this.jobs = jobs;
        this.time = time;
    }

    /**
     * A file that nobody reads.
     *
     * @param since when it was last written to
     * @param patterns the names that would be read from this folder
     */
    public record UnmatchedFile(Path file, Instant since, List<String> patterns) {}

    /** By folder and name; empty when every file is somebody's. Files that begin with a dot are nobody's on purpose. */
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
            return files.filter(Files::isRegularFile)
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

    /** Of a file that went away just now: the future, so that it is not told. */
    private static Instant lastModified(Path file) {
        try {
            return Files.getLastModifiedTime(file).toInstant();
        } catch (IOException e) {
            return Instant.MAX;
        }
    }
}
