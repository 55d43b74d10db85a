package org.rida.intake;

import java.io.IOException;
import java.nio.file.Path;

/** The rows of the benchmark, for other measurements. */
public final class BenchmarkFile {

    private BenchmarkFile() {}

    /** @param from number of the first request */
    public static Path write(Path file, int rows, int from) throws IOException {
        return BenchmarkRows.write(file, rows, from);
    }
}
