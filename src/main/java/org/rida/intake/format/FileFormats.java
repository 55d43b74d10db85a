package org.rida.intake.format;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.Problem;
import org.rida.intake.finding.FileNote;
import org.rida.intake.mapping.Mapping;
import org.rida.intake.mapping.RejectColumn;
import org.springframework.stereotype.Component;

/** All formats, in the order in which they are tried. */
@Component
public class FileFormats {

    private final List<FileFormat> formats;

    FileFormats(List<FileFormat> formats) {
        this.formats = formats;
    }

    /** @throws Problem when no format reads the file */
    public FileFormat formatFor(IncomingFile file) {
        return formats.stream()
                .filter(f -> f.reads(file))
                .findFirst()
                .orElseThrow(() -> Problem.of("intake.refused.kind", "file", file.name(), "found", "?"));
    }

    /**
     * Reads a file in its format. What the receiver of the rows throws is passed on as it is, whatever the format made of
     * it; everything else that a format throws is the file's fault.
     *
     * @throws Problem when the file cannot be read to its end
     */
    public void read(IncomingFile file, Mapping mapping, RowSink rows) {
        WatchedSink watched = new WatchedSink(rows);
        try {
            formatFor(file).read(file, mapping, watched);
        } catch (IOException e) {
            watched.throwFailure();
            throw DamagedFile.refusal(file, e);
        } catch (RuntimeException e) {
            watched.throwFailure();
            throw e instanceof Problem ? e : DamagedFile.refusal(file, e);
        }
    }

    /** Passes everything on, and keeps the failure of its receiver apart from those of the format that calls it. */
    private static final class WatchedSink implements RowSink {

        private final RowSink receiver;
        private @Nullable RuntimeException failure;

        WatchedSink(RowSink receiver) {
            this.receiver = receiver;
        }

        /** Throws what the receiver threw, if it did. */
        void throwFailure() {
            if (failure != null) {
                throw failure;
            }
        }

        @Override
        public void row(long line, String[] cells) {
            watch(() -> receiver.row(line, cells));
        }

        @Override
        public void sheet(String name) {
            watch(() -> receiver.sheet(name));
        }

        @Override
        public void daysFrom1904() {
            watch(receiver::daysFrom1904);
        }

        @Override
        public void charset(String name) {
            watch(() -> receiver.charset(name));
        }

        @Override
        public void delimiter(char delimiter) {
            watch(() -> receiver.delimiter(delimiter));
        }

        @Override
        public void note(FileNote note) {
            watch(() -> receiver.note(note));
        }

        private void watch(Runnable call) {
            try {
                call.run();
            } catch (RuntimeException e) {
                failure = e;
                throw e;
            }
        }
    }

    /** Whether the file is a workbook of rejected rows that comes back: only its head is read. */
    public boolean isCorrection(IncomingFile file, Mapping mapping) {
        FileHead head = new FileHead();
        read(file, mapping, head);
        return head.tables().stream().flatMap(table -> table.rows().stream()).anyMatch(RejectColumn.REFERENCE::isIn);
    }
}
