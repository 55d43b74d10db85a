package org.rida.report.explore;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.BilingualText;
import org.rida.i18n.DateFormatter;
import org.rida.i18n.Messages;
import org.rida.metric.Counts;
import org.rida.metric.Figure;
import org.rida.metric.Metric;
import org.rida.policy.Dimension;
import org.rida.policy.Period;
import org.rida.policy.Policy;
import org.rida.policy.Question;
import org.rida.quality.SeriesKey;
import org.rida.report.block.XmrBlock;
import org.rida.report.context.DimensionLabels;
import org.rida.report.context.FigureCells;
import org.rida.report.document.Block;
import org.rida.report.document.Cell;
import org.rida.report.document.CellFormatter;
import org.rida.report.figure.FigureCalculator;
import org.rida.report.figure.FigureSources;
import org.rida.report.figure.MetricCatalog;
import org.rida.report.figure.MetricRef;
import org.rida.report.figure.Series;
import org.rida.report.figure.SeriesVerdict;
import org.rida.tally.count.DataCoverage;
import org.rida.tally.count.MonthsWithData;
import org.rida.tally.count.PeriodCounts;
import org.rida.tally.count.Population;
import org.rida.tally.count.PopulationGroup;
import org.rida.tally.count.SliceFilter;
import org.springframework.stereotype.Service;

/**
 * The figures of the explorer: the months of a metric with their process limits, for all cases or those that a filter
 * selects; its values by group; two groups with the interval of their difference. Computed by the same
 * {@link FigureCalculator} as reports. Nothing is masked, so callers show it only to users who may see small groups.
 */
@Service
public class Explorer {

    /** The last months whose values the filters offer: two years, so that a value that is no longer used disappears. */
    private static final int OFFERED = 24;

    private final FigureSources sources;
    private final Policy policy;
    private final MetricCatalog measures;

    Explorer(FigureSources sources, MetricCatalog measures) {
        this.sources = sources;
        this.policy = sources.policy();
        this.measures = measures;
    }

    /**
     * A chart with the verdict on its last month.
     *
     * @param verdict what the process limits say of the last month, in words; empty when no month has a value
     * @param variation null in a series too short to be judged
     * @param resetFrom the month from which a reset of the limits is proposed; null where none is
     */
    public record ExplorerLine(
            BilingualText name,
            Block.XmrSeries chart,
            BilingualText verdict,
            Block.@Nullable VariationIcon variation,
            Block.TargetOutlook assurance,
            @Nullable YearMonth resetFrom) {}

    /**
     * The explorer's answer to a query.
     *
     * @param first month of the span
     * @param last month of the span
     * @param cutOff the last covered day of the span
     * @param requestsTo the last day of the requests, whatever the span
     * @param whole the figure of the span, of a stock that of its last month, with the icons of the series
     * @param line the months of the cases that the filter selects
     * @param pair the two groups' own series; empty without a comparison
     * @param compared both groups and their difference; null without a comparison
     * @param answers to the survey's questions on a scale of five, by score
     * @param groups the values of the breakdown, each compared with all others together
     * @param funnel the same against the limits of chance; null of what is no share, and of fewer than two groups
     * @param earlier the months beside those of an earlier time; null without such a comparison
     */
    public record ExplorerView(
            YearMonth first,
            YearMonth last,
            LocalDate cutOff,
            LocalDate requestsTo,
            Block.Card whole,
            ExplorerLine line,
            List<ExplorerLine> pair,
            Block.@Nullable TableData compared,
            Block.Distribution answers,
            Block.TableData groups,
            @Nullable FunnelView funnel,
            EarlierMonths.@Nullable EarlierView earlier) {

        public boolean isEmpty() {
            return line.chart().points().stream().allMatch(p -> p.value() == null);
        }

        /** Whether no month of the span has a value, or a count above 0. */
        public boolean isWithoutData() {
            return line.chart().points().stream().allMatch(p -> p.value() == null || p.value() == 0);
        }

        /** Whether the span goes on after the last month of the requests, so that it holds answers alone. */
        public boolean isBeyondRequests() {
            return last.isAfter(YearMonth.from(requestsTo));
        }

        /** Whether the inputs end before the last month does. */
        public boolean isProvisional() {
            return cutOff.isBefore(last.atEndOfMonth());
        }
    }

