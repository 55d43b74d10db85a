package org.rida.intake.format;

import java.util.ArrayList;
import java.util.List;
import org.rida.intake.finding.FileNote;

/** The first rows of a text, or of each visible sheet of a workbook, before a mapping is chosen. */
public final class FileHead implements RowSink {

    private final List<HeadTable> tables = new ArrayList<>();
    private String charset = "";
    private String delimiter = "";

    @Override
    public void sheet(String name) {
        tables.add(new HeadTable(name));
    }

    @Override
    public void row(long line, String[] cells) {
        if (tables.isEmpty()) {
            sheet("");
        }
        tables.get(tables.size() - 1).add(line, cells);
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

    /** Each with at least one row; one for text. Empty for a file without rows. */
    public List<HeadTable> tables() {
        return tables;
    }
}
