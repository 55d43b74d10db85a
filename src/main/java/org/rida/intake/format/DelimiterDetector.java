package org.rida.intake.format;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.Map;
import org.rida.intake.mapping.Mapping;

/**
 * Detects the delimiter of a text: the candidate that splits the first {@value #SAMPLE_ROWS} rows into the most
 * cells, counted in the rows of the most frequent width only.
 */
final class DelimiterDetector {

    private static final char[] CANDIDATES = {',', ';', '\t', '|'};
    private static final int SAMPLE_ROWS = 25;

    private DelimiterDetector() {}

    /** The delimiter of the mapping, or the detected one; a comma for a text of a single column. */
    static char detect(byte[] head, Charset charset, Mapping mapping) {
        String configured = mapping.delimiter();
        if (!configured.equals("auto")) {
            return configured.equals("tab") ? '\t' : configured.charAt(0);
        }
        String start = new String(head, charset).replaceFirst("^\ufeff", "");
        char best = CANDIDATES[0];
        long most = 0;
        for (char candidate : CANDIDATES) {
            long cells = cells(start, candidate);
            if (cells > most) {
                most = cells;
                best = candidate;
            }
        }
        return best;
    }

    /** The cells in the rows of one width, for the width above one that has the most. */
    private static long cells(String start, char delimiter) {
        Map<Integer, Long> byWidth = new HashMap<>();
        int rows = 0;
        try (CsvReader<CsvRecord> records = CsvReader.builder()
                .fieldSeparator(delimiter)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(start)) {
            for (CsvRecord record : records) {
                if (record.getFieldCount() > 1) {
                    byWidth.merge(record.getFieldCount(), (long) record.getFieldCount(), Long::sum);
                }
                if (++rows == SAMPLE_ROWS) {
                    break;
                }
            }
        } catch (RuntimeException | java.io.IOException e) {
            // the head may end inside a quoted cell: the rows before it count
        }
        return byWidth.values().stream().mapToLong(Long::longValue).max().orElse(0);
    }
}
