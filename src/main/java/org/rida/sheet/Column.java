package org.rida.sheet;














/**
 * A column of a table.
 *
 * @param width in characters of the standard font; columns are never measured, which takes for ever on large sheets
 */
public record Column(String title, int width, ColumnFit fit) {

    public enum ColumnFit {
        ONE_LINE,
        WRAP
    }

    public static Column of(String title, int width) {
        return new Column(title, width, ColumnFit.ONE_LINE);
    }

    /** The same column without further lines: for long lists whose rows shall all be equally high. */
    public Column oneLine() {
        return new Column(title, width, ColumnFit.ONE_LINE);
    }

    /** The width in the file's unit: a 256th of a character, of which a column holds at most 255. */
    int units() {
        return Math.min(255, width) * 256;
    }

    /** Long text goes on in further lines of the same cell. */
    public static Column wrapped(String title, int width) {
        return new Column(title, width, ColumnFit.WRAP);
    }
}
