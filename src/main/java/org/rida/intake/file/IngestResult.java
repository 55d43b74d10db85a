package org.rida.intake.file;

import java.util.List;
import org.rida.i18n.BilingualText;
import org.rida.intake.mapping.RecordType;

/**
 * The result of an ingested file.
 *
 * @param file the file's name
 * @param rows what became of its rows
 * @param notes for the person who sent the file: dropped columns, warnings, corrected rows
 */
public record IngestResult(
        long fileId,
        String file,
        RecordType recordType,
        IngestOutcome outcome,
        RowCounts rows,
        List<BilingualText> notes) {

    /** The same with the counts of this reading: those of a known file tell what became of it when it was merged. */
    public IngestResult ofThisReading() {
        return outcome == IngestOutcome.MERGED
                ? this
                : new IngestResult(fileId, file, recordType, outcome, rows.again(), notes);
    }

    public long read() {
        return rows.read();
    }

    /** Rows that are now the current version of their number. */
    public long merged() {
        return rows.merged();
    }

    public long unchanged() {
        return rows.unchanged();
    }

    public long superseded() {
        return rows.superseded();
    }

    public long rejected() {
        return rows.rejected();
    }

    /**
     * The counts of a file in words.
     *
     * @param subjects one result, or two where the rows have an answer beside the request
     */
    public static BilingualText counts(List<IngestResult> subjects) {
        return subjects.size() == 1
                ? subjects.get(0).rows().text()
                : RowCounts.text(subjects.get(0).rows(), subjects.get(1).rows());
    }
}
