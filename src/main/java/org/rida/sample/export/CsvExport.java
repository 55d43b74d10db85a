package org.rida.sample.export;














import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The association's own export: UTF-8, commas, ISO dates. */
final class CsvExport implements ExportWriter {

    private final CsvWriter csv;

    CsvExport(Path file, List<String> header) throws IOException {
        csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(file, StandardCharsets.UTF_8);
        csv.writeRecord(header);
    }

    @Override
    public void row(List<? extends @Nullable Object> cells) {
        csv.writeRecord(cells.stream().map(cell -> Objects.toString(cell, "")).toList());
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }
}
