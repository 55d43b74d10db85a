package org.rida.report.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rida.i18n.BilingualText;
import org.rida.intake.FileInspector;
import org.rida.intake.file.IngestProgress;
import org.rida.intake.file.IngestResult;
import org.rida.intake.format.TestIntake;
import org.rida.intake.mapping.Mapping;
import org.rida.metric.Metric;
import org.rida.policy.ConfigurationProblem;
import org.rida.policy.Period;
import org.rida.policy.Policy;
import org.rida.policy.Policy.Audience;
import org.rida.policy.PolicyReader;
import org.rida.report.context.DraftContext;
import org.rida.report.definition.ReportDefinition.ColumnSpec;
import org.rida.report.definition.ReportDefinition.ColumnSpec.ShownValue;
import org.rida.report.definition.ReportDefinition.RowsSpec;
import org.rida.report.definition.ReportDefinition.TableSpec;
import org.rida.report.document.Block;
import org.rida.report.document.Cell;
import org.rida.report.figure.FigureScope;
import org.rida.report.figure.MetricCatalog;
import org.rida.report.figure.MetricRef;
import org.rida.report.figure.PeriodFigures;
import org.rida.report.figure.TestSources;
import org.rida.report.opinion.OpinionLedgers;
import org.rida.report.table.TableBlock;
import org.rida.tally.CountRefresh;
import org.rida.tally.count.DataCoverage;
import org.rida.tally.count.MonthCounts;
import org.rida.tally.count.RecountProgress;

/** A question with several answers, from the files of survey tools to the table of a report. */
class ChoicesTest {

    private static final String QUESTION =
            """
              - code: improve
                name: {ar: "ما الذي ينبغي تحسينه؟", en: "What should improve?"}
                scale: choices
                role: choices
                options:
                  - {code: speed, name: {ar: السرعة, en: Speed}}
                  - {code: words, name: {ar: "معلومات واضحة، مبسطة", en: "Clear, simple words"}}
                  - {code: other, name: {ar: غير ذلك, en: Other}}
            """;

    private static final String ANSWERS =
            """
            record-type: response
            fields:
              - {field: response_no}
              - {field: answered_on}
              - {field: speed}
              - {field: improve, headers: ["What should improve?"], unknown: %s}
            """;

    @TempDir
    Path folder;

    private Policy policy;
    private TestIntake rida;

    @BeforeEach
    void aSurveyWithChoices() throws IOException {
        policy = policy(QUESTION);
        rida = new TestIntake(folder, policy);
    }

    private Policy policy(String question) throws IOException {
        Path copy = Files.createTempDirectory(folder, "policy");
        try (Stream<Path> files = Files.list(Path.of("jobs/policy"))) {
            for (Path file : files.toList()) {
                String text = Files.readString(file);
                Files.writeString(
                        copy.resolve(file.getFileName()), file.endsWith("questions.yaml") ? text + question : text);
            }
        }
        return PolicyReader.read(copy);
    }

    /** Kobo writes names with 0 and 1, LimeSurvey Y and nothing in brackets, SurveyMonkey the option's own text. */
    @Test
    void ticksInAColumnForEachOption() {
        ingest(
                "reject",
                "response_no,answered_on,improve,improve/speed,improve/words,improve/other",
                "A,2026-10-03,speed words,1,1,0",
                "B,2026-10-04,,0,0,0",
                "C,2026-10-05,other,0,0,1");
        ingest(
                "reject",
                "response_no,answered_on,What should improve? [Speed],\"What should improve? [Clear, simple words]\"",
                "D,2026-10-03,Y,",
                "E,2026-10-04,,");
        ingest(
                "reject",
                "response_no,answered_on,What should improve? - Speed,What should improve? - Other",
                "F,2026-10-03,,Other");

        assertThat(stored())
                .containsExactly(
                        "A other=0 speed=1 words=1",
                        "C other=1 speed=0 words=0",
                        "D speed=1 words=0",
                        "F other=1 speed=0");
    }

    /** An option may hold the separator of Google's lists; Kobo separates names by spaces. */
    @Test
    void listsInOneCell() {
        ingest(
                "reject",
                "response_no,answered_on,What should improve?",
                "A,2026-10-03,\"Clear, simple words, Speed\"",
                "B,2026-10-03,Speed;Other;",
                "C,2026-10-03,\"معلومات واضحة، مبسطة، السرعة\"",
                "D,2026-10-03,speed other",
                "E,2026-10-03,SPEED");

        assertThat(stored())
                .containsExactly(
                        "A other=0 speed=1 words=1",
                        "B other=1 speed=1 words=0",
                        "C other=0 speed=1 words=1",
                        "D other=1 speed=1 words=0",
                        "E other=0 speed=1 words=0");
    }

    @Test
    void whatIsNoOptionIsRejectedOrAsTheMappingSays() {
        String[] file = {"response_no,answered_on,What should improve?", "A,2026-10-03,\"Speed, the coffee\""};

        IngestResult rejected = ingest("reject", file);
        assertThat(rejected.rejected()).isEqualTo(1);
        assertThat(rida.rejected
                        .open(rejected.fileId(), 9)
                        .get(0)
                        .reasons()
                        .get(0)
                        .en())
                .isEqualTo(
                        "What should improve?: enter one of Other, Speed, Clear, simple words; the cell says \"the coffee\"");
        ingest("other", file);
        assertThat(stored()).containsExactly("A other=1 speed=1 words=0");
        ingest("\"null\"", file);
        assertThat(stored()).containsExactly("A other=0 speed=1 words=0");
    }

