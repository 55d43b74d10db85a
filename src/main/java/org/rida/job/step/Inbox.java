package org.rida.job.step;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.rida.i18n.Problem;
import org.rida.job.definition.JobDefinition.Feed;
import org.rida.job.definition.JobDefinition.Ingest;

/** The files of a folder in the order in which their feeds are declared, and by name within a feed. */
public final class Inbox {

    /** A file to which somebody wrote since is perhaps not whole yet. */
    private static final Duration QUIET_PERIOD = Duration.ofSeconds(5);

    private final List<InboxFile> files;
    private final List<String> ignored;

    private Inbox(List<InboxFile> deliveries, List<String> passedOver) {
        this.files = deliveries;
        this.ignored = passedOver;
    }

    /** A file and the mapping that reads it. */
    public record InboxFile(Path file, String mapping) {

        /** Another one as soon as somebody wrote to the file: what was read of it before is read again. */
        String id() {
            String now = file + "|" + mapping + "|" + state();
            return UUID.nameUUIDFromBytes(now.getBytes(StandardCharsets.UTF_8)).toString();
        }

        /** 0 of a file that went away meanwhile. */
        long bytes() {
            try {
                return Files.size(file);
            } catch (IOException e) {
                return 0;
            }
        }

        /** Of a file that went away meanwhile whoever reads it will say so. */
        private String state() {
            try {
                return Files.size(file) + "|" + Files.getLastModifiedTime(file);
            } catch (IOException e) {
                return "gone";
            }
        }
    }

    /** @throws Problem when the folder is missing or, unless it is watched, holds no file that a feed takes */
    static Inbox open(Ingest settings, Instant now) {
        if (settings.move() != null) {
            return watched(settings, now);
        }
        List<Path> left = new ArrayList<>(list(Path.of(settings.folder())));
        List<InboxFile> deliveries = peek(settings);
        deliveries.forEach(delivery -> left.remove(delivery.file()));
        if (deliveries.isEmpty()) {
            List<String> patterns = settings.feeds().stream().map(Feed::files).toList();
            throw Problem.of("problem.folder-without-files", "folder", settings.folder(), "patterns", patterns);
        }
        return new Inbox(deliveries, left.stream().map(Path::toString).toList());
    }

    /** Files that nobody has written to for a moment; whatever no feed takes stays for the other jobs that watch. */
    private static Inbox watched(Ingest settings, Instant now) {
        Instant quiet = now.minus(QUIET_PERIOD);
        List<InboxFile> deliveries = peek(settings).stream()
                .filter(d -> isUnchangedSince(d.file(), quiet))
                .toList();
        return new Inbox(deliveries, List.of());
    }

    private static boolean isUnchangedSince(Path file, Instant since) {
        try {
            return Files.getLastModifiedTime(file).toInstant().isBefore(since);
        } catch (IOException e) {
            return false;
        }
    }

    /** What the feeds would take now, in order; empty when the folder is missing. */
    public static List<InboxFile> peek(Ingest settings) {
        if (!Files.isDirectory(Path.of(settings.folder()))) {
            return List.of();
        }
        List<Path> left = new ArrayList<>(list(Path.of(settings.folder())));
        List<InboxFile> deliveries = new ArrayList<>();
        for (Feed feed : settings.feeds()) {
            left.stream().filter(f -> matches(feed, f)).forEach(f -> deliveries.add(new InboxFile(f, feed.mapping())));
            left.removeIf(f -> matches(feed, f));
        }
        return deliveries;
    }

    /** What is to be read, in order. */
    List<InboxFile> files() {
        return files;
    }

    /** Files that no feed takes: said, never read by guess. */
    List<String> ignored() {
        return ignored;
    }

    private static List<Path> list(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw Problem.of("problem.folder-missing", "folder", folder.toAbsolutePath());
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static boolean matches(Feed feed, Path file) {
        return FileSystems.getDefault().getPathMatcher("glob:" + feed.files()).matches(file.getFileName());
    }
}
