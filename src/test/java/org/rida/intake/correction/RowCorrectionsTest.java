package org.rida.intake.correction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rida.access.Actor;
import org.rida.i18n.Problem;
import org.rida.intake.TrialReading;
import org.rida.intake.file.SourceFiles.SourceFile;
import org.rida.intake.format.TestIntake;
import org.rida.intake.mapping.Mapping;
import org.rida.intake.mapping.Mappings;
import org.rida.intake.rejected.RejectedRows.Rejected;
import org.rida.intake.rejected.RejectedRowsWorkbook;
import org.rida.intake.rejected.UnlistedValues;
import org.rida.intake.setup.FileView.ColumnValues;
import org.rida.intake.setup.FileView.CountedValue;

class RowCorrectionsTest {

    private static final Actor ACTOR = Actor.console("quality", "test");
    private static final InstantSource TIME = InstantSource.fixed(Instant.parse("2026-11-20T09:00:00Z"));
    private static final Mapping REQUESTS = TestIntake.MAPPINGS.get("requests");

    @TempDir
    Path folder;

    private TestIntake rida;
    private RowCorrections corrections;
    private EqualMistakes mistakes;

    @BeforeEach
    void begin() {
        rida = new TestIntake(folder);
        RejectedRowsWorkbook workbook = new RejectedRowsWorkbook(rida.sql, rida.rejected, TIME, rida.audit);
        corrections = new RowCorrections(
                workbook, new TrialReading(TestIntake.formats(), TestIntake.POLICY, TIME), rida.intake, rida.audit);
        mistakes = new EqualMistakes(
                rida.rejected, new UnlistedValues(rida.sql), workbook, corrections, TestIntake.POLICY);
    }

    @Test
    void rowsThatStillBreakARuleStayAsTheyAre() {
        SourceFile file = ingest(
                """
                request_no,received_on,kind
                1,2026-10-40,complaint
                2,2026-10-41,complaint
                """);

        RowCorrections.AcceptedRows accepted =
                corrections.correct(file, REQUESTS, with(file, Map.of("1", "2026-10-04", "2", "2026-10-45")), ACTOR);

        assertThat(accepted.rows()).isOne();
        assertThat(rida.files.find(accepted.file()).orElseThrow().name()).startsWith("corrected-");
        assertThat(rida.rejected.open(file.fileId(), 9))
                .extracting(row -> row.line() + " " + row.cells().get("received_on") + " " + row.isResubmitted())
                .containsExactly("3 2026-10-41 false");
        assertThat(requests()).containsExactly("1 2026-10-04");
        assertThat(rida.sql
                        .sql("select rows_read || ' ' || rows_new from source_file where name like 'corrected-%'")
                        .query(String.class)
                        .list())
                .containsExactly("1 1");
    }

    @Test
    void aRowThatIsStillWrongIsRefusedBeforeAnythingIsStored() {
        SourceFile file = ingest("request_no,received_on,kind\n1,2026-10-40,complaint\n");
        long entries = audited();

        assertThatThrownBy(() -> corrections.correct(file, REQUESTS, with(file, Map.of("1", "2026-10-45")), ACTOR))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("2026-10-45");
        assertThatThrownBy(() -> corrections.correct(file, REQUESTS, List.of(), ACTOR))
                .hasMessageContaining("no longer waiting");

        assertThat(rida.files.find(file.fileId() + 1)).isEmpty();
        assertThat(audited()).isEqualTo(entries);
    }

    /** The file proved its order by another row, which a single row cannot. */
    @Test
    void aDateThatCanBeReadInTwoWaysIsToBeWrittenPlainly() {
        SourceFile file = ingest(
                """
                request_no,received_on,kind
                1,13/10/2026,complaint
                2,03/10/2026,nothing known
                """);
        List<Rejected> row = rida.rejected.open(file.fileId(), 9);

        assertThatThrownBy(() -> corrections.correct(
                        file, REQUESTS, List.of(row.get(0).with(Map.of("kind", "complaint"))), ACTOR))
                .hasMessageContaining("like 2026-10-31");
        corrections.correct(
                file,
                REQUESTS,
                List.of(row.get(0).with(Map.of("kind", "complaint", "received_on", "2026-10-03"))),
                ACTOR);

        assertThat(requests()).containsExactly("1 2026-10-13", "2 2026-10-03");
    }

    @Test
    void equalMistakesAreCountedAndCorrectedAtOnce() {
        SourceFile file = ingest(
                """
                request_no,received_on,kind,channel
                1,2026-10-01,complaint,الفاكس
                2,2026-10-02,complaint,Pigeon
                3,2026-10-03,complaint,الفاكس
                4,2026-10-40,complaint,الفاكس
                """);

        List<ColumnValues> asked = mistakes.columns(file, REQUESTS);
        int accepted = mistakes.correct(file, REQUESTS, Map.of("channel", Map.of("الفاكس", "letter")), ACTOR)
                .rows();

        assertThat(asked).hasSize(1);
        assertThat(asked.get(0).values())
                .containsExactly(
                        new CountedValue("الفاكس", 3, "", true, false), new CountedValue("Pigeon", 1, "", true, false));
        assertThat(accepted).isEqualTo(2);
        assertThatThrownBy(() -> mistakes.check(file, REQUESTS, Map.of("channel", Map.of("الفاكس", "letter"))))
                .as("the row that is left has a wrong date as well")
                .hasMessageContaining("2026-10-40");
        assertThat(rida.rejected.open(file.fileId(), 9))
                .extracting(Rejected::line)
                .containsExactly(3L, 5L);
        assertThat(rida.sql
                        .sql("select distinct channel from request")
                        .query(String.class)
                        .list())
                .containsExactly("letter");
    }

    @Test
    void wordsOfTheMappingMeanValuesNothingAndDontKnow() {
        Mapping mapping = Mappings.parse(
                "responses",
                """
                record-type: response
                words:
                  - {field: channel, code: letter, accept: [الفاكس]}
                  - {field: channel, code: "-", accept: [none at all]}
                  - {field: overall, code: "?", accept: [6]}
                """);

        assertThat(mapping.field("channel").values())
                .containsExactly(new Mapping.ValueMapping("letter", List.of("الفاكس")));
        assertThat(mapping.field("channel").nullValues()).containsExactly("none at all");
        assertThat(mapping.field("overall").dontKnow()).containsExactly("6");
        assertThatThrownBy(
                        () -> Mappings.parse(
                                "twice",
                                """
                        record-type: request
                        words:
                          - {field: channel, code: letter, accept: [Fax]}
                          - {field: channel, code: phone, accept: [fax]}
                        """))
                .hasMessageContaining("is accepted for both letter and phone");
    }

    private SourceFile ingest(String content) {
        return rida.files.find(rida.ingest(content, "requests").fileId()).orElseThrow();
    }

    /** @param days day of receipt by number */
    private List<Rejected> with(SourceFile file, Map<String, String> days) {
        return rida.rejected.open(file.fileId(), 9).stream()
                .map(row -> row.with(Map.of(
                        "received_on", new LinkedHashMap<>(days).get(row.cells().get("request_no")))))
                .toList();
    }

    private List<String> requests() {
        return rida.sql
                .sql("select request_no || ' ' || received_on from request order by 1")
                .query(String.class)
                .list();
    }

    private long audited() {
        return rida.sql
                .sql("select count(*) from audit_entry")
                .query(Long.class)
                .single();
    }
}
