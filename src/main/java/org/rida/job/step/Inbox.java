package org.rida.job.step;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.rida.i18n.Problem;
import org.rida.io.FileNames;
import org.rida.job.definition.JobDefinition.Feed;
import org.rida.job.definition.JobDefinition.Ingest;

/**
 * The files of a folder that an ingest step reads, in the order in which their feeds are declared, and by name within a feed. The
 * order matters: of two versions of a record that cannot be ordered otherwise, the later file's counts.
 */
public final class Inbox {

    /** A file that was written to less than this ago may still be incomplete. */
    private static final Duration QUIET_PERIOD = Duration.ofSeconds(5);

    private final List<InboxFile> files;
    private final List<String> ignored;
    private final List<Path> unnameable;

    private Inbox(List<InboxFile> files, List<String> ignored, List<Path> unnameable) {
        this.files = files;
        this.ignored = ignored;
        this.unnameable = unnameable;
    }

    /** A file and the mapping that reads it. */
    public record InboxFile(Path file, String mapping) {

        /** Changes with the file's size and time, so that a file that was overwritten is read again. */
        String id() {
            String now = file + "|" + mapping + "|" + state();
            return UUID.nameUUIDFromBytes(now.getBytes(StandardCharsets.UTF_8)).toString();
        }

        /** The file's size; 0 when it has been removed. */
        long bytes() {
            try {
                return Files.size(file);
            } catch (IOException e) {
                return 0;
            }
        }

        /** A missing file is no error here: reading it will fail with a proper message. */
        private String state() {
            try {
                return Files.size(file) + "|" + Files.getLastModifiedTime(file);
            } catch (IOException e) {
                return "gone";
            }
        }
    }

    /**
     * @throws Problem when the folder is missing or, unless it is watched, has no file that matches a feed, or when the locale
     *     of the process knows no Arabic names
     */
    static Inbox open(Ingest settings, Instant now) {
        if (settings.move() != null) {
            return watched(settings, now);
        }
        List<Path> left = new ArrayList<>(list(Path.of(settings.folder())));
        List<Path> unnameable = unnameable(settings);
        List<InboxFile> files = peek(settings);
        files.forEach(file -> left.remove(file.file()));
        left.removeAll(unnameable);
        if (files.isEmpty()) {
            List<String> patterns = settings.feeds().stream().map(Feed::files).toList();
            throw Problem.of("problem.folder-without-files", "folder", settings.folder(), "patterns", patterns);
        }
        return new Inbox(files, left.stream().map(Path::toString).toList(), unnameable);
    }

    /** Only files that are complete by now; those that match no feed may belong to other jobs that watch the folder. */
    private static Inbox watched(Ingest settings, Instant now) {
        Instant quiet = now.minus(QUIET_PERIOD);
        List<InboxFile> files = peek(settings).stream()
                .filter(d -> isUnchangedSince(d.file(), quiet))
                .toList();
        List<Path> unnameable = unnameable(settings).stream()
                .filter(file -> isUnchangedSince(file, quiet))
                .toList();
        return new Inbox(files, List.of(), unnameable);
    }

    private static boolean isUnchangedSince(Path file, Instant since) {
        try {
            return Files.getLastModifiedTime(file).toInstant().isBefore(since);
        } catch (IOException e) {
            return false;
        }
    }

    /** The files that match the feeds now, in order; empty when the folder is missing. */
    public static List<InboxFile> peek(Ingest settings) {
        if (!Files.isDirectory(Path.of(settings.folder()))) {
            return List.of();
        }
        List<Path> left = new ArrayList<>(list(Path.of(settings.folder())));
        List<InboxFile> files = new ArrayList<>();
        left.removeIf(file -> !FileNames.isText(file));
        for (Feed feed : settings.feeds()) {
            left.stream().filter(f -> matches(feed, f)).forEach(f -> files.add(new InboxFile(f, feed.mapping())));
            left.removeIf(f -> matches(feed, f));
        }
        return files;
    }

    /** Files of the feeds whose names are no text: nothing that is stored could name them again. */
    private static List<Path> unnameable(Ingest settings) {
        if (!Files.isDirectory(Path.of(settings.folder()))) {
            return List.of();
        }
        List<Path> found = list(Path.of(settings.folder())).stream()
                .filter(file -> !FileNames.isText(file))
                .filter(file -> settings.feeds().stream().anyMatch(feed -> matches(feed, file)))
                .toList();
        if (!found.isEmpty() && !FileNames.areUnicode()) {
            throw Problem.of("problem.locale", "encoding", FileNames.encoding());
        }
        return found;
    }

    /** The files to be read, in order. */
    List<InboxFile> files() {
        return files;
    }

    /** Files that match no feed: they are reported, never read by guess. */
    List<String> ignored() {
        return ignored;
    }

    /** Files of the feeds whose names are not UTF-8. */
    List<Path> unnameable() {
        return unnameable;
    }

    /** Symbolic links are left out: they may lead to files that the sender could not read. */
    private static List<Path> list(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw Problem.of("problem.folder-missing", "folder", folder.toAbsolutePath());
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Inbox::isFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether it is a file itself, not a symbolic link to one. */
    public static boolean isFile(Path file) {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    }

    /** Whether the feed's glob pattern matches the name of the file. */
    public static boolean matches(Feed feed, Path file) {
        return FileSystems.getDefault().getPathMatcher("glob:" + feed.files()).matches(file.getFileName());
    }
}
