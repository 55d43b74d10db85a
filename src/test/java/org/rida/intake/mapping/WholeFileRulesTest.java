package org.rida.intake.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Problem;
import org.rida.intake.FileInspector;
import org.rida.intake.file.IngestProgress;
import org.rida.intake.file.IngestResult;
import org.rida.intake.format.TestIntake;
import org.rida.intake.mapping.Mapping.RuleChoice;
import org.rida.intake.store.MergeTest;

/** Rules that a file breaks as a whole, and the actions that a mapping may choose for any rule. */
class WholeFileRulesTest {

    private static final String ANSWERS = "response_no,answered_on,recommend\n";
    private static final String REQUESTS =
            "request_no,received_on,kind,decided_on,decision,replied_on,served_on,updated_at\n";

    @TempDir
    Path folder;

    private TestIntake rida;

    @BeforeEach
    void database() {
        rida = new TestIntake(folder);
    }

    @Test
    void aChangeOfScaleIsReportedWithFigures() {
        String file = ANSWERS + answers(600, i -> i < 250 ? 1 + i % 5 : i % 11);

        assertThat(notes(rida.ingest(file, "responses")))
                .containsExactly(
                        "recommend: check whether one scale was used in the whole column. Here: 250 answers up to 5 and, from"
                                + " line 252 on, 350 answers up to 10");
    }

    @Test
    void varyingAnswersAreNoChangeOfScale() {
        assertThat(notes(rida.ingest(ANSWERS + answers(600, i -> i % 11), "responses")))
                .isEmpty();
        assertThat(notes(rida.ingest(
                        ANSWERS.replace("recommend", "overall")
                                + answers(600, i -> 1 + i / 150).replace("A-", "B-"),
                        "responses")))
                .as("a service that gets better step by step")
                .hasSize(1);
    }

    @Test
    void aDayWithManyTimesTheUsualRowsIsReported() {
        String file = REQUESTS + requests(40, 3, 0) + requests(1, 200, 7);

        assertThat(notes(rida.ingest(file, "requests")))
                .containsExactly(
                        "received_on: check whether rows are missing or come twice: usually each day has about as many. Here: 2026-08-01 with 203 rows,"
                                + " where half of the days have 3 or fewer: possibly a default date");
    }

    @Test
    void missingDaysAreReported() {
        String file = REQUESTS + requests(30, 3, 0) + requests(30, 3, 20_000).replace("2026-08", "2026-10");

        assertThat(notes(rida.ingest(file, "requests")))
                .containsExactly(
                        "received_on: check whether rows are missing or come twice: usually each day has about as many. Here: none from 2026-08-31 to"
                                + " 2026-09-30 (31 days): possibly missing rows");
    }

    @Test
    void anEarlyStageIsAWarning() {
        IngestResult result =
                rida.ingest(REQUESTS + "R-1,2026-09-01,aid,2026-09-05,accepted,2026-09-06,2026-09-04,\n", "requests");

        assertThat(MergeTest.counts(result)).containsExactly(1, 1, 0, 0, 0);
        assertThat(notes(result))
                .containsExactly(
                        "One row, the first in line 2: served_on: enter a day that is not before replied_on 2026-09-06;"
                                + " the cell says \"2026-09-04\"");
    }

    @Test
    void aMappingMayRefuseAFileForAnyRule() {
        assertRefused(
                Rule.EARLY_STAGE,
                "R-1,2026-09-01,aid,2026-09-05,accepted,2026-09-06,2026-09-04,\n",
                "a day that is not before");
        assertRefused(
                Rule.CONFLICTING_VERSIONS,
                "R-1,2026-09-01,aid,,,,,\nR-1,2026-09-02,aid,,,,,\n",
                "nothing says which is newer");
        assertRefused(Rule.DAY_COUNT, requests(40, 3, 0) + requests(1, 200, 7), "2026-08-01 with 203 rows");
        assertThat(rida.count("request")).isZero();
    }

    @Test
    void aWarningDoesNotAcceptRowsWithoutRequiredValues() {
        Mapping mild = with(new RuleChoice(Rule.DATE, Rule.RuleAction.WARN));
        Path file = rida.file(
                "mild.csv",
                (REQUESTS + "R-1,2026-09-01,aid,,,soon,,\nR-2,soon,aid,,,,,\n").getBytes(StandardCharsets.UTF_8));
        IngestResult result = rida.intake.ingest(file, mild, IngestProgress.SILENT);

        assertThat(MergeTest.counts(result)).containsExactly(2, 1, 0, 0, 1);
        assertThat(rida.rejected.open(result.fileId(), 9).get(0).reasons())
                .extracting(BilingualText::en)
                .containsExactly("received_on: enter a value; the cell is empty");
    }

    @Test
    void aMappingWithImpossibleRulesIsRefused() {
        assertThat(MappingValidator.problems(with(new RuleChoice(Rule.REQUIRED, Rule.RuleAction.WARN))))
                .containsExactly(
                        "rules.required: expected reject or refuse-file, found warn: such a row cannot be stored");
        assertThat(MappingValidator.problems(with(new RuleChoice(Rule.SCALE_CHANGE, Rule.RuleAction.REJECT))))
                .containsExactly(
                        "rules.scale-change: expected warn or refuse-file, found reject: no single row breaks it");
    }

