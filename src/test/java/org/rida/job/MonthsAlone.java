package org.rida.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rida.job.LongRuns.FILES;
import static org.rida.job.LongRuns.MONTHS;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.rida.SharedFolder;
import org.rida.database.TestDatabase;

/**
 * What one process stores and drafts that works alone, with one thread: what all others are compared with. One test JVM asks for
 * it, the others copy it.
 *
 * @param drafted the figures of each month
 * @param read how long the files took
 * @param drawn how long the months took
 */
record MonthsAlone(Path folder, Map<String, String> drafted, Duration read, Duration drawn) {

    private static final String TIMES = "times";

    static MonthsAlone get() throws IOException {
        Path folder = SharedFolder.of("months-%s-%s".formatted(FILES, MONTHS), MonthsAlone::make);
        List<Duration> times = Files.readAllLines(folder.resolve(TIMES)).stream()
                .map(Duration::parse)
                .toList();
        Map<String, String> drafted = new TreeMap<>();
        try (var months = Files.list(folder.resolve("drafted"))) {
            for (Path month : months.toList()) {
                drafted.put(String.valueOf(month.getFileName()), Files.readString(month));
            }
        }
        assertThat(drafted).hasSize(MONTHS);
        return new MonthsAlone(folder, drafted, times.get(0), times.get(1));
    }

    /** A database of its own with what was stored. */
    String url() {
        return TestDatabase.urlOf(folder.resolve("rows"));
    }

    /** What a process that goes on there has as its data. */
    Path data() {
        return folder.resolve("data");
    }

    private static void make(Path folder) throws IOException {
        try (LongRuns work = LongRuns.in(folder)) {
            work.ask("warm", "{}");
            work.awaitCompleted();
            List<Duration> times = List.of(work.read(), work.draw());
            Files.write(
                    folder.resolve(TIMES),
                    times.stream().map(Duration::toString).toList());
            Path drafted = Files.createDirectory(folder.resolve("drafted"));
            for (Map.Entry<String, String> month : work.drafts.all().entrySet()) {
                Files.writeString(drafted.resolve(month.getKey()), month.getValue());
            }
            TestDatabase.write(
                    work.properties.get("spring.datasource.url"), Files.createDirectory(folder.resolve("rows")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
