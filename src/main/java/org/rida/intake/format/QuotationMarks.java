package org.rida.intake.format;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.Problem;
import org.rida.intake.finding.FileNote;
import org.rida.intake.text.TextNormalizer;

/**
 * Finds quotation marks that are never closed, or closed in another row: then a cell holds further rows, which a parser
 * cannot know. They are recognized by their shape: as many cells as the row before, and dates and numbers where that has
 * them. Only records of several lines are examined.
 */
public final class QuotationMarks {

    private static final String[] DELIMITERS = {",", ";", "\t", "|"};
    private static final Pattern LINE_BREAK = Pattern.compile("\r\n|\r|\n");
    private static final Pattern DATE = Pattern.compile("\\d{1,4}[-/.]\\d{1,2}[-/.]\\d{1,4}.*");

    private final String file;
    private final String delimiter;
    private String @Nullable [] model;
    private String @Nullable [] last;
    private long lastLine;

    QuotationMarks(String file, char delimiter) {
        this.file = file;
        this.delimiter = String.valueOf(delimiter);
    }

    /**
     * Examines the record before this one.
     *
     * @param line where the record begins
     * @throws Problem when the record before holds further rows
     */
    void next(long line, String[] cells) {
        if (last != null) {
            if (line - lastLine > 1 && hasBreak(last)) {
                requireNoRows(last, lastLine);
            } else {
                model = last;
            }
        }
        last = cells;
        lastLine = line;
    }

    /**
     * Examines the last record.
     *
     * @param end the last characters of the text
     * @throws Problem when the record holds further rows, or its last cell is never closed and has several lines
     */
    void finish(String end, RowSink rows) {
        if (last == null) {
            return;
        }
        if (hasBreak(last)) {
            requireNoRows(last, lastLine);
        }
        String cell = last[last.length - 1];
        if (isOpen(cell, end)) {
            int lines = LINE_BREAK.split(cell.strip()).length;
            if (lines > 1) {
                throw refusal(lastLine, lines - 1L);
            }
            rows.note(FileNote.of("quote-open", "line", Long.toString(lastLine)));
        }
    }

    /**
     * How many further rows the cells of a row hold, as in a workbook that was made from a text with a quotation mark too
     * many.
     */
    public static long rowsWithin(String[] row) {
        long most = 0;
        for (String cell : row) {
            if (cell.indexOf('\n') >= 0) {
                String[] lines = LINE_BREAK.split(cell);
                for (String delimiter : DELIMITERS) {
                    long found = 0;
                    for (int i = 1; i < lines.length; i++) {
                        String[] parts = lines[i].split(Pattern.quote(delimiter), -1);
                        found += parts.length >= row.length && isLike(parts, row) ? 1 : 0;
                    }
                    most = Math.max(most, found);
                }
            }
        }
        return most;
    }

    private void requireNoRows(String[] cells, long line) {
        String[] lines = LINE_BREAK.split(String.join(delimiter, cells));
        String[] before = model != null && isLike(model, model) ? model : split(lines[0]);
        int width = model == null ? cells.length : model.length;
        long found = 0;
        for (int i = 1; i < lines.length; i++) {
            String[] parts = split(lines[i]);
            found += parts.length >= width && isLike(parts, before) ? 1 : 0;
        }
        if (found > 0) {
            throw refusal(line, found);
        }
    }

    private Problem refusal(long line, long found) {
        return Problem.of("intake.refused.quote", "file", file, "line", Long.toString(line), "found", found);
    }

    /** Whether dates stand where the other row has dates, and numbers where it has numbers; at least one of them. */
    private static boolean isLike(String[] row, String[] other) {
        boolean any = false;
        for (int i = 0; i < Math.min(row.length, other.length); i++) {
            String expected = plain(other[i]);
            String found = plain(row[i]);
            boolean date = DATE.matcher(expected).matches();
            if (date || startsWithDigit(expected)) {
                boolean like = date ? DATE.matcher(found).matches() : startsWithDigit(found);
                if (!like && !found.isEmpty()) {
                    return false;
                }
                any |= like;
            }
        }
        return any;
    }

    /** Whether the raw text ends with the cell and no closing quotation mark. */
    private boolean isOpen(String cell, String end) {
        String raw = cell.replace("\"", "\"\"");
        if (raw.length() >= end.length()) {
            return raw.endsWith(end) && (hasBreak(new String[] {cell}) || cell.contains(delimiter));
        }
        if (!end.endsWith(raw)) {
            return false;
        }
        String before = end.substring(0, end.length() - raw.length());
        return before.equals("\"")
                || before.endsWith(delimiter + "\"")
                || before.endsWith("\n\"")
                || before.endsWith("\r\"");
    }

    private String[] split(String line) {
        return line.split(Pattern.quote(delimiter), -1);
    }

    private static String plain(String cell) {
        return TextNormalizer.latinDigits(
                TextNormalizer.clean(cell).replace("\"", "").strip());
    }

    private static boolean startsWithDigit(String text) {
        return !text.isEmpty() && text.charAt(0) >= '0' && text.charAt(0) <= '9';
    }

    private static boolean hasBreak(String[] cells) {
        for (String cell : cells) {
            if (cell.indexOf('\n') >= 0 || cell.indexOf('\r') >= 0) {
                return true;
            }
        }
        return false;
    }
}
