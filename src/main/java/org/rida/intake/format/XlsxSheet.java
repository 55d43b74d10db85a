package org.rida.intake.format;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.ss.util.CellRangeAddress;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** Passes on the rows of one sheet. For a formula the value counts that the sender's program calculated last. */
final class XlsxSheet extends DefaultHandler {

    /** Read at a time from the end of the XML: merged areas stand behind the rows, which may be a hundred megabytes. */
    private static final int TAIL_BYTES = 1 << 16;
    /** Looked for in the text rather than parsed, as a parser would have to pass all rows first. */
    private static final Pattern MERGED_AREA = Pattern.compile("<(?:\\w+:)?mergeCell\\s+ref=\"([A-Z0-9:$]+)\"");

    private final XlsxParts parts;
    private final SheetRows rows;
    private final List<String> cells = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private long line;
    private int column;
    private String type = "";
    private int style;
    private boolean inValue;
    /** Within the reading aid of East Asian text, which is no part of the cell's text. */
    private boolean inPhonetic;

    private boolean hasFormula;
    private boolean hasValue;
    private boolean hidden;
    private String mergedArea = "";

    XlsxSheet(XlsxParts parts, SheetRows rows) {
        this.parts = parts;
        this.rows = rows;
    }

    /** The first merged area of several rows, such as A2:A4; empty without any. */
    String mergedArea() {
        return mergedArea;
    }

    /** The merged cells of a sheet's unpacked XML, which follow its rows. */
    static MergedCells mergedCells(byte[] xml) {
        int end = xml.length;
        String tail = "";
        while (end > 0 && !tail.contains("</sheetData") && !tail.contains(":sheetData>")) {
            int start = Math.max(0, end - TAIL_BYTES);
            tail = new String(xml, start, end - start, StandardCharsets.ISO_8859_1) + tail;
            end = start;
        }
        List<CellRangeAddress> areas = new ArrayList<>();
        Matcher matcher = MERGED_AREA.matcher(tail);
        while (matcher.find()) {
            areas.add(CellRangeAddress.valueOf(matcher.group(1)));
        }
        return new MergedCells(areas);
    }

    @Override
    public void startElement(String uri, String name, String qualified, Attributes attributes) {
        switch (name) {
            case "row" -> startRow(attributes.getValue("r"), attributes.getValue("hidden"));
            case "c" -> startCell(attributes);
            case "f" -> hasFormula = true;
            case "rPh" -> inPhonetic = true;
            case "v", "t" -> startValue();
            case "mergeCell" -> merged(attributes.getValue("ref"));
            default -> {
                // formatting, widths
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

    /** A parser may give a text in several pieces. */
    @Override
    public void characters(char[] chars, int start, int length) {
        if (inValue) {
            text.append(chars, start, length);
        }
    }

    /** @param number from 1; some programs omit it, and the row then follows the one before */
    private void startRow(@Nullable String number, @Nullable String hide) {
        hidden = hide != null && (hide.equals("1") || hide.equals("true"));
        line = number == null ? line + 1 : Long.parseLong(number);
        column = -1;
        cells.clear();
    }

    /** Programs may leave out the reference, type and style of a cell: it is then the next one, a number, unformatted. */
    private void startCell(Attributes attributes) {
        String reference = attributes.getValue("r");
        column = reference == null ? column + 1 : column(reference);
        String kind = attributes.getValue("t");
        type = kind == null ? "n" : kind;
        String styleIndex = attributes.getValue("s");
        style = styleIndex == null ? -1 : Integer.parseInt(styleIndex);
        text.setLength(0);
        hasFormula = false;
        hasValue = false;
    }

    private void startValue() {
        inValue = !inPhonetic;
        hasValue = true;
    }

    private void merged(String area) {
        CellRangeAddress cells = CellRangeAddress.valueOf(area);
        if (mergedArea.isEmpty() && cells.getLastRow() > cells.getFirstRow()) {
            mergedArea = area;
        }
    }

    /** Sheets omit empty cells: the gap before this one is filled. */
    private void endCell() {
        boolean isUnknown = text.isEmpty() && hasFormula && !(hasValue && type.equals("str"));
        if (text.isEmpty() && !isUnknown) {
            return;
        }
        while (cells.size() < column) {
            cells.add("");
        }
        cells.add(isUnknown ? SheetText.NOT_CALCULATED : value());
    }

    /** By the cell's type: index of a shared string, truth value, number or date by its format, or text. */
    private String value() {
        String raw = text.toString();
        return switch (type) {
            case "s" -> parts.string(Integer.parseInt(raw.strip()));
            case "b" -> raw.equals("1") ? "true" : "false";
            case "n" -> SpreadsheetNumbers.text(raw, parts.numberStyle(style), parts.from1904());
            default -> SheetText.unescape(raw);
        };
    }

    private void endRow() {
        rows.row(line, hidden, cells);
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
