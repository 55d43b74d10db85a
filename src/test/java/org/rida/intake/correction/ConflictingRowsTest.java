package org.rida.intake.correction;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rida.access.Actor;
import org.rida.intake.TrialReading;
import org.rida.intake.file.SourceFiles.SourceFile;
import org.rida.intake.format.TestIntake;
import org.rida.intake.mapping.Mapping;
import org.rida.intake.rejected.RejectedRows.Rejected;
import org.rida.intake.rejected.RejectedRowsWorkbook;
import org.rida.intake.rejected.RowsOfOneNumber;

/** Of several rows with one number a person decides which counts; no other is settled by that. */
class ConflictingRowsTest {

    private static final Actor ACTOR = Actor.console("quality", "test");
    private static final InstantSource TIME = InstantSource.fixed(Instant.parse("2026-11-20T09:00:00Z"));
    private static final Mapping REQUESTS = TestIntake.MAPPINGS.get("requests");

    @TempDir
    Path folder;

    private TestIntake rida;
    private RowCorrections corrections;
    private RowsOfOneNumber rows;
    private SourceFile file;

    @BeforeEach
    void twoRowsDiffer() {
        rida = new TestIntake(folder);
        corrections = new RowCorrections(
                new RejectedRowsWorkbook(rida.sql, rida.rejected, TIME, rida.audit),
                new TrialReading(TestIntake.formats(), TestIntake.POLICY, TIME),
                rida.intake,
                rida.audit);
        rows = new RowsOfOneNumber(rida.sql);
        file = rida.files
                .find(rida.ingest(
                                """
                                request_no,received_on,kind
                                7,2026-10-01,complaint
                                8,2026-10-02,complaint
                                7,2026-10-03,complaint
                                """,
                                "requests")
                        .fileId())
                .orElseThrow();
    }

    @Test
    void bothAreListedAndNameEachOther() {
        List<Rejected> open = open();

        assertThat(open).extracting(Rejected::line).containsExactly(2L, 4L);
        assertThat(open).allSatisfy(row -> assertThat(row.reasons()).isNotEmpty());
        assertThat(rows.others(file.fileId()).get(open.get(0).id()).open()).containsExactly(4L);
        assertThat(rows.others(file.fileId()).get(open.get(1).id()).open()).containsExactly(2L);
    }

    @Test
    void theOtherStaysWithItsReasonUntilItIsSettledItself() {
        Rejected second = open().get(1);
        RowCorrections.AcceptedRows accepted = corrections.correct(file, REQUESTS, List.of(second), ACTOR);

        assertThat(days()).containsExactly("7 2026-10-03", "8 2026-10-02");
        assertThat(open()).singleElement().satisfies(first -> {
            assertThat(first.line()).isEqualTo(2);
            assertThat(first.reasons()).isNotEmpty();
            assertThat(first.cells()).containsEntry("received_on", "2026-10-01");
            assertThat(rows.others(file.fileId()).get(first.id()).counted()).containsExactly(4L);
        });
        assertThat(rows.correctedBy(List.of(accepted.file()))).isEqualTo(Map.of(accepted.file(), List.of(file.name())));
        assertThat(rida.sql
                        .sql(
                                "select subject || ' ' || (detail ->> 'rows') || ' ' || (detail ->> 'line') from audit_entry"
                                        + " where action = 'rows-corrected'")
                        .query(String.class)
                        .single())
                .isEqualTo(file.name() + " 1 4");

        corrections.correct(file, REQUESTS, open(), ACTOR);
        assertThat(days()).as("as the page had said").containsExactly("7 2026-10-01", "8 2026-10-02");
        assertThat(open()).isEmpty();
    }

    /** A sender who sends the whole file again has decided. */
    @Test
    void aCorrectedFileOfTheSenderSettlesBoth() {
        rida.ingest("request_no,received_on,kind\n7,2026-10-03,complaint\n8,2026-10-02,complaint\n", "requests");

        assertThat(open()).isEmpty();
    }

    private List<Rejected> open() {
        return rida.rejected.open(file.fileId(), 9);
    }

    private List<String> days() {
        return rida.sql
                .sql("select request_no || ' ' || received_on from request order by 1")
                .query(String.class)
                .list();
    }
}
