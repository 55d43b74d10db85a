package org.rida.intake.format;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import org.rida.i18n.Problem;
import org.rida.intake.mapping.Mapping;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Delimited text of any separator, quoting and line ends, plain or as the only file of a ZIP. It accepts every file
 * and is therefore the last format in order.
 */
@Component
@Order(100)
class CsvFormat implements FileFormat {

    /** An unclosed quote would otherwise read the rest of the file into memory. */
    private static final int MAX_CELL_LENGTH = 1 << 20;

    @Override
    public String name() {
        return "CSV";
    }

    @Override
    public boolean reads(IncomingFile file) {
        return true;
    }

    @Override
    public boolean fixedWidth() {
        return true;
    }

    @Override
    public void read(IncomingFile file, Mapping mapping, RowSink rows) throws IOException {
        TextSource source = TextSource.of(file);
        byte[] head = source.head();
        Charset charset = CharsetDetection.detect(file.name(), head, TextSource.isWhole(head), mapping);
        rows.charset(charset.name());
        char delimiter = DelimiterDetector.detect(head, charset, mapping);
        rows.delimiter(delimiter);
        QuotationMarks marks = new QuotationMarks(file.name(), delimiter);
        try (EndKeepingReader text = new EndKeepingReader(source.open(charset));
                CsvReader<CsvRecord> records = records(delimiter, text)) {
            for (CsvRecord record : records) {
                put(record, marks, rows);
            }
            marks.finish(text.end(), rows);
        } catch (UncheckedIOException | CharacterCodingException | CsvParseException e) {
            throw damaged(file, mapping, e);
        }
    }

    @SuppressWarnings(
            "removal") // senders' files have characters after a closing quote, and FastCSV has no other option
    private static CsvReader<CsvRecord> records(char delimiter, Reader text) {
        return CsvReader.builder()
                .fieldSeparator(delimiter)
                .skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowExtraCharsAfterClosingQuote(true)
                .maxBufferSize(MAX_CELL_LENGTH)
                .ofCsvRecord(text);
    }

    /** Blank rows are left out; the marks see them, as they may lie within a cell that was never closed. */
    private static void put(CsvRecord record, QuotationMarks marks, RowSink rows) {
        String[] cells = new String[record.getFieldCount()];
        boolean blank = true;
        for (int i = 0; i < cells.length; i++) {
            cells[i] = plain(record.getField(i));
            blank = blank && cells[i].isBlank();
        }
        marks.next(record.getStartingLineNumber(), cells);
        if (!blank) {
            rows.row(record.getStartingLineNumber(), cells);
        }
    }

    /** Text as a spreadsheet keeps it from becoming a number: ="00123" is 00123. */
    private static String plain(String cell) {
        boolean kept = cell.length() > 2 && cell.charAt(0) == '=' && cell.charAt(1) == '"' && cell.endsWith("\"");
        return kept ? cell.substring(2, cell.length() - 1) : cell;
    }

    /** The refusal for the innermost cause: an unknown byte names the charset that the mapping declares, if it does. */
    private static Problem damaged(IncomingFile file, Mapping mapping, Exception e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        boolean declared = !mapping.charset().equals(CharsetDetection.AUTO);
        if (declared && cause instanceof CharacterCodingException) {
            return Problem.because(e, "intake.refused.charset", "file", file.name(), "charset", mapping.charset());
        }
        return DamagedFile.refusal(file, e);
    }
}
