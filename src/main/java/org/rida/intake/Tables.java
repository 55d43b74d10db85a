package org.rida.intake;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How the staged rows of one subject are laid out and become part of what is stored. The staged table is temporary: it
 * belongs to the one transaction of a file, is never logged, and is gone with it, also when the process is killed.
 */
interface Tables {

    Subject subject();

    /** Creates the temporary table {@code staged}. */
    String createStaged();

    /** COPY into {@code staged}: row_no, the fields by slot, line_no, row_key, cells, reasons. */
    default String copyStaged() {
        return "copy staged from stdin";
    }

    /**
     * Judges every accepted row whose number is stored: {@code unchanged}, {@code superseded} or {@code newer}, into the
     * temporary table {@code judged}.
     */
    String judgeKnown();

    /** Makes the new rows and versions part of what is stored; replaced versions go to the history. */
    void merge(JdbcClient sql, long fileId);
}
