package org.rida.intake;














import java.io.IOException;
import java.nio.file.Path;

/** The benchmark's rows for those who measure something else beside them. */
public final class BenchmarkFile {

    private BenchmarkFile() {}

    /** @param from number of the first request */
    public static Path write(Path file, int rows, int from) throws IOException {
        return BenchmarkRows.write(file, rows, from);
    }
}
