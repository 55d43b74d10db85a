package org.rida.report.explore;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rida.metric.Metric;
import org.rida.policy.Period;
import org.rida.quality.Rebase;
import org.rida.quality.Rebases;
import org.rida.report.figure.FigureCalculator;
import org.rida.report.figure.FigureSources;
import org.rida.report.figure.MetricCatalog;
import org.rida.report.figure.MetricRef;
import org.rida.tally.count.DataCoverage;
import org.rida.tally.count.SliceFilter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Charts of all cases whose process limits no longer describe the last month, so that a person has to decide whether they are
 * reset. Only of the measures that reports judge month by month; computed again when something was counted or decided.
 */
@Component
public class ResettableLimits {

    private static final List<Metric> JUDGED =
            List.of(Metric.PROMISE_KEPT, Metric.ANSWERED_MEDIAN, Metric.OPEN_BEYOND_TARGET, Metric.RECEIVED);

    private static final String LAST_COUNT = "select max(counted_at) from counted_input";

    private final FigureSources sources;
    private final MetricCatalog measures;
    private final Rebases rebases;
    private final JdbcClient sql;
    private final AtomicReference<@Nullable ResetCandidates> last = new AtomicReference<>();

    ResettableLimits(FigureSources sources, MetricCatalog measures, Rebases rebases, JdbcClient sql) {
        this.sources = sources;
        this.measures = measures;
        this.rebases = rebases;
        this.sql = sql;
    }

    /** What the answer follows from. */
    private record CountedState(DataCoverage coverage, Optional<Instant> counted, List<Rebase> decisions) {}

    private record ResetCandidates(CountedState state, List<MetricRef> measures) {}

    /** The measures, those of reports first; empty before the first count. */
    public List<MetricRef> find() {
        Optional<DataCoverage> coverage = DataCoverage.of(sources.database());
        if (coverage.isEmpty()) {
            return List.of();
        }
        CountedState state = new CountedState(coverage.get(), counted(), rebases.list());
        ResetCandidates known = last.get();
        if (known == null || !known.state().equals(state)) {
            known = new ResetCandidates(state, compute(coverage.get()));
            last.set(known);
        }
        return known.measures();
    }

    private Optional<Instant> counted() {
        return sql.sql(LAST_COUNT)
                .query((row, n) -> Optional.ofNullable(row.getTimestamp(1)).map(java.sql.Timestamp::toInstant))
                .single();
    }

    private List<MetricRef> compute(DataCoverage coverage) {
        FigureCalculator figures = sources.calculator(coverage);
        return Stream.concat(JUDGED.stream().map(metric -> new MetricRef(metric, null)), Stream.of(measures.overall()))
                .filter(measure -> figures.judged(span(coverage, measure), measure, SliceFilter.EVERYBODY, null)
                        .resetFrom()
                        .isPresent())
                .toList();
    }

    private static Period span(DataCoverage coverage, MetricRef measure) {
        return Period.span(coverage.first(), coverage.last(FigureCalculator.coveredWith(measure)));
    }
}
