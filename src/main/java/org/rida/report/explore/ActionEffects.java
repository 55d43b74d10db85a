package org.rida.report.explore;

import java.time.YearMonth;
import java.util.List;
import javax.sql.DataSource;
import org.rida.i18n.BilingualText;
import org.rida.policy.Dimension;
import org.rida.policy.Policy;
import org.rida.quality.ImprovementAction;
import org.rida.quality.Rebases;
import org.rida.quality.SeriesKey;
import org.rida.report.context.DimensionLabels;
import org.rida.report.document.Block;
import org.rida.report.figure.MetricCatalog;
import org.rida.report.figure.MetricPopulations;
import org.rida.report.figure.MetricRef;
import org.rida.report.figure.Series;
import org.rida.report.figure.SeriesVerdict;
import org.rida.tally.count.DataCoverage;
import org.rida.tally.count.FilteredCounts;
import org.rida.tally.count.SliceFilter;
import org.springframework.stereotype.Service;

/** Whether what an action should move has moved, as the report of decisions judges it. */
@Service
public class ActionEffects {

    private final DataSource database;
    private final Policy policy;
    private final FilteredCounts counts;
    private final Rebases rebases;
    private final MetricCatalog measures;

    ActionEffects(DataSource database, Policy policy, FilteredCounts counts, Rebases rebases, MetricCatalog measures) {
        this.database = database;
        this.policy = policy;
        this.counts = counts;
        this.rebases = rebases;
        this.measures = measures;
    }

    public BilingualText name(SeriesKey series) {
        BilingualText measure = measures.name(measure(series));
        BilingualText group = series.slice() == Dimension.ALL
                ? BilingualText.EMPTY
                : DimensionLabels.label(series.slice(), series.value(), policy);
        return group.isEmpty()
                ? measure
                : BilingualText.of(language -> measure.in(language) + " – " + group.in(language));
    }

    /** Empty while it is open or withdrawn; says so when no month has gone by since. */
    public BilingualText since(ImprovementAction action) {
        return action.state() == ImprovementAction.ActionState.WITHDRAWN
                ? BilingualText.EMPTY
                : action.closedOn()
                        .flatMap(day -> DataCoverage.of(database)
                                .map(c -> since(action.plan().series(), YearMonth.from(day), c)))
                        .orElse(BilingualText.EMPTY);
    }

    /** By the process limits, in the months after the one in which it was done: never by comparing two months. */
    private BilingualText since(SeriesKey series, YearMonth done, DataCoverage coverage) {
        SliceFilter cut = SliceFilter.EVERYBODY.and(series.slice(), series.value());
        FilteredFigures facts =
                new FilteredFigures(policy, counts, rebases, coverage, coverage.first(), coverage.last());
        MetricRef measure = measure(series);
        List<Block.ChartPoint> after = Series.of(
                        series.metric(),
                        facts.series(measure, cut),
                        facts.rebases(measure, cut),
                        null,
                        coverage::complete)
                .points(Integer.MAX_VALUE, (month, figure) -> false)
                .stream()
                .filter(p -> p.month().isAfter(done) && p.value() != null)
                .toList();
        if (after.isEmpty()) {
            return measures.text(w -> w.format("decisions.too-early"));
        }
        Block.ChartJudgement last = after.get(after.size() - 1).judgement();
        return measures.text(w -> SeriesVerdict.effect(last, after.size(), w));
    }

    /** Of the question that it is about where none was named. */
    private MetricRef measure(SeriesKey series) {
        String of = series.subject() == null ? MetricPopulations.question(series.metric(), policy) : series.subject();
        return new MetricRef(series.metric(), of);
    }
}
