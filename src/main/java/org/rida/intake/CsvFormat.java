package org.rida.intake;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import org.rida.wording.Problem;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Text with separated cells: any separator, quotes, line ends of all kinds, line ends within cells. */
@Component
@Order(100)
class CsvFormat implements FileFormat {

    @Override
    public boolean reads(Incoming file) {
        return true;
    }

    @Override
    public boolean fixedWidth() {
        return true;
    }

    @Override
    public void read(Incoming file, Mapping mapping, RowSink rows) throws IOException {
        Charset charset = Charsets.of(file, mapping);
        char delimiter = Delimiters.of(file, charset, mapping);
        try (Reader text = open(file, charset);
                CsvReader<CsvRecord> records = CsvReader.builder()
                        .fieldSeparator(delimiter)
                        .skipEmptyLines(true)
                        .allowExtraFields(true)
                        .allowMissingFields(true)
                        .allowExtraCharsAfterClosingQuote(true)
                        .maxBufferSize(1 << 20)
                        .ofCsvRecord(text)) {
            for (CsvRecord record : records) {
                put(record, rows);
            }
        } catch (UncheckedIOException | CsvParseException e) {
            throw damaged(file, charset, e);
        }
    }

    private static void put(CsvRecord record, RowSink rows) {
        String[] cells = new String[record.getFieldCount()];
        boolean blank = true;
        for (int i = 0; i < cells.length; i++) {
            cells[i] = record.getField(i);
            blank &= cells[i].isBlank();
        }
        if (!blank) {
            rows.row(record.getStartingLineNumber(), cells);
        }
    }

    private static Reader open(Incoming file, Charset charset) throws IOException {
        return new InputStreamReader(
                file.open(),
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    private static Problem damaged(Incoming file, Charset charset, RuntimeException e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof CharacterCodingException) {
            return Problem.because(e, "intake.refused.charset", "file", file.name(), "charset", charset.name());
        }
        return Problem.because(e, "intake.refused.damaged", "file", file.name(), "reason", Incoming.reason(cause));
    }
}
