package org.rida.intake.store;














import org.jspecify.annotations.Nullable;

/** A row of the staged table as COPY takes it: row_no, the fields, line_no, row_key, cells, reasons. */
final class StagedRow {

    private static final int AROUND_FIELDS = 5;

    private StagedRow() {}

    /** The fields come next. */
    static void begin(CopyBinaryEncoder to, int fields, @Nullable String number) {
        to.values(fields + AROUND_FIELDS);
        to.text(number);
    }

    static void endAccepted(CopyBinaryEncoder to, long line) {
        to.whole(line);
        to.nothing();
        to.nothing();
        to.nothing();
    }

    static void rejected(CopyBinaryEncoder to, int fields, long line, @Nullable String key, String cells, String reasons) {
        begin(to, fields, null);
        for (int i = 0; i < fields; i++) {
            to.nothing();
        }
        to.whole(line);
        to.text(key);
        to.json(cells);
        to.json(reasons);
    }
}
