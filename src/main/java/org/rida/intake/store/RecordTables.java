package org.rida.intake.store;

import org.rida.intake.mapping.RecordType;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The statements by which rows of one record type are stored. Rows whose number is not stored go directly to their
 * table, all others to the temporary table {@code staged}, where they are compared. That table belongs to the
 * transaction of the file, is not written to the log of the database, and disappears with the transaction, also when
 * the process is killed.
 */
public interface RecordTables {

    RecordType recordType();

    /** Creates the temporary table {@code staged}. */
    String createStaged();

    /** COPY into {@code staged}: row_no, the fields by slot, line_no, row_key, cells, reasons. */
    default String copyStaged() {
        return "copy staged from stdin with (format binary)";
    }

    /** COPY into the table of the record type: the fields by slot, file_id, line_no. */
    String copyNew();

    /** Yields a row when the table is not empty. */
    String anyStored();

    /** Selects from an array of numbers those that are stored. */
    String knownNumbers();

    /**
     * Moves rows that this file has just stored back to {@code staged}, where {@code staged} has the same number
     * once more: both are then compared alike. Parameter {@code :file}.
     */
    String restage();

    /**
     * Compares every accepted row whose number is stored with the stored version, and inserts into the temporary
     * table {@code row_outcome}: {@code unchanged}, {@code superseded}, {@code newer}, or {@code earlier} for a row
     * that no moment orders and that equals an earlier version. Rows that no moment orders are ordered by when their
     * content first arrived (parameter {@code :first}), so that reading an old file again does not undo later ones.
     */
    String compareWithStored();

    /**
     * Counts the rows whose number is stored with another main day or, for responses, other answers, among all rows
     * whose number is stored by another file: {@code n}, {@code known}, {@code number}, {@code before}, {@code now},
     * {@code far} (whether the days of that number are in different months). Rows that a moment orders do not count,
     * nor do numbers that cannot begin anew. Parameter {@code :first}.
     */
    String countReused();

    /**
     * Yields at most one pair of numbers, {@code first} and {@code second}, that differ only in leading zeros and of
     * which this file stored at least one. Parameters {@code :file}, {@code :prefix}.
     */
    String leadingZeros();

    /** The same for a number of a request that is not stored and one that is. Parameter {@code :file}. */
    String leadingZerosOfRequests();

    /** Stores new rows and newer versions; replaced versions are moved to the history. */
    void merge(JdbcClient sql, long fileId);

    /**
     * What the withdrawal of files changes.
     *
     * @param removed rows that no other file gave
     * @param restored rows that go back to what another file says
     */
    record Withdrawn(long removed, long restored) {}

    /** Counts what {@link #withdraw} would change. */
    Withdrawn countWithdrawn(JdbcClient sql, Long[] files);

    /** Takes out all that files gave; what other files said of the same numbers comes back. */
    void withdraw(JdbcClient sql, Long[] files);

    /** Counts the rows of a file that name a request which is not stored. Parameter {@code :file}. */
    String countUnknownRequests();
}
