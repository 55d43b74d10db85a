package org.rida.intake.format;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.rida.intake.finding.FileNote;
import org.rida.intake.mapping.Mapping;

/** The rows of a text, or of the first sheet with rows, as a format reads them, before anything is mapped. */
final class ReadRows {

    private ReadRows() {}

    static List<List<String>> read(Path file, FileFormat format) {
        return read(file, format, TestIntake.mapping("requests"));
    }

    static List<List<String>> read(Path file, FileFormat format, Mapping mapping) {
        List<List<String>> rows = new ArrayList<>();
        RowSink sink = new RowSink() {
            private int sheets;

            @Override
            public void sheet(String name) {
                sheets++;
            }

            @Override
            public void row(long line, String[] cells) {
                if (sheets <= 1) {
                    rows.add(List.of(cells));
                }
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
