package org.rida.tally.rows;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.rida.io.SpreadsheetCsv;

/** Rows behind a count as comma separated text, with a header. */
final class LineageCsv {

    private static final List<String> HEADER = List.of(
            "bucket",
            "request_no",
            "run",
            "response_no",
            "beneficiary_key",
            "received_on",
            "due_on",
            "replied_on",
            "left_on",
            "answered_on",
            "file",
            "line");

    private LineageCsv() {}

    /** @param target closed at the end */
    static void write(Stream<Lineage.LineageRow> rows, Writer target) throws IOException {
        try (SpreadsheetCsv csv = SpreadsheetCsv.of(target)) {
            csv.line(HEADER);
            rows.forEach(row -> csv.line(Stream.of(
                            row.bucket(),
                            row.requestNo(),
                            row.run(),
                            row.responseNo(),
                            row.beneficiaryKey(),
                            row.receivedOn(),
                            row.dueOn(),
                            row.repliedOn(),
                            row.leftOn(),
                            row.answeredOn(),
                            row.file(),
                            row.line())
                    .map(cell -> Objects.toString(cell, ""))
                    .toList()));
        }
    }
}
