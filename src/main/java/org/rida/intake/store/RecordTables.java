package org.rida.intake.store;

import org.rida.intake.mapping.RecordType;













import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How the rows of one subject are laid out and become part of what is stored: those with a number that is not stored yet
 * at once, all others by way of the staged table. The staged table is temporary: it
 * belongs to the one transaction of a file, is never logged, and is gone with it, also when the process is killed.
 */
public interface RecordTables {

    RecordType subject();

    /** Creates the temporary table {@code staged}. */
    String createStaged();

    /** COPY into {@code staged}: row_no, the fields by slot, line_no, row_key, cells, reasons. */
    default String copyStaged() {
        return "copy staged from stdin with (format binary)";
    }

    /** COPY of numbers that are not stored: the fields by slot, file_id, line_no. */
    String copyNew();

    /** One row when there is anything stored. */
    String anyStored();

    /** Those of an array of row_no that are stored. */
    String knownNumbers();

    /**
     * Takes what this file has just stored back to {@code staged}, where {@code staged} has the same number once more: both
     * are then judged alike.
     */
    String withdraw();

    /**
     * Judges every accepted row whose number is stored, into the temporary table {@code judged}: {@code unchanged}, {@code
     * superseded}, {@code newer}, or {@code earlier} for one that nothing orders and that equals a version of before. What
     * nothing orders counts from when the content first came ({@code :first}): an old file that is read again does not
     * undo what came after it.
     */
    String judgeKnown();

    /** Makes the new rows and versions part of what is stored; replaced versions go to the history. */
    void merge(JdbcClient sql, long fileId);

    /** How many rows of a file name a request that has not come yet. */
    String countUnknownRequests();
}
