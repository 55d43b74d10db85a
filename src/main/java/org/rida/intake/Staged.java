package org.rida.intake;






import java.util.ArrayList;
import java.util.List;

/**
 * A file after its last row: what was read of it, before it is merged.
 *
 * @param charset empty for formats that have none
 * @param headers of the columns that are read, in the file's order
 */
record Staged(
        long rows,
        long rejected,
        Tally rejects,
        Mended mended,
        String charset,
        List<String> headers,
        List<Note> notes) {

    static Staged of(FileReading reading, Staging staging) {
        List<Note> notes = new ArrayList<>(reading.notes());
        Judge judge = staging.judge();
        judge.warnings().entries().forEach(warning -> notes.add(Note.warning(warning)));
        reading.ofTheWholeFile().forEach(finding -> notes.add(Note.ofFile(finding)));
        return new Staged(
                reading.rows(),
                judge.rejected(),
                judge.rejects(),
                staging.mended(),
                reading.charset(),
                reading.headers(),
                notes);
    }
}
