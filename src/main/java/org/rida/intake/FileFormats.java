package org.rida.intake;

import org.rida.i18n.Problem;





import java.io.IOException;
import java.util.List;
import org.springframework.stereotype.Component;

/** All formats, in the order in which they are asked whether a file is theirs. */
@Component
class FileFormats {

    private final List<FileFormat> formats;

    FileFormats(List<FileFormat> formats) {
        this.formats = formats;
    }

    FileFormat of(Incoming file) {
        return formats.stream()
                .filter(f -> f.reads(file))
                .findFirst()
                .orElseThrow(() -> Problem.of("intake.refused.kind", "file", file.name(), "found", "?"));
    }

    /** @throws Problem when the file cannot be read to its end */
    void read(Incoming file, Mapping mapping, RowSink rows) {
        try {
            of(file).read(file, mapping, rows);
        } catch (IOException e) {
            throw Problem.because(e, "intake.refused.unreadable", "file", file.name(), "reason", Incoming.reason(e));
        }
    }
}
