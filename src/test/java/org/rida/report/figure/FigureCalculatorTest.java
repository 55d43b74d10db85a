package org.rida.report.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.YearMonth;
import java.util.SortedMap;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rida.access.Actor;
import org.rida.database.TestDatabase;
import org.rida.i18n.Problem;
import org.rida.metric.Figure;
import org.rida.metric.Metric;
import org.rida.policy.Dimension;
import org.rida.policy.Period;
import org.rida.policy.PolicyReader;
import org.rida.quality.SeriesKey;
import org.rida.report.StoredCounts;
import org.rida.tally.count.DataCoverage;
import org.rida.tally.count.FlowBalance;
import org.rida.tally.count.SliceFilter;

class FigureCalculatorTest {

    private static final YearMonth FIRST = YearMonth.of(2025, 1);
    private static final YearMonth LAST = YearMonth.of(2025, 6);
    private static final MetricRef PROMISE = new MetricRef(Metric.PROMISE_KEPT, null);
    private static final SliceFilter PHONE = SliceFilter.of(Dimension.CHANNEL, "phone");
    private static final SliceFilter SEVERAL = PHONE.and(Dimension.SERVICE, "aid");

    private final DataSource database = TestDatabase.fresh();
    private final FigureSources sources = TestSources.create(PolicyReader.read(Path.of("jobs", "policy")), database);
    private final DataCoverage coverage = new DataCoverage(FIRST, LAST.atEndOfMonth());

    @BeforeEach
    void count() {
        new StoredCounts(database).due(FIRST, LAST, month -> 60 + month.getMonthValue());
    }

    /** The explorer asks for a span with a filter, a report for its period and scope: they must read the same. */
    @Test
    void theExplorersFigureIsTheReports() {
        Period month = Period.month(LAST);
        Figure explored = sources.calculator(coverage).figure(Period.span(LAST, LAST), PROMISE, SliceFilter.EVERYBODY);
        assertThat(explored).isEqualTo(new PeriodFigures(sources, coverage, month).figure(Metric.PROMISE_KEPT, null));
        assertThat(explored.value()).hasValue(.66);
    }

    @Test
    void aSpanIsComputedFromItsSumsAndNotFromItsMonthsFigures() {
        Figure span = sources.calculator(coverage).figure(Period.span(FIRST, LAST), PROMISE, SliceFilter.EVERYBODY);
        assertThat(span.numerator()).isEqualTo(61 + 62 + 63 + 64 + 65 + 66);
        assertThat(span.denominator()).isEqualTo(600);
    }

    @Test
    void aSeriesBeginsWithTheDataAndGoesOnWithoutValuesAfterIt() {
        Period quarter = Period.span(LAST.minusMonths(1), LAST.plusMonths(1));
        SortedMap<YearMonth, Figure> series =
                sources.calculator(coverage).series(quarter, PROMISE, SliceFilter.EVERYBODY);
        assertThat(series).hasSize(7);
        assertThat(series.firstKey()).isEqualTo(FIRST);
        assertThat(series.get(LAST).value()).hasValue(.66);
        assertThat(series.get(LAST.plusMonths(1)).value()).isEmpty();
    }

    @Test
    void decisionsAreThoseOfTheSeriesOfTheFilter() {
        sources.rebases()
                .record(
                        SeriesKey.parse("promise-kept@channel=phone"),
                        LAST,
                        Actor.console("quality", "test"),
                        "A second line since June");
        FigureCalculator calculator = sources.calculator(coverage);
        assertThat(calculator.rebases(PROMISE, PHONE)).containsOnlyKeys(LAST);
        assertThat(calculator.rebases(PROMISE, SliceFilter.EVERYBODY)).isEmpty();
        assertThat(calculator.rebases(PROMISE, SEVERAL)).isEmpty();
    }

    @Test
    void cohortsAreCountedByOneDimensionOnly() {
        FigureCalculator calculator = sources.calculator(coverage);
        assertThat(calculator.cohort(Period.month(LAST), PHONE)).isPresent();
        assertThat(calculator.cohort(Period.month(LAST), SEVERAL)).isEmpty();
        MetricRef median = new MetricRef(Metric.MEDIAN_INCLUDING_OPEN, null);
        assertThatThrownBy(() -> calculator.bySlice(Period.month(LAST), median, PHONE, Dimension.SERVICE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected no filter beside service, found channel=phone");
    }

    @Test
    void aReportBreaksDownByOneDimensionOnly() {
        PeriodFigures part = new PeriodFigures(sources, coverage, Period.month(LAST)).in(Dimension.CHANNEL, "phone");
        assertThatThrownBy(() -> part.bySlice(Metric.PROMISE_KEPT, null, Dimension.SERVICE))
                .isInstanceOf(Problem.class);
    }

    /** Three were open, five came and four went: four are open, not five. */
    @Test
    void aReportFlowThatDoesNotBalanceIsRefused() {
        FlowBalance balanced = new FlowBalance(LAST, 3, 5, 0, 3, 1, 4);
        assertThat(ReportFlow.requireBalanced(balanced)).isEqualTo(balanced);
        assertThatThrownBy(() -> ReportFlow.requireBalanced(new FlowBalance(LAST, 3, 5, 0, 3, 1, 5)))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("2025-06");
    }
}
