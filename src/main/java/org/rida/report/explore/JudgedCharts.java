package org.rida.report.explore;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.Messages;
import org.rida.metric.Metric;
import org.rida.policy.Period;
import org.rida.quality.Rebase;
import org.rida.quality.Rebases;
import org.rida.report.context.FigureCells;
import org.rida.report.document.CellFormatter;
import org.rida.report.figure.FigureCalculator;
import org.rida.report.figure.FigureSources;
import org.rida.report.figure.MetricCatalog;
import org.rida.report.figure.MetricRef;
import org.rida.report.figure.Series;
import org.rida.tally.count.DataCoverage;
import org.rida.tally.count.SliceFilter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The charts of all cases that reports judge month by month, up to the last month that the inputs cover wholly: officers are
 * told when one signals, and when its limits no longer describe that month. Computed again when something was counted or
 * decided.
 */
@Component
public class JudgedCharts {

    private static final List<Metric> JUDGED =
            List.of(Metric.PROMISE_KEPT, Metric.ANSWERED_MEDIAN, Metric.OPEN_BEYOND_TARGET, Metric.RECEIVED);

    private static final String LAST_COUNT = "select max(counted_at) from counted_input";

    private final FigureSources sources;
    private final MetricCatalog measures;
    private final Rebases rebases;
    private final JdbcClient sql;
    private final AtomicReference<@Nullable ChartsOfState> last = new AtomicReference<>();

    JudgedCharts(FigureSources sources, MetricCatalog measures, Rebases rebases, JdbcClient sql) {
        this.sources = sources;
        this.measures = measures;
        this.rebases = rebases;
        this.sql = sql;
    }

    /** A measure of all cases; the last month of its series is the last whole one. */
    public record JudgedChart(MetricRef measure, Series series) {

        public YearMonth month() {
            return series.months().get(series.months().size() - 1);
        }

        /** The last month's value with its unit; words where there is none. */
        public String value(Messages messages) {
            return new CellFormatter(messages).withUnit(FigureCells.cell(series.figure(month()), measure.subject()));
        }
    }

    /** What the charts follow from. */
    private record CountedState(DataCoverage coverage, Optional<Instant> counted, List<Rebase> decisions) {}

    private record ChartsOfState(CountedState state, List<JudgedChart> charts) {}

    /** In the order of reports, satisfaction last; empty before the first count. */
    public List<JudgedChart> all() {
        Optional<DataCoverage> coverage = DataCoverage.of(sources.database());
        if (coverage.isEmpty()) {
            return List.of();
        }
        CountedState state = new CountedState(coverage.get(), counted(), rebases.list());
        ChartsOfState known = last.get();
        if (known == null || !known.state().equals(state)) {
            known = new ChartsOfState(state, compute(coverage.get()));
            last.set(known);
        }
        return known.charts();
    }

    private Optional<Instant> counted() {
        return sql.sql(LAST_COUNT)
                .query((row, n) -> Optional.ofNullable(row.getTimestamp(1)).map(java.sql.Timestamp::toInstant))
                .single();
    }

    private List<JudgedChart> compute(DataCoverage coverage) {
        FigureCalculator figures = sources.viewCalculator(coverage);
        YearMonth whole = lastWhole(coverage.coversTo());
        return Stream.concat(JUDGED.stream().map(metric -> new MetricRef(metric, null)), Stream.of(measures.overall()))
                .filter(measure -> !whole.isBefore(coverage.first()))
                .map(measure -> new JudgedChart(
                        measure,
                        figures.judged(Period.span(coverage.first(), whole), measure, SliceFilter.EVERYBODY, null)))
                .toList();
    }

    /** Of requests, by which it is decided what is provisional: a month of daily files has no verdict before its end. */
    private static YearMonth lastWhole(LocalDate coversTo) {
        return YearMonth.from(coversTo.plusDays(1)).minusMonths(1);
    }
}
