package org.rida;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reference files that are not part of the project; tests that need them are skipped, saying so, where they are missing. */
public final class SharedData {

    private SharedData() {}

    public static Path file(String path) {
        Path file = Path.of(System.getProperty("rida.shared", "../shared"), "data", path);
        assumeTrue(Files.exists(file), () -> "skipped: reference file " + file + " is not there");
        return file;
    }

    public static List<NamedCsvRecord> csv(String path) throws IOException {
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(file(path))) {
            return reader.stream().toList();
        }
    }
}
