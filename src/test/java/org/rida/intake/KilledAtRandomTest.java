package org.rida.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rida.Soak;
import org.rida.database.embedded.DurableDatabase;
import org.rida.intake.file.IngestOutcome;

/**
 * An ingest on the program's own server, killed at random moments, every second time together with the server, and started
 * again each time, ends as an undisturbed one. {@code -Drida.soak=20} kills twenty times within 200,000 rows.
 */
class KilledAtRandomTest {

    private static final int KILLS = Integer.getInteger("rida.soak", 1);
    private static final int ROWS = KILLS > 2 ? 200_000 : 20_000;
    /** How many times an ingest reports its progress. */
    private static final int REPORTS = ROWS / 5_000;

    @TempDir
    Path folder;

    private final Random random = new Random(20261101);
    private final List<Path> folders = new ArrayList<>();
    private Process process;

    @AfterEach
    void endProcesses() throws InterruptedException {
        if (process != null) {
            process.destroyForcibly().waitFor();
        }
        folders.forEach(DurableDatabase::killServer);
    }

    @Test
    void endsLikeAnUndisturbedIngest() throws Exception {
        Soak soak = Soak.of("kill -9 of an ingest, every second time with its server");
        Path file = BenchmarkRows.write(folder.resolve("rows.csv"), ROWS, 0);
        long[] nanos = new long[1];
        Path undisturbed = fresh();
        List<String> expected = toTheEnd(undisturbed, file, nanos);

        int midway = 0;
        Path data = fresh();
        for (int kill = 0; midway < KILLS && kill < 5 * KILLS; kill++) {
            if (killed(data, file, nanos[0], kill % 2 == 0)) {
                midway++;
            } else {
                // too late: the file was merged; the next round starts with an empty database
                assertSame(toTheEnd(data, file, new long[1]), expected);
                data = fresh();
            }
        }
        assertSame(toTheEnd(data, file, new long[1]), expected);

        assertThat(midway).isEqualTo(KILLS);
        soak.done(KILLS, midway);
    }

    /** A folder for a server and its rows, with the same key as the others. */
    private Path fresh() throws IOException {
        Path data = Files.createDirectory(folder.resolve("data" + folders.size()));
        DurableDatabase.prepare(data);
        if (!folders.isEmpty()) {
            Files.copy(folders.get(0).resolve("beneficiary.key"), data.resolve("beneficiary.key"));
        }
        folders.add(data);
        return data;
    }

    private static void assertSame(List<String> survived, List<String> expected) {
        assertThat(survived.get(1).split(" ", 2)[1]).isEqualTo(expected.get(1).split(" ", 2)[1]);
        assertThat(survived.get(2)).isEqualTo(expected.get(2));
    }

    private List<String> toTheEnd(Path data, Path file, long[] nanos) throws Exception {
        process = IngestProcess.start(data, file);
        List<String> output;
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            String first = begin(lines);
            long began = System.nanoTime();
            output = Stream.concat(Stream.of(first), lines.lines())
                    .filter(line -> !line.startsWith(IngestProcess.AT))
                    .toList();
            nanos[0] = System.nanoTime() - began;
        }
        assertThat(process.waitFor()).as(String.join("\n", output)).isZero();
        return output;
    }

    /**
     * Kills at a random row, or during the merge.
     *
     * @param nanos duration of an undisturbed ingest
     * @return whether it was killed before it reported that the file is merged
     */
    private boolean killed(Path data, Path file, long nanos, boolean serverToo) throws Exception {
        process = IngestProcess.start(data, file);
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            begin(lines);
            for (int reports = random.nextInt(REPORTS + 1); reports > 0; reports--) {
                lines.readLine();
            }
            TimeUnit.NANOSECONDS.sleep((long) (random.nextDouble() * nanos / (REPORTS + 1)));
            // an orderly end of the process would close the pipe of its output
            process.toHandle().destroyForcibly();
            if (serverToo) {
                DurableDatabase.killServer(data);
            }
            process.waitFor();
            return lines.lines().noneMatch(line -> line.startsWith(IngestOutcome.MERGED.name()));
        }
    }

    private static String begin(BufferedReader lines) throws IOException {
        StringBuilder before = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.equals(IngestProcess.STARTED)) {
                return line;
            }
            before.append(line).append('\n');
        }
        throw new AssertionError("it did not begin:\n" + before);
    }
}
