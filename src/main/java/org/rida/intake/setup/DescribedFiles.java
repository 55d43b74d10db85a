package org.rida.intake.setup;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.Problem;
import org.rida.intake.file.Uploads.Upload;
import org.rida.intake.format.FileFormats;
import org.rida.intake.format.FileHead;
import org.rida.intake.format.HeadTable;
import org.rida.intake.format.IncomingFile;
import org.rida.intake.format.RowSink;
import org.rida.intake.mapping.Mapping;
import org.rida.intake.mapping.RecordType;
import org.rida.intake.suggestion.MappingSuggestion;
import org.rida.policy.Policy;
import org.springframework.stereotype.Component;

/** Reads the beginning of uploaded files as they are described so far. */
@Component
class DescribedFiles {

    /** More columns than the exports of survey tools have. */
    private static final int MAX_COLUMNS = 500;

    private static final int LONGEST_CELL = 30_000;

    private final FileFormats formats;
    private final Policy policy;

    DescribedFiles(FileFormats formats, Policy policy) {
        this.formats = formats;
        this.policy = policy;
    }

    /** The first rows of a file, with what its columns could be. */
    record DescribedHead(String format, FileHead head, HeadTable table, MappingSuggestion columns) {

        /** Index of the header among the first rows; 0 when there is none. */
        int headerRow() {
            for (int i = 0; i < table.rows().size(); i++) {
                if (table.line(i) == columns.headerLine()) {
                    return i;
                }
            }
            return 0;
        }
    }

    DescribedHead open(Upload upload, FileDescription description) {
        return open(upload, description.layout(), description.columns().type(), List.of());
    }

    /**
     * @param type what a row is; null to have it guessed
     * @param mappings whose headers serve as synonyms
     * @throws Problem when the file cannot be read like this, or has more columns than can be described
     */
    DescribedHead open(Upload upload, FileLayout layout, @Nullable RecordType type, Collection<Mapping> mappings) {
        IncomingFile file = IncomingFile.of(upload.file());
        FileHead head = new FileHead();
        formats.read(file, layout.mapping(), head);
        head.tables().forEach(table -> requireFewColumns(file, table));
        HeadTable table = head.tables().stream()
                .filter(t -> layout.sheet().isEmpty() || t.sheet().equals(layout.sheet()))
                .findFirst()
                .orElseThrow(() -> Problem.of("intake.refused.no-rows", "file", file.name()));
        MappingSuggestion columns = MappingSuggestion.of(table, layout.headerLine(), type, mappings, policy);
        return new DescribedHead(formats.formatFor(file).name(), head, table, columns);
    }

    /** Reads all rows. */
    void read(Upload upload, FileLayout layout, RowSink rows) {
        formats.read(IncomingFile.of(upload.file()), layout.mapping(), rows);
    }

    private static void requireFewColumns(IncomingFile file, HeadTable table) {
        for (String[] row : table.rows()) {
            if (row.length > MAX_COLUMNS) {
                throw Problem.of(
                        "setup.problem.columns", "file", file.name(), "found", row.length, "most", MAX_COLUMNS);
            }
            for (String cell : row) {
                if (cell.length() > LONGEST_CELL) {
                    throw Problem.of("setup.problem.long-cell", "file", file.name(), "most", LONGEST_CELL);
                }
            }
        }
    }
}
