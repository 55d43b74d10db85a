package org.rida.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.rida.i18n.Language;
import org.rida.intake.correction.RowCorrections;
import org.rida.intake.file.IngestProgress;
import org.rida.intake.file.IngestResult;
import org.rida.intake.file.RowCounts;
import org.rida.intake.file.SourceFiles.SourceFile;
import org.rida.intake.format.TestIntake;
import org.rida.intake.mapping.Mapping;
import org.rida.intake.mapping.Mappings;
import org.rida.intake.mapping.RecordType;
import org.rida.intake.rejected.RejectedRowsWorkbook;
import org.rida.policy.ConfigurationProblem;

/** A register whose rows are requests, of which some have the requester's rating beside them. */
class RatedRequestsTest {

    private static final String REGISTER =
            """
            No,Received,Kind,Channel,Reply,Rating,Remarks
            R-1,2026-10-01,complaint,phone,2026-10-04,5,thank you
            R-2,2026-10-02,complaint,phone,,2,
            R-3,2026-10-03,complaint,phone,2026-10-06,,
            R-4,2026-10-04,complaint,phone,2026-10-09,nine,
            R-5,2026-10-45,complaint,phone,2026-10-08,4,
            R-6,2026-10-46,complaint,phone,,,
            R-7,2026-10-07,complaint,البرقية,2026-10-08,0,
            """;

    private static final String MAPPING =
            """
            record-type: request
            fields:
              - {field: request_no, headers: ["No"]}
              - {field: received_on, headers: [Received]}
              - {field: kind, headers: [Kind]}
              - {field: channel, headers: [Channel]}
              - {field: replied_on, headers: [Reply]}
            answers:
              - {field: overall, headers: [Rating], null-values: ["0"]}
              - {field: comment, headers: [Remarks]}
            words:
              - {field: overall, code: "5", accept: [excellent]}
              - {field: channel, code: phone, accept: [Bell]}
            """;

    @TempDir
    Path folder;

    private final Mapping mapping = TestIntake.mappingOf("register", MAPPING);
    private TestIntake rida;

    @BeforeEach
    void freshDatabase() {
        rida = new TestIntake(folder);
    }

    @Test
    void eachRowIsCountedOrListedForEachSubject() {
        List<IngestResult> results = ingest("register.csv", REGISTER);

        assertThat(results.stream().map(IngestResult::recordType))
                .containsExactly(RecordType.REQUEST, RecordType.RESPONSE);
        // requests: have no day of receipt, R-7 an unknown channel
        assertThat(results.get(0).rows()).isEqualTo(new RowCounts(7, 4, 0, 0, 0, 0, 3));
        // answers: have none, whatever is wrong with the request; R-4 has one that is no score
        assertThat(results.get(1).rows()).isEqualTo(new RowCounts(7, 3, 0, 0, 0, 3, 1));
        assertThat(answers())
                .containsExactly(
                        "R-1 for R-1 on 2026-10-04: 5 thank you",
                        "R-2 for R-2 on 2026-10-02: 2 -",
                        "R-5 for R-5 on 2026-10-08: 4 -");
        assertThat(rejected()).containsExactly("register R-5", "register R-6", "register R-7", "register.answers R-4");
        assertThat(results.toString()).doesNotContain("Rating", "Channel");
    }

    /** No column is called unread that the other subject reads. */
    @Test
    void eachSubjectSaysWhichColumnsItReads() {
        List<IngestResult> results = ingest("register.csv", REGISTER.replace(",Remarks\n", ",Remarks,Colour\n"));

        assertThat(columns(results.get(0)))
                .containsExactly(
                        "No: request_no",
                        "Received: received_on",
                        "Kind: kind",
                        "Channel: channel",
                        "Reply: replied_on",
                        "Colour: ");
        assertThat(columns(results.get(1)))
                .containsExactly(
                        "No: request_no, response_no",
                        "Received: answered_on",
                        "Reply: answered_on",
                        "Rating: overall",
                        "Remarks: comment",
                        "Colour: ");
    }

    private List<String> columns(IngestResult result) {
        return rida.questions.understanding(result.fileId()).columns().stream()
                .map(column -> column.header() + ": " + column.field())
                .toList();
    }

    @Test
    void theSameFileAgainChangesNothing() {
        ingest("register.csv", REGISTER);
        List<IngestResult> again = ingest("again.csv", REGISTER);

        assertThat(again.stream().map(IngestResult::outcome).distinct())
                .containsExactly(org.rida.intake.file.IngestOutcome.ALREADY_KNOWN);
        assertThat(rida.count("request") + " " + rida.count("response")).isEqualTo("4 3");
    }

    @Test
    void eachSubjectIsCorrectedByItself() {
        List<IngestResult> results = ingest("register.csv", REGISTER);
        SourceFile requests = rida.files.find(results.get(0).fileId()).orElseThrow();
        SourceFile ratings = rida.files.find(results.get(1).fileId()).orElseThrow();
        Mapping answers = Mappings.answers(mapping).orElseThrow();

        assertThat(correct(requests, mapping, "2026-10-45", "Received", "2026-10-05"))
                .isEqualTo(1);
        assertThat(correct(ratings, answers, "nine", "Rating", "excellent")).isEqualTo(1);

        assertThat(rida.request("R-5")).containsEntry("channel", "phone");
        assertThat(answers()).contains("R-4 for R-4 on 2026-10-09: 5 -").hasSize(4);
        assertThat(rejected()).containsExactly("register R-6", "register R-7");
    }

