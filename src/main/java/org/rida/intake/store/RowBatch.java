package org.rida.intake.store;














import java.util.Arrays;

/** Rows on their way to the database: those that are new as far as the file itself shows, and those that must be judged. */
final class RowBatch {

    private static final int ROWS = 4_096;
    private static final int BYTES = 1 << 20;

    /** The values of the fields only: what goes around them depends on the table. */
    private final CopyBinaryEncoder fields = new CopyBinaryEncoder(BYTES);
    /** Whole staged rows. */
    private final CopyBinaryEncoder judged = new CopyBinaryEncoder(1 << 12);

    private final String[] numbers = new String[ROWS];
    private final long[] lines = new long[ROWS];
    private final int[] ends = new int[ROWS];
    private int size;

    CopyBinaryEncoder fields() {
        return fields;
    }

    CopyBinaryEncoder judged() {
        return judged;
    }

    boolean isFull() {
        return size == ROWS || fields.length() + judged.length() >= BYTES - (BYTES >> 3);
    }

    /** The row whose field values were just written. */
    void add(String number, long line) {
        numbers[size] = number;
        lines[size] = line;
        ends[size++] = fields.length();
    }

    int size() {
        return size;
    }

    String number(int row) {
        return numbers[row];
    }

    long line(int row) {
        return lines[row];
    }

    boolean isEmpty() {
        return size == 0 && judged.length() == 0;
    }

    void clear() {
        size = 0;
        fields.clear();
        judged.clear();
    }

    String[] numbers() {
        return Arrays.copyOf(numbers, size);
    }

    int start(int row) {
        return row == 0 ? 0 : ends[row - 1];
    }

    int end(int row) {
        return ends[row];
    }
}
