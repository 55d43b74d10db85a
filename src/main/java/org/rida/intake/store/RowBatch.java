package org.rida.intake.store;

import java.util.Arrays;

/**
 * A batch of rows between the parsing thread and the one that writes to the database: rows whose number is new in
 * the file, and rows that must be staged.
 */
final class RowBatch {

    private static final int MAX_ROWS = 4_096;
    private static final int MAX_BYTES = 1 << 20;

    /**
     * Field values only, since what surrounds them depends on the table: whether the number is stored is found out
     * later.
     */
    private final CopyBinaryEncoder fields = new CopyBinaryEncoder(MAX_BYTES);
    /** Complete staged rows. */
    private final CopyBinaryEncoder staged = new CopyBinaryEncoder(1 << 12);

    private final String[] numbers = new String[MAX_ROWS];
    private final long[] lines = new long[MAX_ROWS];
    private final int[] ends = new int[MAX_ROWS];
    private int size;

    CopyBinaryEncoder fields() {
        return fields;
    }

    CopyBinaryEncoder staged() {
        return staged;
    }

    /** Whether the batch has all its rows, or so many bytes that the next row might make a buffer grow. */
    boolean isFull() {
        return size == MAX_ROWS || fields.length() + staged.length() >= MAX_BYTES - (MAX_BYTES >> 3);
    }

    /** Adds the row whose field values were just written. */
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

    /** Whether there is neither a new row nor a staged one. */
    boolean isEmpty() {
        return size == 0 && staged.length() == 0;
    }

    void clear() {
        size = 0;
        fields.clear();
        staged.clear();
    }

    String[] numbers() {
        return Arrays.copyOf(numbers, size);
    }

    /** Where the field values of a row start in {@link #fields}. */
    int start(int row) {
        return row == 0 ? 0 : ends[row - 1];
    }

    /** Where they end, exclusive. */
    int end(int row) {
        return ends[row];
    }
}
