package org.rida.intake.format;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.rida.intake.text.TextNormalizer;

/** The first {@value #MAX_ROWS} rows of a text or a sheet as they are, before a mapping is chosen. */
public final class HeadTable {

    private static final int MAX_ROWS = 1_000;

    private final String sheet;
    private final List<String[]> rows = new ArrayList<>();
    private final List<Long> lines = new ArrayList<>();

    HeadTable(String sheet) {
        this.sheet = sheet;
    }

    void add(long line, String[] cells) {
        if (rows.size() < MAX_ROWS) {
            rows.add(cells);
            lines.add(line);
        }
    }

    /** The name of the sheet; empty for text. */
    public String sheet() {
        return sheet;
    }

    /** All rows, titles and header included. */
    public List<String[]> rows() {
        return List.copyOf(rows);
    }

    /**
     * The line of a row in the sender's program, from 1.
     *
     * @param row index from 0
     */
    public long line(int row) {
        return lines.get(row);
    }

    public String[] cells(int row) {
        return rows.get(row);
    }

    /** The rows after a row. */
    public Stream<String[]> below(int row) {
        return rows.stream().skip(row + 1L);
    }

    /** The cleaned cells of a column below a row, without empty ones. */
    public List<String> column(int row, int column) {
        return below(row)
                .filter(cells -> column < cells.length)
                .map(cells -> TextNormalizer.clean(cells[column]))
                .filter(cell -> !cell.isEmpty())
                .toList();
    }
}
