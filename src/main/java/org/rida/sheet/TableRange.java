package org.rida.sheet;














import org.apache.poi.ss.util.CellRangeAddress;

/**
 * Where a table stands: rows and columns counted from 0.
 *
 * @param last the last row; equal to the header when the table is empty
 */
public record TableRange(int header, int last, int columns) {

    int first() {
        return header + 1;
    }

    public int rows() {
        return last - header;
    }

    public boolean isEmpty() {
        return last == header;
    }

    CellRangeAddress range() {
        return new CellRangeAddress(header, last, 0, columns - 1);
    }

    public CellRangeAddress column(int column) {
        return new CellRangeAddress(first(), last, column, column);
    }
}
