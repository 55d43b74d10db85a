package org.rida.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rida.database.DurableDatabase;

/**
 * An ingest on the program's own server, killed at random moments, every second time together with the server, and started
 * again each time, ends as an undisturbed one. {@code -Drida.soak=20} kills twenty times within 200,000 rows.
 */
class KilledAtRandomTest {

    private static final int KILLS = Integer.getInteger("rida.soak", 2);
    private static final int ROWS = KILLS > 2 ? 200_000 : 10_000;

    @TempDir
    Path folder;

    private final Random random = new Random(20261101);
    private Process process;

    @AfterEach
    void endWhatWasStarted() throws InterruptedException {
        if (process != null) {
            process.destroyForcibly().waitFor();
        }
        for (String data : List.of("undisturbed", "killed")) {
            if (Files.exists(folder.resolve(data).resolve("postgres").resolve("postmaster.pid"))) {
                DurableDatabase.killServer(folder.resolve(data));
            }
        }
    }

    @Test
    void endsAsIfNothingHadHappened() throws Exception {
        Path file = BenchmarkRows.write(folder.resolve("rows.csv"), ROWS, 0);
        long[] took = new long[1];
        List<String> undisturbed = toTheEnd(folder.resolve("undisturbed"), file, took);
        Path data = Files.createDirectories(folder.resolve("killed"));
        Files.copy(folder.resolve("undisturbed/beneficiary.key"), data.resolve("beneficiary.key"));

        int midway = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            midway += killed(data, file, (long) (took[0] * random.nextDouble()), kill % 2 == 1) ? 1 : 0;
        }
        List<String> survived = toTheEnd(data, file, took);

        System.out.println(KILLS + " kills, " + midway + " of them before the file was in");
        assertThat(midway).isPositive();
        assertThat(survived.get(1))
                .endsWith(ROWS + " " + undisturbed.get(1).split(" ")[2] + " "
                        + undisturbed.get(1).split(" ")[3]);
        assertThat(survived.get(2)).isEqualTo(undisturbed.get(2));
    }

    private List<String> toTheEnd(Path data, Path file, long[] took) throws Exception {
        process = IngestProcess.start(data, file);
        List<String> said;
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            String first = begin(lines);
            long began = System.nanoTime();
            said = java.util.stream.Stream.concat(java.util.stream.Stream.of(first), lines.lines())
                    .toList();
            took[0] = System.nanoTime() - began;
        }
        assertThat(process.waitFor()).as(String.join("\n", said)).isZero();
        return said;
    }

    /** @return whether it was killed before it said that the file is in */
    private boolean killed(Path data, Path file, long afterNanos, boolean serverToo) throws Exception {
        process = IngestProcess.start(data, file);
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            begin(lines);
            TimeUnit.NANOSECONDS.sleep(afterNanos);
            // the process itself would close the pipe of what it said
            process.toHandle().destroyForcibly();
            if (serverToo) {
                DurableDatabase.killServer(data);
            }
            process.waitFor();
            return lines.lines().noneMatch(line -> line.startsWith(Outcome.MERGED.name()));
        }
    }

    private static String begin(BufferedReader lines) throws IOException {
        StringBuilder before = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.equals(IngestProcess.BEGINS)) {
                return line;
            }
            before.append(line).append('\n');
        }
        throw new AssertionError("it did not begin:\n" + before);
    }
}
