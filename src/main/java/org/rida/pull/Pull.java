package org.rida.pull;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Problem;
import org.rida.io.AtomicFile;
import org.rida.io.Sha256;
import org.rida.io.SpreadsheetCsv;
import org.rida.pull.PullClient.WaitListener;
import org.rida.pull.PulledFiles.PulledFile;
import org.springframework.util.FileSystemUtils;

/**
 * One pull: pages are kept as they come in a folder of the run, and become one file when all are there. A page that is there whole is
 * not fetched again, so that a run that was stopped goes on where it was.
 */
public final class Pull {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);
    static final String PARTS = ".parts";
    /** After so long nobody goes on with a run that was stopped. */
    private static final Duration ABANDONED = Duration.ofDays(7);
    /** Files of watched folders are read when nobody has written to them for some seconds; this one is whole. */
    private static final Duration QUIET = Duration.ofMinutes(1);

    private final PullSource source;
    private final SurveyClient client;
    private final PullLimits limits;
    private final PulledFiles files;
    private final Path folder;
    private final Path parts;
    private final Instant started;
    private final @Nullable Instant since;
    private final WaitListener listener;
    private final long begun = System.nanoTime();
    private final Set<URI> asked = new HashSet<>();
    private final List<URI> pages = new ArrayList<>();
    private @Nullable URI next;
    private @Nullable Instant latest;
    private long bytes;
    private long answers;

    Pull(
            PullSource source,
            SurveyClient client,
            PullLimits limits,
            PulledFiles files,
            Path folder,
            String run,
            Instant started,
            @Nullable Instant since,
            WaitListener listener) {
        this.source = source;
        this.client = client;
        this.limits = limits;
        this.files = files;
        this.folder = folder;
        this.parts = folder.resolve(PARTS).resolve(run);
        this.started = started;
        this.since = since;
        this.listener = listener;
        this.next = client.first(source, since);
        writing(() -> {
            Files.createDirectories(parts);
            deleteAbandoned();
        });
    }

    /** Work on files of the folder. */
    private interface FileWork {
        void run() throws IOException;
    }

    /**
     * Fetches the next page, unless an earlier attempt did.
     *
     * @return whether there is a further one
     * @throws Problem when the server does not give it, or sends more than it may
     */
    public boolean fetchNext() {
        URI address = java.util.Objects.requireNonNull(next);
        requireWithinLimits(address);
        Path part = part(pages.size() + 1);
        byte[] content = Files.exists(part) ? read(part) : client.fetch(source, address, listener);
        bytes += content.length;
        if (bytes > limits.total().toBytes()) {
            throw problem(
                    "pull.problem.too-large",
                    "limit",
                    BilingualText.ofSize(limits.total().toBytes()));
        }
        Page page = client.read(source, address, content);
        if (!Files.exists(part)) {
            store(part, content);
        }
        pages.add(address);
        answers += page.rows().size();
        latest = page.latest() == null ? latest : JsonPages.later(latest, page.latest());
        // a page without answers ends a list, whatever it says of a further one
        next = page.rows().isEmpty() ? null : page.next();
        return next != null;
    }

    /** How many answers were fetched so far. */
    public long answers() {
        return answers;
    }

    private void requireWithinLimits(URI address) {
        if (!asked.add(address)) {
            throw problem("pull.problem.repeats");
        }
        if (pages.size() >= limits.pages()) {
            throw problem("pull.problem.too-many-pages", "limit", limits.pages());
        }
        if (System.nanoTime() - begun > limits.time().toNanos()) {
            throw problem("pull.problem.too-long", "minutes", limits.time().toMinutes());
        }
    }

    /**
     * Makes one file of the pages, and records where it came from.
     *
     * @return empty when there are no answers
     */
    public Optional<PulledFile> finish() {
        if (answers == 0) {
            return Optional.empty();
        }
        String name = source.feed() + "-" + STAMP.format(started) + ".csv";
        Path target = folder.resolve(name);
        writing(() -> {
            try (AtomicFile file = AtomicFile.ownerOnly(target)) {
                try (OutputStream output = file.output()) {
                    write(output);
                }
                file.commit();
            }
            Files.setLastModifiedTime(target, FileTime.from(started.minus(QUIET)));
        });
        PulledFile pulled = new PulledFile(
                source.feed(), source.origin(), name, hash(target), started, since, latest, pages.size(), answers);
        files.add(pulled);
        return Optional.of(pulled);
    }

    /** The server's own CSV as it is; pages of JSON as one table, with the columns that any answer has. */
    private void write(OutputStream output) throws IOException {
        if (source.server() == PullServer.LIMESURVEY) {
            output.write(read(part(1)));
            return;
        }
        FormLabels labels = client.labels(source, listener);
        Set<String> columns = new LinkedHashSet<>();
        for (int i = 0; i < pages.size(); i++) {
            rows(i).forEach(row -> columns.addAll(labels.applyTo(row).keySet()));
        }
        Writer writer = new OutputStreamWriter(output, StandardCharsets.UTF_8);
        try (SpreadsheetCsv csv = SpreadsheetCsv.of(writer)) {
            csv.line(List.copyOf(columns));
            for (int i = 0; i < pages.size(); i++) {
                for (Map<String, String> row : rows(i)) {
                    Map<String, String> cells = labels.applyTo(row);
                    csv.line(columns.stream()
                            .map(column -> cells.getOrDefault(column, ""))
                            .toList());
                }
            }
        }
    }

    private List<Map<String, String>> rows(int index) {
        return client.read(source, pages.get(index), read(part(index + 1))).rows();
    }

    private void deleteAbandoned() throws IOException {
        Instant before = started.minus(ABANDONED);
        try (var runs = Files.list(folder.resolve(PARTS))) {
            for (Path run : runs.toList()) {
                if (Files.getLastModifiedTime(run).toInstant().isBefore(before)) {
                    FileSystemUtils.deleteRecursively(run);
                }
            }
        }
    }

    private Path part(int number) {
        return parts.resolve("page-%05d".formatted(number));
    }

    private void store(Path part, byte[] content) {
        writing(() -> {
            try (AtomicFile file = AtomicFile.ownerOnly(part)) {
                try (OutputStream output = file.output()) {
                    output.write(content);
                }
                file.commit();
            }
        });
    }

    private static byte[] read(Path part) {
        try {
            return Files.readAllBytes(part);
        } catch (IOException e) {
            throw notWritable(part, e);
        }
    }

    private static String hash(Path file) {
        try {
            return Sha256.hex(file);
        } catch (IOException e) {
            throw notWritable(file, e);
        }
    }

    private void writing(FileWork work) {
        try {
            work.run();
        } catch (IOException e) {
            throw notWritable(folder, e);
        }
    }

    private static Problem notWritable(Path place, IOException e) {
        return Problem.because(e, "problem.folder-not-writable", "folder", place, "reason", Problem.reason(e));
    }

    private Problem problem(String key, Object... more) {
        Object[] arguments = new Object[more.length + 2];
        arguments[0] = "host";
        arguments[1] = AllowedHosts.origin(source.address());
        System.arraycopy(more, 0, arguments, 2, more.length);
        return Problem.of(key, arguments);
    }
}
