package org.rida.sheet;

/**
 * A column of a table.
 *
 * @param title header text
 * @param width in characters of the standard font; fixed, since measuring every cell is slow on large sheets
 * @param fit whether long text wraps within the cell
 */
public record Column(String title, int width, ColumnFit fit) {

    /** How a column treats text longer than its width. */
    public enum ColumnFit {
        /** Longer text is cut off, or runs into an empty neighbour. */
        ONE_LINE,
        /** The row becomes higher. */
        WRAP
    }

    /**
     * A column whose cells stay on one line.
     *
     * @param width in characters, up to 255
     */
    public static Column of(String title, int width) {
        return new Column(title, width, ColumnFit.ONE_LINE);
    }

    /** The same column without wrapping, for long lists whose rows have equal heights. */
    public Column oneLine() {
        return new Column(title, width, ColumnFit.ONE_LINE);
    }

    /** The width in the file's unit, 1/256 of a character. Excel allows at most 255 characters. */
    int units() {
        return Math.min(255, width) * 256;
    }

    /**
     * A column whose long texts wrap within the cell.
     *
     * @param width in characters, up to 255
     */
    public static Column wrapped(String title, int width) {
        return new Column(title, width, ColumnFit.WRAP);
    }
}
