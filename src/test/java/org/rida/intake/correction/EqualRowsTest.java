package org.rida.intake.correction;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rida.access.Actor;
import org.rida.intake.TrialReading;
import org.rida.intake.file.IngestProgress;
import org.rida.intake.file.IngestResult;
import org.rida.intake.file.SourceFiles.SourceFile;
import org.rida.intake.format.TestIntake;
import org.rida.intake.mapping.Mapping;
import org.rida.intake.rejected.RejectedRows.Rejected;
import org.rida.intake.rejected.RejectedRowsWorkbook;

/** Rows without a number that are equal, or become equal, are one row each, however they are corrected. */
class EqualRowsTest {

    private static final Actor OFFICER = Actor.console("quality", "test");

    private static final Mapping REQUESTS = TestIntake.mappingOf(
            "equal",
            """
            record-type: request
            number-from: row
            number-prefix: form-
            fields:
              - {field: received_on, headers: [Day]}
              - {field: kind, headers: [Kind]}
              - {field: channel, headers: [Way]}
            """);

    @TempDir
    Path folder;

    private TestIntake rida;
    private RejectedRowsWorkbook workbook;
    private RowCorrections corrections;

    @BeforeEach
    void freshDatabase() {
        rida = new TestIntake(folder);
        InstantSource time = InstantSource.fixed(Instant.parse("2026-11-20T09:00:00Z"));
        workbook = new RejectedRowsWorkbook(rida.sql, rida.rejected, time, rida.audit);
        corrections = new RowCorrections(
                workbook, new TrialReading(TestIntake.formats(), TestIntake.POLICY, time), rida.intake, rida.audit);
    }

    /** The mistake is a word, a day, or both; one row is right already. Whichever row is corrected first, four rows are counted. */
    @ParameterizedTest
    @CsvSource({
        "2026-10-03, complaint, Pigeon, 0",
        "2026-10-03, complaint, Pigeon, 2",
        "2026-10-33, complaint, phone, 0",
        "2026-10-33, complaint, phone, 1",
        "2026-10-33, complaint, Pigeon, 2",
    })
    void eachIsCountedWhenTheyAreCorrectedOneByOne(String day, String kind, String way, int first) {
        String wrong = day + "," + kind + "," + way + "\n";
        SourceFile file = read("month.csv", "Day,Kind,Way\n2026-10-03,complaint,phone\n" + wrong + wrong + wrong);
        List<Rejected> waiting = rida.rejected.open(file.fileId(), 9);
        assertThat(waiting).hasSize(3);

        correct(file, waiting.get(first));
        waiting.stream().filter(row -> row.id() != waiting.get(first).id()).forEach(row -> {
            assertThat(open()).as("nobody has corrected it yet").contains(row.id());
            correct(file, row);
        });

        assertThat(rida.count("request")).isEqualTo(4);
        assertThat(open()).isEmpty();
        assertThat(unaccounted()).isZero();
    }

    /** The workbook that was corrected comes back a second time: its rows are known. */
    @Test
    void aCorrectedWorkbookThatComesBackAgainAddsNothing() {
        String wrong = "2026-10-33,complaint,phone\n";
        SourceFile file = read("month.csv", "Day,Kind,Way\n" + wrong + wrong);
        List<Rejected> mended = rida.rejected.open(file.fileId(), 9).stream()
                .map(row -> row.with(Map.of("Day", "2026-10-03")))
                .toList();
        Path once = folder.resolve("mended.xlsx");
        Path again = folder.resolve("again.xlsx");
        workbook.write(file.fileId(), REQUESTS, once, mended);
        workbook.write(file.fileId(), REQUESTS, again, List.of(mended.get(1), mended.get(0)));

        rida.intake.ingest(once, REQUESTS, IngestProgress.SILENT);
        IngestResult second = rida.intake.ingest(again, REQUESTS, IngestProgress.SILENT);

        assertThat(rida.count("request")).isEqualTo(2);
        assertThat(second.rows().added()).isZero();
        assertThat(unaccounted()).isZero();
    }

    /** The sender mends the file itself: the rows of both are the same. */
    @Test
    void theMendedFileOfTheSenderHasTheSameRows() {
        String wrong = "2026-10-33,complaint,phone\n";
        SourceFile file = read("month.csv", "Day,Kind,Way\n" + wrong + wrong);
        rida.rejected.open(file.fileId(), 9).forEach(row -> correct(file, row));

        read("mended.csv", "Day,Kind,Way\n" + wrong.replace("33", "03").repeat(2));

        assertThat(rida.count("request")).isEqualTo(2);
    }

    private SourceFile read(String name, String content) {
        Path file = rida.file(name, content.getBytes(StandardCharsets.UTF_8));
        long id = rida.intake.ingest(file, REQUESTS, IngestProgress.SILENT).fileId();
        return rida.files.find(id).orElseThrow();
    }

    private void correct(SourceFile file, Rejected row) {
        Rejected corrected = row.with(Map.of("Day", "2026-10-03", "Way", "phone"));
        assertThat(corrections
                        .correct(file, REQUESTS, List.of(corrected), OFFICER)
                        .rows())
                .isEqualTo(1);
    }

    private List<Long> open() {
        return rida.sql
                .sql("select rejected_id from rejected_row where state = 'open'")
                .query(Long.class)
                .list();
    }

    /** Rows that a file read and that are neither counted nor listed. */
    private long unaccounted() {
        return rida.sql
                .sql(
                        """
                        select count(*) from source_file where state = 'merged' and rows_read <> rows_new + rows_replaced
                            + rows_unchanged + rows_superseded + rows_filtered + rows_rejected
                        """)
                .query(Long.class)
                .single();
    }
}
