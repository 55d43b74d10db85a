package org.rida.intake.rejected;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rida.intake.file.IngestOutcome;
import org.rida.intake.file.IngestResult;
import org.rida.intake.format.TestIntake;

class IntakeTest {

    private static final String TWO =
            """
            request_no,received_on,kind,channel,decided_on,decision,replied_on,nonsense
            R-1,2026-10-01,aid,phone,2026-10-08,accepted,2026-10-09,x
            R-2,2026-10-02,complaint,الموقع الإلكتروني,,,,y
            """;

    @TempDir
    Path folder;

    private TestIntake rida;

    @BeforeEach
    void database() {
        rida = new TestIntake(folder);
    }

    @Test
    void aFileBecomesRequests() {
        IngestResult result = rida.ingest(TWO, "requests");

        assertThat(counts(result)).containsExactly(2, 2, 0, 0, 0);
        assertThat(result.outcome()).isEqualTo(IngestOutcome.MERGED);
        assertThat(result.notes()).extracting(n -> n.en()).anyMatch(n -> n.contains("nonsense"));
        assertThat(rida.request("R-1")).containsEntry("decision", "accepted").containsEntry("line_no", 2L);
        assertThat(rida.request("R-2")).containsEntry("channel", "website");
        assertThat(rida.files.coversTo()).contains(LocalDate.of(2026, 10, 9));
    }

    @Test
    void theSameFileAgainChangesNothing() {
        rida.ingest(TWO, "requests");
        IngestResult again = rida.ingest(TWO, "requests");

        assertThat(again.outcome()).isEqualTo(IngestOutcome.ALREADY_KNOWN);
        assertThat(rida.count("source_file")).isEqualTo(1);
    }

    @Test
    void rejectedRowsAreSavedWithTheirReasons() {
        IngestResult result = rida.ingest(
                """
                request_no,received_on,kind,replied_on
                R-1,2026-10-01,aid,
                R-2,2026-10-05,aid,2026-10-03
                R-3,soon,gift,
                """,
                "requests");

        assertThat(counts(result)).containsExactly(3, 1, 0, 0, 2);
        assertThat(rida.rejected.open(result.fileId(), 10))
                .extracting(r -> r.line() + " " + r.reasons().get(0).en())
                .containsExactly(
                        "3 replied_on: enter a day that is not before received_on 2026-10-05; the cell says \"2026-10-03\"",
                        "4 received_on: enter a date like 31/10/2026, 31-10-2026, 2026/10/31; the cell says \"soon\"");
    }

    private static long[] counts(IngestResult r) {
        assertThat(r.read()).isEqualTo(r.merged() + r.unchanged() + r.superseded() + r.rejected());
        return new long[] {r.read(), r.merged(), r.unchanged(), r.superseded(), r.rejected()};
    }
}