    @Test
    void aWorkbookOfOneSubjectComesBackForThatOneOnly() {
        List<IngestResult> results = ingest("register.csv", REGISTER);
        SourceFile requests = rida.files.find(results.get(0).fileId()).orElseThrow();
        Path workbook = folder.resolve("back.xlsx");
        workbook().write(requests, mapping, workbook, Language.AR, Actor.commandLine());

        List<IngestResult> back = rida.intake.ingestSubjects(workbook, mapping, IngestProgress.SILENT);

        assertThat(back).hasSize(1);
        assertThat(back.get(0).rows()).isEqualTo(new RowCounts(3, 0, 0, 0, 0, 0, 3));
        assertThat(rejected()).hasSize(4);
        assertThat(rida.sql
                        .sql("select origin_line_no from rejected_row where state = 'open' order by 1")
                        .query(Long.class)
                        .list())
                .as("the lines of the register")
                .contains(6L, 7L, 8L);
    }

    @Test
    void aTrialGivesTheFiguresOfBoth() {
        Path file = rida.file("trial.csv", REGISTER.getBytes(StandardCharsets.UTF_8));
        TrialReading trial = new TrialReading(
                TestIntake.formats(), TestIntake.POLICY, InstantSource.fixed(Instant.parse("2026-11-20T09:00:00Z")));

        TrialFigures requests = trial.read(file, mapping).figures();
        TrialFigures both = requests.with(
                trial.read(file, Mappings.answers(mapping).orElseThrow()).figures());

        assertThat(both.requests()).isEqualTo(4);
        assertThat(both.answers() + " " + both.rated() + " " + both.satisfied()).isEqualTo("3 3 2");
        assertThat(both.due()).isEqualTo(requests.due());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "record-type: response | expected record-type: request",
                "number-from: row | expected a column with the number",
                "number: {with: [month]} | expected a column with the number",
                "answers: [{field: response_no}] | expected no response_no",
                "answers: [{field: overall}, {field: overall}] | listed twice",
                "answers: [{field: overall, date-formats: [no format]}] | expected dd/MM/yyyy"
            })
    void answersThatCouldNotBeJoinedToTheirRequestAreRefused(String line, String problem) {
        String type = line.startsWith("record-type") ? "" : "record-type: request\n";
        String answers = line.startsWith("answers") ? "" : "\nanswers: [{field: overall}]";

        assertThatThrownBy(() -> Mappings.parse("register", type + line + answers + "\n"))
                .isInstanceOf(ConfigurationProblem.class)
                .hasMessageContaining(problem);
    }

    @Test
    void anUnknownFieldOfAnAnswerIsRefusedBeforeTheRequestsAreRead() {
        Mapping wrong = TestIntake.mappingOf("wrong", "record-type: request\nanswers: [{field: joy}]\n");
        Path file = rida.file("wrong.csv", REGISTER.getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> rida.intake.ingestSubjects(file, wrong, IngestProgress.SILENT))
                .hasMessageContaining("joy");
        assertThat(rida.count("request")).isZero();
    }

    private List<IngestResult> ingest(String name, String content) {
        return rida.intake.ingestSubjects(
                rida.file(name, content.getBytes(StandardCharsets.UTF_8)), mapping, IngestProgress.SILENT);
    }

    private RejectedRowsWorkbook workbook() {
        return new RejectedRowsWorkbook(
                rida.sql, rida.rejected, InstantSource.fixed(Instant.parse("2026-11-20T09:00:00Z")), rida.audit);
    }

    private int correct(SourceFile file, Mapping by, String wrong, String column, String right) {
        RowCorrections corrections = new RowCorrections(
                workbook(),
                new TrialReading(
                        TestIntake.formats(),
                        TestIntake.POLICY,
                        InstantSource.fixed(Instant.parse("2026-11-20T09:00:00Z"))),
                rida.intake,
                rida.audit);
        return corrections
                .correct(
                        file,
                        by,
                        rida.rejected.open(file.fileId(), 100).stream()
                                .filter(row -> row.cells().containsValue(wrong))
                                .map(row -> row.with(Map.of(column, right)))
                                .toList(),
                        Actor.commandLine())
                .rows();
    }

    private List<String> answers() {
        return rida.sql
                .sql(
                        """
                        select response_no || ' for ' || request_no || ' on ' || answered_on || ': ' || (scores ->> 'overall') || ' '
                            || coalesce(comment, '-')
                        from response order by 1
                        """)
                .query(String.class)
                .list();
    }

    /** The mapping and the number of the rows that wait for a correction. */
    private List<String> rejected() {
        return rida.files.withOpenRejectedRows().stream()
                .flatMap(file -> rida.rejected.open(file.fileId(), 100).stream()
                        .map(row -> file.mapping() + " " + row.cells().get("No")))
                .distinct()
                .toList();
    }
}
