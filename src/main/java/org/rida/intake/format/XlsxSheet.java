package org.rida.intake.format;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** Passes on the rows of one sheet. For a formula the value counts that the sender's program calculated last. */
final class XlsxSheet extends DefaultHandler {

    private final XlsxParts parts;
    private final RowSink rows;
    private final List<String> cells = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private long line;
    private int column;
    private String type = "";
    private int style;
    private boolean inValue;
    private boolean inPhonetic;
    private boolean hadRows;

    XlsxSheet(XlsxParts parts, RowSink rows) {
        this.parts = parts;
        this.rows = rows;
    }

    /** Whether there was a row that is not blank. */
    boolean hadRows() {
        return hadRows;
    }

    @Override
    public void startElement(String uri, String name, String qualified, Attributes attributes) {
        switch (name) {
            case "row" -> startRow(attributes.getValue("r"));
            case "c" -> startCell(attributes);
            case "rPh" -> inPhonetic = true;
            case "v", "t" -> inValue = !inPhonetic;
            default -> {
                // formulas, formatting, widths
            }
        }
    }

    @Override
    public void endElement(String uri, String name, String qualified) {
        switch (name) {
            case "row" -> endRow();
            case "c" -> endCell();
            case "rPh" -> inPhonetic = false;
            case "v", "t" -> inValue = false;
            default -> {
                // formulas, formatting, widths
            }
        }
    }

    @Override
    public void characters(char[] chars, int start, int length) {
        if (inValue) {
            text.append(chars, start, length);
        }
    }

    /** @param number from 1; some programs omit it, and the row then follows the one before */
    private void startRow(@Nullable String number) {
        line = number == null ? line + 1 : Long.parseLong(number);
        column = -1;
        cells.clear();
    }

    private void startCell(Attributes attributes) {
        String reference = attributes.getValue("r");
        column = reference == null ? column + 1 : column(reference);
        String kind = attributes.getValue("t");
        type = kind == null ? "n" : kind;
        String styleIndex = attributes.getValue("s");
        style = styleIndex == null ? -1 : Integer.parseInt(styleIndex);
        text.setLength(0);
    }

    /** Sheets omit empty cells: the gap before this one is filled. */
    private void endCell() {
        if (text.isEmpty()) {
            return;
        }
        while (cells.size() < column) {
            cells.add("");
        }
        cells.add(value());
    }

    private String value() {
        String raw = text.toString();
        return switch (type) {
            case "s" -> parts.string(Integer.parseInt(raw.strip()));
            case "b" -> raw.equals("1") ? "true" : "false";
            case "n" -> SpreadsheetNumbers.text(raw, parts.isDate(style), parts.from1904());
            default -> raw;
        };
    }

    private void endRow() {
        boolean blank = cells.stream().allMatch(String::isBlank);
        if (!blank) {
            hadRows = true;
            rows.row(line, cells.toArray(String[]::new));
        }
    }

    /** The index from 0 of the column in a cell reference: 27 for AB12. */
    private static int column(String reference) {
        int number = 0;
        for (int i = 0; i < reference.length() && reference.charAt(i) >= 'A'; i++) {
            number = number * 26 + (reference.charAt(i) - 'A' + 1);
        }
        return number - 1;
    }
}