    /**
     * The figures of a query, which leave no audit entry; empty when nothing was counted yet. Without a month in the query the
     * span ends with the last month that has a value, where the newest have none.
     */
    public Optional<ExplorerView> view(ExplorerQuery query) {
        return coverage().map(coverage -> {
            FigureCalculator figures = sources.viewCalculator(coverage);
            ExplorerView view = view(query, ExplorerQuery.ShownMonths.span(query, coverage), figures);
            if (!view.isWithoutData() || query.last() != null || query.since() != null) {
                return view;
            }
            SortedSet<YearMonth> withValues = ExplorerQuery.ShownMonths.withValues(query, figures);
            return withValues.isEmpty()
                    ? view
                    : view(query, ExplorerQuery.ShownMonths.span(query.until(withValues.last()), coverage), figures);
        });
    }

    /** The months that have a value of the query's measure for its filter, whatever its span. */
    public SortedSet<YearMonth> withValues(ExplorerQuery query) {
        return coverage()
                .map(coverage -> ExplorerQuery.ShownMonths.withValues(query, sources.viewCalculator(coverage)))
                .orElseGet(TreeSet::new);
    }

    /** The months with data; empty before the first count. */
    public Optional<MonthsWithData> months() {
        return MonthsWithData.of(sources.database());
    }

    /** The months that can be shown; empty before the first count. */
    public Optional<DataCoverage> coverage() {
        return DataCoverage.of(sources.database());
    }

    /** The values of every dimension that occurred in the last two years, in the order of reports. */
    public SortedMap<Dimension, List<String>> values() {
        SortedMap<Dimension, List<String>> ordered = new TreeMap<>();
        coverage().ifPresent(c -> sources.viewCalculator(c)
                .counts()
                .values(c.last().minusMonths(OFFERED - 1L), c.last(PopulationGroup.SURVEY))
                .forEach((dimension, found) -> ordered.put(dimension, inOrder(dimension, found))));
        return ordered;
    }

    public BilingualText name(Dimension dimension, String value) {
        return DimensionLabels.label(dimension, value, policy);
    }

    /** The names of the values of a filter, to follow a title; empty when all cases are selected. */
    public BilingualText name(SliceFilter filter) {
        return BilingualText.of(language -> filter.values().entrySet().stream()
                .map(e -> e.getValue().stream()
                        .map(value -> name(e.getKey(), value).in(language))
                        .collect(Collectors.joining(
                                measures.text(w -> w.format("list.separator")).in(language))))
                .collect(Collectors.joining(" · ")));
    }

    private ExplorerView view(ExplorerQuery query, Period span, FigureCalculator figures) {
        GroupComparison groups = new GroupComparison(measures, figures, span, query);
        ExplorerLine line = line(query, query.filter(), span, figures);
        return new ExplorerView(
                span.firstMonth(),
                span.lastMonth(),
                figures.coverage().cutOff(span, FigureCalculator.coveredWith(query.measure())),
                figures.coverage().coversTo(),
                whole(query, line, figures.figure(span, query.measure(), query.filter())),
                line,
                groups.compared().stream()
                        .map(value -> line(query, query.filter().and(query.breakdown(), value), span, figures))
                        .toList(),
                groups.compared().isEmpty() ? null : groups.comparison(),
                answers(query, span, figures.counts()),
                groups.table(),
                groups.funnel().orElse(null),
                query.earlier() == null
                        ? null
                        : new EarlierMonths(measures, figures, span, query, query.earlier()).view());
    }

    private Block.Card whole(ExplorerQuery query, ExplorerLine line, Figure figure) {
        return new Block.Card(
                measures.name(query.measure()),
                FigureCells.cell(figure, query.measure().subject()),
                BilingualText.EMPTY,
                List.of(),
                line.variation(),
                line.assurance(),
                line.variation() != null && line.chart().trial() ? true : null);
    }

