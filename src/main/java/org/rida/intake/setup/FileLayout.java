package org.rida.intake.setup;

import java.util.Map;
import org.rida.intake.finding.RowJson;
import org.rida.intake.mapping.Mapping;
import org.rida.intake.mapping.Mappings;

/**
 * How the cells of a file are found.
 *
 * @param charset {@code auto} or a charset's name
 * @param delimiter {@code auto}, {@code tab} or a character
 * @param sheet name of the sheet; empty for the one that is read by itself
 * @param headerLine line of the header, from 1; 0 as guessed
 * @param leaveOutColumn title of a column that decides which rows do not count; empty for none
 * @param leaveOut the cells of that column with which a row does not count, separated by commas, at most 300 characters; empty for
 *     cells that are filled
 */
public record FileLayout(
        String charset, String delimiter, String sheet, long headerLine, String leaveOutColumn, String leaveOut) {

    /** As the file itself tells. */
    static final FileLayout GUESSED = new FileLayout("auto", "auto", "", 0, "", "");

    private static final int LONGEST_CELLS = 300;

    /**
     * As a form says; what it does not say is left to the file.
     *
     * @param sent the parts by their names
     */
    public static FileLayout of(Map<String, String> sent) {
        String line = sent.getOrDefault("headerLine", "");
        String cells = sent.getOrDefault("leaveOut", "");
        return new FileLayout(
                sent.getOrDefault("charset", GUESSED.charset),
                sent.getOrDefault("delimiter", GUESSED.delimiter),
                sent.getOrDefault("sheet", ""),
                line.matches("\\d{1,9}") ? Long.parseLong(line) : 0,
                sent.getOrDefault("leaveOutColumn", ""),
                cells.length() > LONGEST_CELLS ? "" : cells);
    }

    /** Whether both find the same cells, whatever rows they leave out. */
    boolean hasCellsOf(FileLayout other) {
        return charset.equals(other.charset)
                && delimiter.equals(other.delimiter)
                && sheet.equals(other.sheet)
                && headerLine == other.headerLine;
    }

    /** A mapping that reads the cells, and no field. */
    Mapping mapping() {
        return Mappings.parse("new", "record-type: request\n" + yaml());
    }

    /** The lines of a mapping that say more than what is usual. */
    String yaml() {
        return line("charset", charset, GUESSED.charset)
                + line("delimiter", delimiter, GUESSED.delimiter)
                + line("sheet", sheet, "");
    }

    static String line(String key, String value, String usual) {
        return value.equals(usual) ? "" : key + ": " + RowJson.write(value) + "\n";
    }
}
