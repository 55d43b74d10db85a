package org.rida.io;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.regex.Pattern;

/**
 * CSV that people open in a spreadsheet: UTF-8 with byte order mark, CRLF, comma. A cell that begins like a formula
 * gets a leading space, so that the spreadsheet takes it for text (CSV injection); a plain negative number stays a
 * number.
 */
public final class SpreadsheetCsv implements Closeable {

    /** Excel recognizes UTF-8 by this mark only. */
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /**
     * Characters that begin a formula in Excel or LibreOffice, including their full-width forms; tab and line breaks
     * can precede one.
     */
    private static final String FORMULA = "=+-@\t\r\n＝＋－＠";

    private static final Pattern NUMBER = Pattern.compile("-[0-9]+(\\.[0-9]+)?");

    private final CsvWriter csv;

    private SpreadsheetCsv(CsvWriter csv) {
        this.csv = csv;
    }

    /** Begins a file by writing the byte order mark. Closing the result closes the target. */
    public static SpreadsheetCsv of(Writer target) throws IOException {
        target.write(BYTE_ORDER_MARK);
        return new SpreadsheetCsv(
                CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(target));
    }

    /** Writes one record; cells are quoted where necessary. */
    public void line(List<String> cells) {
        csv.writeRecord(cells.stream().map(SpreadsheetCsv::safe).toList());
    }

    /** As {@link #line(List)}. */
    public void line(String... cells) {
        line(List.of(cells));
    }

    // a space, not an apostrophe: spreadsheets show an apostrophe that comes from CSV
    private static String safe(String cell) {
        boolean formula = !cell.isEmpty() && FORMULA.indexOf(cell.charAt(0)) >= 0;
        return formula && !NUMBER.matcher(cell).matches() ? " " + cell : cell;
    }

    /** Closes the target too. */
    @Override
    public void close() throws IOException {
        csv.close();
    }
}
