package org.rida.report.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.rida.database.TestDatabase;
import org.rida.i18n.BilingualText;
import org.rida.metric.Metric;
import org.rida.policy.Dimension;
import org.rida.policy.Period;
import org.rida.policy.Policy;
import org.rida.policy.Policy.Audience;
import org.rida.policy.PolicyReader;
import org.rida.report.StoredCounts;
import org.rida.report.context.DraftContext;
import org.rida.report.definition.ReportDefinition.ColumnSpec;
import org.rida.report.definition.ReportDefinition.ColumnSpec.ShownValue;
import org.rida.report.definition.ReportDefinition.RowsSpec;
import org.rida.report.definition.ReportDefinition.TableSpec;
import org.rida.report.document.Block;
import org.rida.report.document.Cell;
import org.rida.report.figure.PeriodFigures;
import org.rida.report.figure.TestSources;
import org.rida.report.table.TableRows;
import org.rida.tally.count.DataCoverage;

class SatisfactionTablesTest {

    private static final YearMonth MONTH = YearMonth.of(2026, 10);

    private final DataSource database = TestDatabase.fresh();

    @Test
    void aQuestionHasItsAnswersAndTheIntervalOfItsShare() {
        count("score:overall", Dimension.ALL, "all", Map.of("5", 40L, "4", 7L, "3", 5L));
        count("score:speed", Dimension.ALL, "all", Map.of("5", 2L, "1", 1L));
        List<Block.TableRow> rows = TableRows.rows(
                spec(
                        new RowsSpec(
                                BilingualText.EMPTY,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                List.of("overall", "speed", "clarity")),
                        null),
                draft());
        List<Cell> overall = rows.get(0).cells();
        assertThat(overall.get(0).value()).isEqualTo(52);
        assertThat(overall.get(1).value()).isEqualTo(47 / 52.0);
        assertThat(overall.get(2).text()).isEqualTo(new BilingualText("٧٩–٩٦٪", "79–96%"));
        assertThat(rows.get(1).cells().get(0).value()).isEqualTo(3);
        assertThat(rows.get(2).cells().get(1).state()).isEqualTo(Cell.CellState.NO_DATA);
    }

    @Test
    void outcomesHaveNamesInBothLanguagesAndTheirOrder() {
        count("score:overall", Dimension.ALL, "all", Map.of("5", 120L, "2", 40L));
        for (String outcome : List.of("waiting", "rejected", "accepted", "unclocked")) {
            count("score:overall", Dimension.OUTCOME, outcome, Map.of("5", 30L, "2", 10L));
        }
        List<Block.TableRow> rows = TableRows.rows(
                spec(
                        new RowsSpec(BilingualText.EMPTY, Dimension.OUTCOME, null, null, null, null, null, null),
                        "overall"),
                draft());
        assertThat(rows)
                .extracting(Block.TableRow::label)
                .containsExactly(
                        new BilingualText("مقبول", "Accepted"),
                        new BilingualText("مرفوض", "Rejected"),
                        new BilingualText("ما زال ينتظر", "Still waiting"),
                        new BilingualText("تواصل لا موعد للرد عليه", "Other contacts (no deadline)"));
        assertThat(rows.get(0).cells().get(1).value()).isEqualTo(.75);
    }

    @Test
    void metricsFindTheirQuestions() {
        count("score:recommend", Dimension.ALL, "all", Map.of("10", 60L, "8", 25L, "3", 15L));
        TableSpec spec = new TableSpec(
                BilingualText.EMPTY,
                new RowsSpec(BilingualText.EMPTY, null, null, List.of(Metric.NET_PROMOTER), null, null, null, null),
                List.of(column(null, null, ShownValue.VALUE), column(null, null, ShownValue.INTERVAL)),
                null);
        List<Cell> cells = TableRows.rows(spec, draft()).get(0).cells();
        assertThat(cells.get(0).value()).isEqualTo(45);
        assertThat(cells.get(1).text().en()).isEqualTo("29–58");
    }

    private static TableSpec spec(RowsSpec rows, @Nullable String of) {
        return new TableSpec(
                BilingualText.EMPTY,
                rows,
                List.of(
                        column(Metric.SATISFIED_SHARE, of, ShownValue.DENOMINATOR),
                        column(Metric.SATISFIED_SHARE, of, null),
                        column(Metric.SATISFIED_SHARE, of, ShownValue.INTERVAL)),
                null);
    }

    private static ColumnSpec column(@Nullable Metric metric, @Nullable String of, @Nullable ShownValue show) {
        return new ColumnSpec(BilingualText.EMPTY, metric, of, show, null, null);
    }

    private void count(String population, Dimension slice, String value, Map<String, Long> buckets) {
        StoredCounts stored = new StoredCounts(database);
        buckets.forEach((bucket, n) -> stored.add(MONTH, population, slice.code(), value, bucket, n));
    }

    private DraftContext draft() {
        Policy policy = PolicyReader.read(Path.of("jobs", "policy"));
        DataCoverage coverage = new DataCoverage(MONTH, LocalDate.of(2026, 10, 31));
        return new DraftContext(
                new PeriodFigures(TestSources.create(policy, database), coverage, Period.month(MONTH)),
                new ReportDefinition(BilingualText.EMPTY, Audience.BOARD, null, null, List.of()),
                new DraftContext.Origin("", 1, Instant.EPOCH, BilingualText.EMPTY));
    }
}