    @Test
    void theCheckPredictsTheIngest() {
        String[] rows = {
            "R-1,2026-09-01,aid,,,,,2026-09-02\nR-1,2026-09-01,aid,,,,,2026-09-02\n",
            "R-1,2026-09-01,aid,,,,,2026-09-02\nR-1,2026-09-03,aid,,,,,2026-09-02\nR-2,2026-09-01,aid,,,,,\n",
            "R-1,2026-09-01,aid,,,,,2026-09-02\nR-1,2026-09-03,aid,,,,,2026-09-04\nR-1,soon,aid,,,,,\n",
            "R-1,2026-09-01,aid,,,,,2026-09-02\nR-1,2026-09-03,aid,,,,,2026-09-02\nR-1,2026-09-05,aid,,,,,2026-09-06\n"
        };
        for (String some : rows) {
            Path file = rida.file("some.csv", (REQUESTS + some).getBytes(StandardCharsets.UTF_8));
            FileInspector.Checked checked = check(file);
            TestIntake fresh = new TestIntake(folder);
            IngestResult ingested = fresh.ingest(file, "requests");

            assertThat(checked.rows()).isEqualTo(ingested.read());
            assertThat(checked.rejected()).as(some).isEqualTo(ingested.rejected());
        }
    }

    @Test
    void theCheckReportsRepeatedAndConflictingNumbers() {
        FileInspector.Checked checked = check(rida.file(
                "some.csv",
                (REQUESTS + "R-0,2026-09-01,aid,,,,,\nR-1,2026-09-01,aid,,,,,\nR-1,2026-09-02,aid,,,,,\n")
                        .getBytes(StandardCharsets.UTF_8)));

        assertThat(checked.problems())
                .extracting(BilingualText::en)
                .containsExactly("2 rows, the first in line 3: request_no: keep one row for each number; several"
                        + " differ here, and nothing says which is newer");
        assertThat(checked.notes())
                .extracting(BilingualText::en)
                .contains(
                        "One row has a number that an earlier row of the file has as well; the newest row of a number counts.");
    }

    @Test
    void reasonsAreInTheReadersLanguage() {
        IngestResult result = rida.ingest(REQUESTS + "R-1,2026-09-01,gift,2026-09-05,perhaps,,,\n", "requests");

        assertThat(rida.rejected.open(result.fileId(), 9).get(0).reasons())
                .extracting(BilingualText::ar)
                .containsExactly(
                        "\u2068kind\u2069: اختر واحدة من: " + kinds() + "؛ في الخلية «\u2068gift\u2069»",
                        "\u2068decision\u2069: اختر واحدة من: مقبول، مرفوض؛ في الخلية «\u2068perhaps\u2069»");
    }

    private static String kinds() {
        return String.join(
                "، ",
                TestIntake.POLICY.terms(org.rida.policy.Dimension.KIND).stream()
                        .sorted(java.util.Comparator.comparing(org.rida.policy.Policy.Term::code))
                        .map(term -> term.name().ar())
                        .toList());
    }

    private void assertRefused(Rule rule, String rows, String reason) {
        Path file = rida.file("refused.csv", (REQUESTS + rows).getBytes(StandardCharsets.UTF_8));
        Mapping strict = with(new RuleChoice(rule, Rule.RuleAction.REFUSE_FILE));
        assertThatThrownBy(() -> rida.intake.ingest(file, strict, IngestProgress.SILENT))
                .isInstanceOf(Problem.class)
                .hasMessageContaining(reason)
                .hasMessageContaining("Nothing of the file was stored");
    }

    private static FileInspector.Checked check(Path file) {
        return new FileInspector(
                        TestIntake.formats(),
                        TestIntake.POLICY,
                        InstantSource.fixed(Instant.parse("2026-11-20T09:00:00Z")))
                .check(file, TestIntake.MAPPINGS.values(), TestIntake.mapping("requests"));
    }

    private static Mapping with(RuleChoice choice) {
        Mapping plain = Mapping.plain(RecordType.REQUEST);
        return new Mapping(
                "requests",
                RecordType.REQUEST,
                "auto",
                "auto",
                null,
                null,
                null,
                plain.calendar(),
                List.of(),
                plain.dateOrder(),
                List.of(),
                null,
                1,
                "",
                plain.numberFrom(),
                plain.number(),
                plain.rows(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(choice));
    }

    private static List<String> notes(IngestResult result) {
        return result.notes().stream().map(BilingualText::en).toList();
    }

    private static String answers(int n, IntFunction<Integer> score) {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < n; i++) {
            rows.append("A-")
                    .append(i)
                    .append(",2026-09-01,")
                    .append(score.apply(i))
                    .append('\n');
        }
        return rows.toString();
    }

    private static String requests(int days, int perDay, int from) {
        StringBuilder rows = new StringBuilder();
        LocalDate first = LocalDate.of(2026, 8, 1);
        for (int i = 0; i < days * perDay; i++) {
            rows.append("R-")
                    .append(from)
                    .append('-')
                    .append(i)
                    .append(',')
                    .append(first.plusDays(i / perDay))
                    .append(",aid,,,,,\n");
        }
        return rows.toString();
    }
}