    @Test
    void aTableShowsTheOptionsWithTheirNumbersFromTenAnswersOn() {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            rows.append("O")
                    .append(i)
                    .append(",2026-10-03,")
                    .append(i < 4 ? "Other" : "Speed")
                    .append('\n');
            rows.append("S")
                    .append(i)
                    .append(",2026-09-03,")
                    .append(i < 9 ? "Speed" : "")
                    .append('\n');
        }
        ingest("reject", "response_no,answered_on,What should improve?\n" + rows);
        rida.ingest(
                """
                request_no,received_on,kind
                R-1,2026-09-01,aid
                R-2,2026-10-31,aid
                """,
                "requests");
        new CountRefresh(rida.dataSource, policy).refresh(RecountProgress.NONE);

        assertThat(new MonthCounts(rida.dataSource).counts(YearMonth.of(2026, 10), "score:improve.speed"))
                .hasToString("{no=4, yes=16}");
        Block.TableData table = table(YearMonth.of(2026, 10));
        assertThat(table.note().en()).contains("the shares do not add up");
        List<Block.TableRow> october = table.rows();
        assertThat(october)
                .extracting(row -> row.label().en())
                .containsExactly("Speed", "Other", "Clear, simple words");
        assertThat(october.get(0).cells()).extracting(Cell::value).containsExactly(16.0, 20.0, .8);
        assertThat(october.get(2).cells()).extracting(Cell::value).containsExactly(0.0, 20.0, 0.0);
        assertThat(table(YearMonth.of(2026, 9)).rows())
                .hasSize(3)
                .flatExtracting(Block.TableRow::cells)
                .extracting(Cell::state)
                .containsOnly(Cell.CellState.TOO_FEW);
        assertThat(new MetricCatalog(policy)
                        .name(new MetricRef(Metric.CHOSEN_SHARE, "improve.speed"))
                        .en())
                .isEqualTo("Chose the option: Speed");
    }

    @Test
    void aCheckProposesTheQuestion() throws IOException {
        assertThat(check(policy, "response_no,answered_on,What should improve?,overall", "A,2026-10-03,Speed;Other,5"))
                .contains("{field: improve, headers: [\"What should improve?\"]}");
        assertThat(check(
                        policy,
                        "response_no,answered_on,improve/speed,improve/other,overall",
                        "A,2026-10-03,1,0,5",
                        "B,2026-10-03,0,1,5"))
                .contains("{field: improve, headers: [\"improve\"]}")
                .doesNotContain("not read: improve/");
        assertThat(check(
                        policy(""),
                        "response_no,answered_on,Why? [Price],Why? [Place],Which,overall",
                        "A,2026-10-03,Y,,Bus;Car,5",
                        "B,2026-10-04,,Y,Car;Train,5",
                        "C,2026-10-04,,Y,Bus;Train;Car,5"))
                .contains("multi-select: [\"Why?\",\"Which\"]");
    }

    @Test
    void scaleRoleAndOptionsBelongTogether() {
        assertThatThrownBy(() -> policy(QUESTION.replace("role: choices", "role: aspect")))
                .isInstanceOf(ConfigurationProblem.class)
                .hasMessageContaining("role: expected one of choices");
        assertThatThrownBy(() -> policy(QUESTION.replaceAll("(?s)    options:.*", "")))
                .isInstanceOf(ConfigurationProblem.class)
                .hasMessageContaining("options: expected at least one, found nothing");
        assertThatThrownBy(() -> policy(QUESTION.replace("scale: choices", "scale: yes-no")))
                .isInstanceOf(ConfigurationProblem.class)
                .hasMessageContaining("scale: expected one of choices");
    }

    private String check(Policy of, String... lines) throws IOException {
        Path file = Files.writeString(folder.resolve("check.csv"), String.join("\n", lines) + "\n");
        return new FileInspector(TestIntake.formats(), of, InstantSource.fixed(Instant.parse("2026-11-20T09:00:00Z")))
                .check(file, List.of(), null)
                .proposal();
    }

    private IngestResult ingest(String unknown, String... lines) {
        Mapping mapping = TestIntake.mappingOf("sender", ANSWERS.formatted(unknown));
        Path file = rida.file("sent.csv", (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
        return rida.intake.ingest(file, mapping, IngestProgress.SILENT);
    }

    private List<String> stored() {
        return rida.sql
                .sql(
                        """
                        select response_no || ' ' || string_agg(substring(key from 9) || '=' || value, ' ' order by key)
                        from response, jsonb_each_text(scores) group by response_no order by response_no
                        """)
                .query(String.class)
                .list();
    }

    private Block.TableData table(YearMonth month) {
        TableSpec spec = new TableSpec(
                BilingualText.EMPTY,
                new RowsSpec(BilingualText.EMPTY, null, null, null, null, null, null, List.of("improve")),
                Stream.of(ShownValue.NUMERATOR, ShownValue.DENOMINATOR, ShownValue.VALUE)
                        .map(show -> new ColumnSpec(BilingualText.EMPTY, Metric.CHOSEN_SHARE, null, show, null, null))
                        .toList(),
                null);
        DataCoverage coverage = new DataCoverage(YearMonth.of(2026, 9), LocalDate.of(2026, 10, 31));
        PeriodFigures figures = new PeriodFigures(
                TestSources.create(policy, rida.dataSource),
                coverage,
                FigureScope.of(Period.month(month)),
                Audience.BOARD,
                new OpinionLedgers(rida.dataSource, policy)
                        .open(Audience.BOARD, Period.month(month), coverage, false)
                        .orElseThrow());
        return (Block.TableData) TableBlock.table(
                spec,
                new DraftContext(
                        figures,
                        new ReportDefinition(BilingualText.EMPTY, Audience.BOARD, null, null, List.of()),
                        new DraftContext.Origin("", 1, Instant.EPOCH, BilingualText.EMPTY)));
    }
}
