package org.rida.intake.format;

import org.rida.intake.finding.FileNote;
import org.rida.intake.mapping.TextNormalizer;













import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The first rows of a file as they are, before anybody knows what its columns mean. */
public final class FileHead implements RowSink {

    private static final int ROWS = 1_000;
    private static final int HEADER_WITHIN = 30;

    private final List<String[]> rows = new ArrayList<>();
    private final List<Long> lines = new ArrayList<>();
    private String charset = "";
    private String delimiter = "";

    @Override
    public void row(long line, String[] cells) {
        if (rows.size() < ROWS) {
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
        // said again when the file is read through a mapping
    }

    /** Empty for formats that have none. */
    public String charset() {
        return charset;
    }

    public String delimiter() {
        return delimiter;
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    public long line(int row) {
        return lines.get(row);
    }

    /** Rows that may be the header. */
    public IntStream headers() {
        return IntStream.range(0, Math.min(HEADER_WITHIN, rows.size()));
    }

    /** The first row that is filled as far as any of the first ones: titles above a header are not. */
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

    public Stream<String[]> below(int header) {
        return rows.stream().skip(header + 1L);
    }

    /** The cells of a column below a header, cleaned, without empty ones. */
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
