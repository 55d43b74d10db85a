package org.rida.intake.store;

import org.jspecify.annotations.Nullable;

/** Encodes rows of the table {@code staged} for COPY: row_no, the fields, line_no, row_key, cells, reasons. */
final class StagedRow {

    /** The columns of {@code staged} that are not fields. */
    private static final int AROUND_FIELDS = 5;

    private StagedRow() {}

    /**
     * Starts a row; the field values must follow.
     *
     * @param number null for a rejected row
     */
    static void begin(CopyBinaryEncoder to, int fields, @Nullable String number) {
        to.beginRow(fields + AROUND_FIELDS);
        to.text(number);
    }

    /** Ends an accepted row, which has no key, cells and reasons. */
    static void endAccepted(CopyBinaryEncoder to, long line) {
        to.whole(line);
        to.nullValue();
        to.nullValue();
        to.nullValue();
    }

    /**
     * Encodes a whole rejected row, without field values.
     *
     * @param key hash of the number; null when it could not be parsed
     * @param cells JSON object of the retained cells
     * @param reasons JSON array of the violations
     */
    static void rejected(
            CopyBinaryEncoder to, int fields, long line, @Nullable String key, String cells, String reasons) {
        begin(to, fields, null);
        for (int i = 0; i < fields; i++) {
            to.nullValue();
        }
        to.whole(line);
        to.text(key);
        to.json(cells);
        to.json(reasons);
    }
}
