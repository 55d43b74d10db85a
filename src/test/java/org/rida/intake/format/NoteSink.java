package org.rida.intake.format;

import java.util.ArrayList;
import java.util.List;
import org.rida.intake.finding.FileNote;

/** Takes the notes of what comes before the rows of a file; a row is a mistake of the test. */
final class NoteSink implements RowSink {

    final List<FileNote> notes = new ArrayList<>();

    @Override
    public void row(long line, String[] cells) {
        throw new AssertionError("no row is read here");
    }

    @Override
    public void note(FileNote note) {
        notes.add(note);
    }
}
