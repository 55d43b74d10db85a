package org.rida.intake;

import org.rida.intake.finding.FileNote;
import org.rida.intake.finding.ViolationCounts;
import org.rida.intake.rejected.CorrectedRows;
import org.rida.intake.row.ViolationPolicy;
import org.rida.intake.store.Staging;













import java.util.ArrayList;
import java.util.List;

/**
 * A file after its last row: what was read of it, before it is merged.
 *
 * @param charset empty for formats that have none
 * @param headers of the columns that are read, in the file's order
 */
record StagingResult(
        long rows,
        long rejected,
        ViolationCounts rejects,
        CorrectedRows corrected,
        String charset,
        List<String> headers,
        List<FileNote> notes) {

    static StagingResult of(TableReader reading, Staging staging) {
        List<FileNote> notes = new ArrayList<>(reading.notes());
        ViolationPolicy judge = staging.judge();
        judge.warnings().entries().forEach(warning -> notes.add(FileNote.warning(warning)));
        reading.ofTheWholeFile().forEach(finding -> notes.add(FileNote.ofFile(finding)));
        return new StagingResult(
                reading.rows(),
                judge.rejected(),
                judge.rejects(),
                staging.mended(),
                reading.charset(),
                reading.headers(),
                notes);
    }
}
