package org.rida.intake.format;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.rida.intake.finding.FileNote;
import org.rida.intake.mapping.TextNormalizer;

/** The first {@value #MAX_ROWS} rows of a file as they are, before a mapping is chosen. */
public final class FileHead implements RowSink {

    private static final int MAX_ROWS = 1_000;
    private static final int MAX_HEADER_ROWS = 30;

    private final List<String[]> rows = new ArrayList<>();
    private final List<Long> lines = new ArrayList<>();
    private String charset = "";
    private String delimiter = "";

    @Override
    public void row(long line, String[] cells) {
        if (rows.size() < MAX_ROWS) {
            rows.add(cells);
            lines.add(line);
        }
    }

    @Override
    public void charset(String name) {
        charset = name;
    }

    @Override
    public void delimiter(char character) {
        delimiter = character == '\t' ? "tab" : String.valueOf(character);
    }

    @Override
    public void note(FileNote note) {
        // reported when the file is read through a mapping
    }

    /** Empty for formats without one. */
    public String charset() {
        return charset;
    }

    /** {@code tab} or the character; empty for formats without one. */
    public String delimiter() {
        return delimiter;
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /**
     * The line of a row in the sender's program, from 1.
     *
     * @param row index from 0
     */
    public long line(int row) {
        return lines.get(row);
    }

    /** Indices of the rows that may be the header. */
    public IntStream headers() {
        return IntStream.range(0, Math.min(MAX_HEADER_ROWS, rows.size()));
    }

    /** The first of the candidates with the most filled cells: titles above a header fill fewer. */
    public int widestHeader() {
        return headers()
                .boxed()
                .max((a, b) -> {
                    int byWidth = Long.compare(filled(a), filled(b));
                    return byWidth != 0 ? byWidth : Integer.compare(b, a);
                })
                .orElse(0);
    }

    public String[] cells(int row) {
        return rows.get(row);
    }

    /** The rows after a header. */
    public Stream<String[]> below(int header) {
        return rows.stream().skip(header + 1L);
    }

    /** The cleaned cells of a column below a header, without empty ones. */
    public List<String> column(int header, int column) {
        return below(header)
                .filter(cells -> column < cells.length)
                .map(cells -> TextNormalizer.clean(cells[column]))
                .filter(cell -> !cell.isEmpty())
                .toList();
    }

    private long filled(int row) {
        return java.util.Arrays.stream(rows.get(row)).filter(c -> !c.isBlank()).count();
    }
}
