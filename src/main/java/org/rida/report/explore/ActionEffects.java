package org.rida.report.explore;

import java.time.YearMonth;
import java.util.List;
import org.rida.i18n.BilingualText;
import org.rida.policy.Dimension;
import org.rida.policy.Period;
import org.rida.policy.Policy;
import org.rida.quality.ImprovementAction;
import org.rida.quality.SeriesKey;
import org.rida.report.context.DimensionLabels;
import org.rida.report.document.Block;
import org.rida.report.figure.FigureCalculator;
import org.rida.report.figure.FigureSources;
import org.rida.report.figure.MetricCatalog;
import org.rida.report.figure.MetricPopulations;
import org.rida.report.figure.MetricRef;
import org.rida.report.figure.SeriesVerdict;
import org.rida.tally.count.DataCoverage;
import org.rida.tally.count.SliceFilter;
import org.springframework.stereotype.Service;

/** Judges whether the series that an improvement action should change has changed, as the report of decisions does. */
@Service
public class ActionEffects {

    private final FigureSources sources;
    private final Policy policy;
    private final MetricCatalog measures;

    ActionEffects(FigureSources sources, MetricCatalog measures) {
        this.sources = sources;
        this.policy = sources.policy();
        this.measures = measures;
    }

    public BilingualText name(SeriesKey series) {
        BilingualText measure = measures.name(measure(series));
        BilingualText group = series.dimension() == Dimension.ALL
                ? BilingualText.EMPTY
                : DimensionLabels.label(series.dimension(), series.value(), policy);
        return group.isEmpty()
                ? measure
                : BilingualText.of(language -> measure.in(language) + " – " + group.in(language));
    }

    /**
     * What the months since an action was completed show, in words; empty while it is open or withdrawn, and "too early" before a
     * whole month has passed.
     */
    public BilingualText since(ImprovementAction action) {
        return action.state() == ImprovementAction.ActionState.WITHDRAWN
                ? BilingualText.EMPTY
                : action.closedOn()
                        .flatMap(day -> DataCoverage.of(sources.database())
                                .map(c -> since(action.plan().series(), YearMonth.from(day), c)))
                        .orElse(BilingualText.EMPTY);
    }

    /** By the process limits, in the months after the one in which it was done: never by comparing two months. */
    private BilingualText since(SeriesKey series, YearMonth done, DataCoverage coverage) {
        SliceFilter filter = SliceFilter.of(series.dimension(), series.value());
        FigureCalculator figures = sources.calculator(coverage);
        Period span = Period.span(coverage.first(), coverage.last());
        MetricRef measure = measure(series);
        List<Block.ChartPoint> after =
                figures.judged(span, measure, filter, null).points(Integer.MAX_VALUE, (month, figure) -> false).stream()
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
