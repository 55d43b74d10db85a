package org.rida.intake.format;

import org.rida.intake.mapping.Mapping;













import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.Map;

/** Which character stands between the cells: the one that cuts the first rows into the most cells, equally many in each. */
final class DelimiterDetector {

    private static final char[] CANDIDATES = {',', ';', '\t', '|'};
    private static final int ROWS = 25;

    private DelimiterDetector() {}

    static char detect(byte[] head, Charset charset, Mapping mapping) {
        String wanted = mapping.delimiter();
        if (!wanted.equals("auto")) {
            return wanted.equals("tab") ? '\t' : wanted.charAt(0);
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

    /** Cells in rows of the most frequent width above one. */
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
                if (++rows == ROWS) {
                    break;
                }
            }
        } catch (RuntimeException | java.io.IOException e) {
            // the start may end within a quoted cell: what came before it counts
        }
        return byWidth.values().stream().mapToLong(Long::longValue).max().orElse(0);
    }
}
