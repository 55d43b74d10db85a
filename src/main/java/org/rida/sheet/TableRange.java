package org.rida.sheet;

import org.apache.poi.ss.util.CellRangeAddress;

/**
 * Where a table stands on its sheet; rows and columns are counted from 0.
 *
 * @param header row of the column titles
 * @param last last row; equal to the header when the table has no rows
 * @param columns number of columns, from column 0 on
 */
public record TableRange(int header, int last, int columns) {

    /** The first row below the header. */
    int first() {
        return header + 1;
    }

    /** Number of rows without the header. */
    public int rows() {
        return last - header;
    }

    /** Whether the table has no rows. */
    public boolean isEmpty() {
        return last == header;
    }

    /** The whole table including its header. */
    CellRangeAddress range() {
        return new CellRangeAddress(header, last, 0, columns - 1);
    }

    /**
     * The values of one column without its header. Invalid for an empty table.
     *
     * @param column counted from 0
     */
    public CellRangeAddress column(int column) {
        return new CellRangeAddress(first(), last, column, column);
    }
}
