package org.rida.tally;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rida.database.RowOrder;
import org.rida.metric.Counts;
import org.rida.policy.Dimension;
import org.rida.policy.Period;
import org.rida.policy.Policy;
import org.rida.policy.PolicyReader;
import org.rida.tally.count.DataCoverage;
import org.rida.tally.count.FilteredCounts;
import org.rida.tally.count.RecountProgress;
import org.rida.tally.count.SliceFilter;
import org.rida.tally.rows.Lineage;
import org.springframework.jdbc.core.simple.JdbcClient;

/** From any cell, by slice, month and bucket, to the rows that were counted in it: as many as the cell says, each with its file. */
class LineageOfCellsTest {

    private static final Policy POLICY = PolicyReader.read(Path.of("jobs/policy"));

    private final RandomHistory history = new RandomHistory(77);
    private final Lineage lineage = new Lineage(history.ledger.database, POLICY);

    private record Counted(YearMonth month, String population, Dimension slice, String value, String bucket, long n) {}

    @BeforeEach
    void count() {
        while (history.addFiles()) {
            new CountRefresh(history.ledger.database, POLICY).refresh(RecountProgress.NONE);
        }
    }

    @Test
    void everyCellThatIsStoredHasItsRows() {
        List<Counted> cells = JdbcClient.create(history.ledger.database)
                .sql(
                        "select month, population, slice, value, bucket, n from month_count order by md5(month::text || population || slice || value || bucket) limit 300")
                .query((row, i) -> new Counted(
                        YearMonth.from(row.getDate("month").toLocalDate()),
                        row.getString("population"),
                        Dimension.valueOf(row.getString("slice").toUpperCase(java.util.Locale.ROOT)),
                        row.getString("value"),
                        row.getString("bucket"),
                        row.getLong("n")))
                .list();
        assertThat(cells).hasSize(300);
        for (Counted each : cells) {
            SliceFilter cut = each.slice() == Dimension.ALL
                    ? SliceFilter.EVERYBODY
                    : SliceFilter.EVERYBODY.and(each.slice(), each.value());
            List<Lineage.LineageRow> rows = lineage.rows(
                    new Lineage.LineageCell(
                            new Lineage.LineageQuery(Period.month(each.month()), each.population(), cut),
                            Set.of(each.bucket())),
                    RowOrder.OWN,
                    0,
                    Integer.MAX_VALUE);
            assertThat(rows).as(each.toString()).hasSize((int) each.n());
            assertThat(rows).allMatch(row -> row.file() != null && row.line() != null);
            assertThat(rows).allMatch(row -> row.bucket().equals(each.bucket()));
        }
    }

    @Test
    void severalSlicesAtOnceAreThoseOfTheExplorer() throws Exception {
        DataCoverage coverage = DataCoverage.of(history.ledger.database).orElseThrow();
        FilteredCounts counted = new FilteredCounts(history.ledger.database);
        Period month = Period.month(coverage.last());
        Map<String, Counts> byChannel = new HashMap<>(counted.bySlice(
                coverage.last(),
                coverage.last(),
                "open",
                SliceFilter.EVERYBODY.and(Dimension.KIND, "aid"),
                Dimension.CHANNEL));
        assertThat(byChannel).isNotEmpty();
        byChannel.forEach((channel, counts) -> {
            SliceFilter cut = SliceFilter.EVERYBODY.and(Dimension.KIND, "aid").and(Dimension.CHANNEL, channel);
            Lineage.LineageQuery asked = new Lineage.LineageQuery(month, "open", cut);
            assertThat(lineage.counts(asked)).isEqualTo(counts);
            assertThat(lineage.rows(Lineage.LineageCell.days(asked, 0, 7), RowOrder.OWN, 0, Integer.MAX_VALUE))
                    .hasSize((int) counts.days().between(0, 7));
        });
        StringWriter csv = new StringWriter();
        lineage.csv(
                new Lineage.LineageQuery(month, "open", SliceFilter.EVERYBODY.and(Dimension.KIND, "aid")).cell(),
                RowOrder.OWN,
                csv);
        assertThat(csv.toString().lines())
                .hasSize(1
                        + (int) byChannel.values().stream()
                                .mapToLong(Counts::total)
                                .sum());
    }
}
