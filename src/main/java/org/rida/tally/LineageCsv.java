package org.rida.tally;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Rows behind a count as comma separated text, with a header. */
final class LineageCsv {

    private static final List<String> HEADER = List.of(
            "bucket",
            "request_no",
            "run",
            "response_no",
            "beneficiary_key",
            "received_on",
            "replied_on",
            "left_on",
            "answered_on",
            "file",
            "line");

    private LineageCsv() {}

    static void write(Stream<Lineage.Row> rows, Writer target) throws IOException {
        try (CsvWriter csv = CsvWriter.builder().build(target)) {
            csv.writeRecord(HEADER);
            rows.forEach(row -> csv.writeRecord(Stream.of(
                            row.bucket(),
                            row.requestNo(),
                            row.run(),
                            row.responseNo(),
                            row.beneficiaryKey(),
                            row.receivedOn(),
                            row.repliedOn(),
                            row.leftOn(),
                            row.answeredOn(),
                            row.file(),
                            row.line())
                    .map(cell -> safe(Objects.toString(cell, "")))
                    .toList()));
        }
    }

    /** A minus before a digit is a number: the expectation gap's buckets. */
    private static String safe(String text) {
        return text.matches("(?s)[=+@\\t\\r].*|-[^0-9].*") ? "'" + text : text;
    }
}
