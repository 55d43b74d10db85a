package org.rida.report.explore;

import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rida.i18n.BilingualText;
import org.rida.policy.Dimension;
import org.rida.policy.Period;
import org.rida.policy.Policy;
import org.rida.quality.ImprovementAction;
import org.rida.quality.Rebase;
import org.rida.quality.SeriesKey;
import org.rida.quality.Signature;
import org.rida.report.context.DimensionLabels;
import org.rida.report.document.Block;
import org.rida.report.figure.FigureCalculator;
import org.rida.report.figure.FigureSources;
import org.rida.report.figure.MetricCatalog;
import org.rida.report.figure.MetricPopulations;
import org.rida.report.figure.MetricRef;
import org.rida.report.figure.Series;
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
    private final Explorer explorer;

    ActionEffects(FigureSources sources, MetricCatalog measures, Explorer explorer) {
        this.sources = sources;
        this.explorer = explorer;
        this.policy = sources.policy();
        this.measures = measures;
    }

    /**
     * A chart before and after a decision that nobody has made yet.
     *
     * @param touched the months whose limits or judgement would change, the latest first
     */
    public record ResetPreview(Explorer.ExplorerLine before, Explorer.ExplorerLine after, List<TouchedMonth> touched) {}

    /** The same month under the limits in force, and under those of the decision. */
    public record TouchedMonth(Block.ChartPoint before, Block.ChartPoint after) {}

    /** What would change if the limits were computed again from the month on; empty when nothing was counted yet. */
    public Optional<ResetPreview> preview(SeriesKey series, YearMonth month) {
        return DataCoverage.of(sources.database()).map(coverage -> {
            MetricRef measure = measure(series);
            SliceFilter filter = SliceFilter.of(series.dimension(), series.value());
            SeriesKey key = new SeriesKey(measure.metric(), measure.subject(), series.dimension(), series.value());
            Rebase decision = new Rebase(0, key, month, new Signature("", Instant.EPOCH, ""), Optional.empty());
            ExplorerQuery query =
                    new ExplorerQuery(measure, filter, coverage.first(), null, 1, Dimension.CHANNEL, null, null);
            Period span = ExplorerQuery.ShownMonths.span(query, coverage);
            FigureCalculator figures = sources.viewCalculator(coverage);
            Explorer.ExplorerLine before = explorer.line(query, filter, span, figures);
            Explorer.ExplorerLine after = explorer.line(query, filter, span, figures.with(decision));
            return new ResetPreview(
                    before,
                    after,
                    touched(before.chart().points(), after.chart().points()));
        });
    }

    private static List<TouchedMonth> touched(List<Block.ChartPoint> before, List<Block.ChartPoint> after) {
        List<TouchedMonth> touched = new ArrayList<>();
        for (int i = before.size() - 1; i >= 0; i--) {
            if (!before.get(i).equals(after.get(i))) {
                touched.add(new TouchedMonth(before.get(i), after.get(i)));
            }
        }
        return touched;
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
     * What the months since an action was completed show, in words; empty while it is open or withdrawn, and from which month on
     * they can show it before one has passed.
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
        if (done.isBefore(coverage.first())) {
            return measures.text(w -> w.format("decisions.no-before"));
        }
        SliceFilter filter = SliceFilter.of(series.dimension(), series.value());
        FigureCalculator figures = sources.viewCalculator(coverage);
        Period span = Period.span(coverage.first(), coverage.last());
        MetricRef measure = measure(series);
        Series judged = figures.judged(span, measure, filter, null);
        List<Block.ChartPoint> after = judged.points(Integer.MAX_VALUE, (month, figure) -> false).stream()
                .filter(p -> p.month().isAfter(done))
                .toList();
        return measures.text(w -> SeriesVerdict.effect(after, judged.isTrial(), done, coverage.last(), w));
    }

    /** Of the question that it is about where none was named. */
    private MetricRef measure(SeriesKey series) {
        String of = series.subject() == null ? MetricPopulations.question(series.metric(), policy) : series.subject();
        return new MetricRef(series.metric(), of);
    }
}
