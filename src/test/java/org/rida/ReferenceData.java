package org.rida;














import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Files and figures that nobody on this project wrote; each folder's README names its source and licence. */
public final class ReferenceData {

    public static final Path FOLDER = Path.of("src/test/resources/reference");

    private ReferenceData() {}

    public static Path file(String path) {
        return FOLDER.resolve(path);
    }

    public static List<NamedCsvRecord> csv(String path) throws IOException {
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(file(path))) {
            return reader.stream().toList();
        }
    }
}
