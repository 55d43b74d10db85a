package org.rida.intake.format;

import org.rida.intake.finding.FileNote;

/** Receives the rows of a file from its format, in order. */
public interface RowSink {

    /**
     * A row that is not blank.
     *
     * @param line as the sender's program numbers it, from 1
     * @param cells never null; spreadsheet dates in ISO form, numbers without needless decimals
     */
    void row(long line, String[] cells);

    /**
     * Receives the name of a sheet before its first row; not called for text. The sheets of a workbook come one after
     * the other, and each begins with line 1 again.
     */
    default void sheet(String name) {}

    /** Receives that days count from 1904 in this workbook, before the first row. */
    default void daysFrom1904() {}

    /** Receives the charset before the first row; not called for workbooks. */
    default void charset(String name) {}

    /** Receives the delimiter before the first row; not called for workbooks. */
    default void delimiter(char delimiter) {}

    /** Receives a note about the file, such as hidden sheets that were skipped. */
    void note(FileNote note);
}
