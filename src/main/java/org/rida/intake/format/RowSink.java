package org.rida.intake.format;

import org.rida.intake.finding.FileNote;













/** Where a format puts the rows of a file, in order. */
public interface RowSink {

    /**
     * One row that is not blank.
     *
     * @param line as the sender's own program numbers it, from 1
     * @param cells never null; real dates in ISO form, numbers without needless decimals
     */
    void row(long line, String[] cells);

    /** The charset that the text was read in. */
    default void charset(String name) {}

    /** The character between the cells of a text. */
    default void delimiter(char delimiter) {}

    /** Something to know about the file: a hidden sheet that was left out. */
    void note(FileNote note);
}
