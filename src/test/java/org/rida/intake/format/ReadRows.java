package org.rida.intake.format;

import org.rida.intake.finding.FileNote;
import org.rida.intake.mapping.Mapping;













import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The rows of a file as a format reads them, before anything is mapped. */
final class ReadRows {

    private ReadRows() {}

    static List<List<String>> read(Path file, FileFormat format) {
        return read(file, format, TestIntake.mapping("requests"));
    }

    static List<List<String>> read(Path file, FileFormat format, Mapping mapping) {
        List<List<String>> rows = new ArrayList<>();
        RowSink sink = new RowSink() {
            @Override
            public void row(long line, String[] cells) {
                rows.add(List.of(cells));
            }

            @Override
            public void note(FileNote note) {
                // only the rows count here
            }
        };
        try {
            format.read(IncomingFile.of(file), mapping, sink);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return rows;
    }
}
