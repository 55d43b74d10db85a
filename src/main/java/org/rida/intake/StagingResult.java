package org.rida.intake;

import java.util.ArrayList;
import java.util.List;
import org.rida.intake.finding.FileNote;
import org.rida.intake.finding.ViolationCounts;
import org.rida.intake.question.FileUnderstanding;
import org.rida.intake.rejected.CorrectedRows;
import org.rida.intake.row.ViolationPolicy;
import org.rida.intake.store.Staging;
import org.rida.intake.table.TableReader;

/**
 * What is known of a file when all its rows are staged and none is merged.
 *
 * @param rows rows below the header that are not blank, accepted or not
 * @param filtered rows that do not count
 * @param rejected rows that broke at least one rule that rejects
 * @param rejects how often each rejecting rule was broken, by column
 * @param corrected rejected rows of earlier files that this file contains again
 * @param charset empty for formats without one
 * @param headers of the mapped columns, in the file's order
 * @param understood how the file was read
 * @param notes dropped columns, warnings, rules that the file as a whole breaks
 */
record StagingResult(
        long rows,
        long filtered,
        long rejected,
        ViolationCounts rejects,
        CorrectedRows corrected,
        String charset,
        List<String> headers,
        FileUnderstanding understood,
        List<FileNote> notes) {

    /**
     * Collects the notes of the reader, the warnings of single rows and the violations of the whole file, in this
     * order.
     */
    static StagingResult of(TableReader tableReader, Staging staging) {
        List<FileNote> notes = new ArrayList<>(tableReader.notes());
        ViolationPolicy violationPolicy = staging.violationPolicy();
        violationPolicy.warnings().entries().forEach(warning -> notes.add(FileNote.warning(warning)));
        tableReader.fileViolations().forEach(violation -> notes.add(FileNote.ofFile(violation)));
        return new StagingResult(
                tableReader.rows(),
                tableReader.filtered(),
                violationPolicy.rejected(),
                violationPolicy.rejects(),
                staging.corrected(),
                tableReader.charset(),
                tableReader.headers(),
                tableReader.understanding(),
                notes);
    }
}
