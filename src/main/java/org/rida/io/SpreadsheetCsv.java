package org.rida.io;














import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.regex.Pattern;

/**
 * CSV for people who open it in a spreadsheet. A cell that the spreadsheet would take for a formula gets a blank in front, which
 * makes it text; a plain number stays a number, also below zero.
 */
public final class SpreadsheetCsv implements Closeable {

    /** Excel takes a file for UTF-8 by this mark alone. */
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private static final String FORMULA = "=+-@\t\r\n＝＋－＠";
    private static final Pattern NUMBER = Pattern.compile("-[0-9]+(\\.[0-9]+)?");

    private final CsvWriter csv;

    private SpreadsheetCsv(CsvWriter csv) {
        this.csv = csv;
    }

    public static SpreadsheetCsv of(Writer target) throws IOException {
        target.write(BYTE_ORDER_MARK);
        return new SpreadsheetCsv(
                CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(target));
    }

    public void line(List<String> cells) {
        csv.writeRecord(cells.stream().map(SpreadsheetCsv::safe).toList());
    }

    public void line(String... cells) {
        line(List.of(cells));
    }

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