    /** The months of the span with their limits and the verdict on the last, of the cases that the filter selects. */
    ExplorerLine line(ExplorerQuery query, SliceFilter filter, Period span, FigureCalculator figures) {
        MetricRef measure = query.measure();
        Double target = target(measure);
        // nothing is hidden from the points: the explorer is for users who may see small groups
        Series series = figures.judged(span, measure, filter, target);
        int months = (int) ChronoUnit.MONTHS.between(span.firstMonth(), span.lastMonth()) + 1;
        List<Block.ChartPoint> points = series.points(months, (month, figure) -> false);
        Block.XmrSeries chart = new Block.XmrSeries(
                measures.name(measure),
                FigureCells.unit(measure.metric().unit()),
                points,
                target,
                series.isTrial(),
                XmrBlock.shades(points, measures.text(w -> w.format("date.hijri.9"))),
                series.rebases(months),
                BilingualText.EMPTY);
        // a key has one value at most: of several values there is none
        Block.XmrSeries told = filter.isOneGroup()
                ? chart.keyed(new SeriesKey(measure.metric(), measure.subject(), filter.dimension(), filter.value())
                        .toString())
                : chart;
        return new ExplorerLine(
                name(filter),
                told,
                verdict(series, points),
                series.variation(),
                series.assurance(),
                series.resetFrom().orElse(null));
    }

    /** What the last month says; that it has no data where it has none. Empty when no month has. */
    private BilingualText verdict(Series series, List<Block.ChartPoint> points) {
        return points.stream().allMatch(p -> p.value() == null)
                ? BilingualText.EMPTY
                : measures.text(
                        w -> verdict(series, series.months().get(series.months().size() - 1), w));
    }

    private static String verdict(Series series, YearMonth last, Messages wording) {
        String told = wording.format(
                "trends.verdict",
                "month",
                new DateFormatter(wording).month(last),
                "value",
                new CellFormatter(wording).withUnit(FigureCells.cell(series.figure(last), (String) null)),
                "verdict",
                SeriesVerdict.sentence(series, wording));
        return SeriesVerdict.outdated(series, wording)
                .map(outdated -> told + " " + outdated)
                .orElse(told);
    }

    private Block.Distribution answers(ExplorerQuery query, Period span, PeriodCounts counts) {
        if (!query.filter().hasSeveral()) {
            counts.readTogether(
                    span,
                    measures.questions().stream()
                            .map(question -> Population.score(question.code()))
                            .toList(),
                    query.filter().dimension());
        }
        return new Block.Distribution(
                measures.text(w -> w.format("trends.answers")),
                measures.questions().stream()
                        .map(q -> answers(q, counts.counts(span, Population.score(q.code()), query.filter())))
                        .toList(),
                BilingualText.EMPTY);
    }

    private static Block.AnswerDistribution answers(Question question, Counts answers) {
        Map<Integer, Long> scores =
                answers.scores(question.scale().low(), question.scale().high());
        List<@Nullable Long> fromBest = new ArrayList<>();
        for (int score = question.scale().high(); score >= question.scale().low(); score--) {
            fromBest.add(scores.getOrDefault(score, 0L));
        }
        Block.AnswerDistribution shown = Block.AnswerDistribution.shown(question.name(), fromBest);
        return shown.n() == 0 ? Block.AnswerDistribution.without(question.name(), Cell.CellState.NO_DATA) : shown;
    }

    private @Nullable Double target(MetricRef measure) {
        if (measure.metric() == Metric.PROMISE_KEPT) {
            return policy.association().promiseTarget();
        }
        return measure.equals(measures.overall()) ? policy.association().satisfactionTarget() : null;
    }

    private List<String> inOrder(Dimension dimension, SortedSet<String> found) {
        Set<String> ordered = new LinkedHashSet<>(DimensionLabels.order(dimension, policy));
        ordered.retainAll(found);
        ordered.addAll(found);
        return List.copyOf(ordered);
    }

    /** The months of the view, in words. */
    public BilingualText months(ExplorerView view) {
        return measures.text(
                w -> new DateFormatter(w).month(view.first()) + " – " + new DateFormatter(w).month(view.last()));
    }
}
