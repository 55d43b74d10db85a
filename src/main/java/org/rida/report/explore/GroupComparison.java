package org.rida.report.explore;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Messages;
import org.rida.metric.Counts;
import org.rida.metric.Difference;
import org.rida.metric.FalseDiscovery;
import org.rida.metric.Figure;
import org.rida.metric.FisherExact;
import org.rida.metric.Metric;
import org.rida.metric.Share;
import org.rida.metric.Unit;
import org.rida.metric.comparison.FunnelLimits;
import org.rida.policy.Period;
import org.rida.policy.Policy;
import org.rida.quality.SeriesKey;
import org.rida.report.context.DimensionLabels;
import org.rida.report.context.FigureCells;
import org.rida.report.document.Block;
import org.rida.report.document.Cell;
import org.rida.report.figure.FigureCalculator;
import org.rida.report.figure.MetricCatalog;
import org.rida.report.figure.MetricRef;

/**
 * Compares the groups of a dimension: all of them side by side, each against all others together, and two with the interval of
 * their difference. Only shares have an interval of a difference here.
 */
final class GroupComparison {

    /** Differences below so many percentage points are written with a decimal. */
    private static final int FEW_POINTS = 2;

    /**
     * Of the differences that are told, so many may be chance.
     *
     * <p>The rate of Benjamini and Hochberg (1995), see {@link FalseDiscovery}.
     */
    private static final double FALSE_DISCOVERIES = .10;

    private final MetricCatalog measures;
    private final Policy policy;
    private final FigureCalculator calculator;
    private final Period span;
    private final ExplorerQuery query;
    private final List<MetricRef> shown;
    private final List<SortedMap<String, Figure>> figures;

    GroupComparison(MetricCatalog measures, FigureCalculator calculator, Period span, ExplorerQuery query) {
        this.measures = measures;
        this.policy = calculator.policy();
        this.calculator = calculator;
        this.span = span;
        this.query = query;
        this.shown = shown();
        this.figures = shown.stream()
                .map(m -> calculator.bySlice(span, m, query.filter(), query.breakdown()))
                .toList();
    }

    /** The metric of the query, then those that readers usually need beside it. */
    private List<MetricRef> shown() {
        return Stream.of(
                        query.measure(),
                        new MetricRef(Metric.PROMISE_KEPT, null),
                        new MetricRef(Metric.ANSWERED_MEDIAN, null),
                        measures.overall())
                .distinct()
                .toList();
    }

    /** The two groups of the query; empty without a comparison, and for a group with itself. */
    List<String> compared() {
        String first = query.first();
        String second = query.second();
        return first == null || second == null || first.equals(second) ? List.of() : List.of(first, second);
    }

    /** All groups side by side; of a share also each one's difference to all others together. */
    Block.TableData table() {
        List<Block.TableColumn> columns = new ArrayList<>();
        columns.add(column(text(w -> w.format("trends.by." + query.breakdown().code())), Block.ChartKind.LABEL));
        columns.add(
                column(measures.name(query.measure()), isShare() ? Block.ChartKind.SHARE_BAR : Block.ChartKind.NUMBER));
        columns.add(column(text(w -> w.format("trends.column.interval")), Block.ChartKind.NUMBER));
        columns.add(column(text(w -> w.format("trends.column.of")), Block.ChartKind.NUMBER));
        if (isShare()) {
            columns.add(column(text(w -> w.format("trends.column.rest")), Block.ChartKind.NUMBER));
        }
        shown.stream().skip(1).forEach(m -> columns.add(column(measures.name(m), Block.ChartKind.NUMBER)));
        return new Block.TableData(
                text(w -> w.format("trends.where")),
                columns,
                values().stream().map(this::row).toList(),
                isShare() ? text(w -> w.format("trends.where.note")) : BilingualText.EMPTY);
    }

    /** Of a share, when at least two groups have cases. */
    Optional<FunnelView> funnel() {
        List<FunnelView.FunnelPoint> points = values().stream()
                .map(value -> new FunnelView.FunnelPoint(
                        DimensionLabels.label(query.breakdown(), value, policy), share(figure(0, value))))
                .filter(point -> point.share().denominator() > 0)
                .toList();
        return isShare()
                ? FunnelLimits.of(points.stream()
                                .map(FunnelView.FunnelPoint::share)
                                .toList())
                        .map(limits -> new FunnelView(limits, points, funnel(limits, points)))
                : Optional.empty();
    }

    private Block.TableData funnel(FunnelLimits limits, List<FunnelView.FunnelPoint> points) {
        return new Block.TableData(
                text(w -> w.format("funnel.title")),
                List.of(
                        column(
                                text(w -> w.format(
                                        "trends.by." + query.breakdown().code())),
                                Block.ChartKind.LABEL),
                        column(measures.name(query.measure()), Block.ChartKind.NUMBER),
                        column(text(w -> w.format("trends.column.of")), Block.ChartKind.NUMBER),
                        column(text(w -> w.format("funnel.limits-95")), Block.ChartKind.NUMBER),
                        column(text(w -> w.format("funnel.limits-998")), Block.ChartKind.NUMBER),
                        column(text(w -> w.format("funnel.position")), Block.ChartKind.NUMBER)),
                points.stream().map(point -> row(limits, point)).toList(),
                text(w -> w.format("funnel.note", "whole", w.percent(limits.baseline()))));
    }

    private Block.TableRow row(FunnelLimits limits, FunnelView.FunnelPoint point) {
        long n = point.share().denominator();
        double value = point.share().value().orElseThrow();
        FunnelLimits.FunnelPosition position = limits.position(value, (double) n);
        return new Block.TableRow(
                point.name(),
                List.of(
                        new Cell(
                                Cell.CellState.NUMBER,
                                Cell.CellUnit.SHARE,
                                value,
                                null,
                                null,
                                point.share().numerator(),
                                n,
                                BilingualText.EMPTY,
                                null),
                        Cell.count(n),
                        Cell.words(text(w -> FigureCells.range(Unit.SHARE, limits.at95((double) n), w))),
                        Cell.words(text(w -> FigureCells.range(Unit.SHARE, limits.at998((double) n), w))),
                        Cell.words(text(w -> w.format("funnel.position."
                                + position.name().toLowerCase(Locale.ROOT).replace('_', '-'))))));
    }

    private Block.TableRow row(String value) {
        Figure figure = figure(0, value);
        Optional<Difference> rest =
                isShare() ? againstRest(figure).filter(d -> isBelieved(d, figure)) : Optional.empty();
        List<Cell> cells = new ArrayList<>();
        cells.add(cell(0, value));
        cells.add(interval(figure));
        cells.add(Cell.count(figure.denominator()));
        if (isShare()) {
            cells.add(Cell.words(text(w -> rest.map(d -> against(d, w)).orElseGet(() -> unclear(figure, w)))));
        }
        for (int i = 1; i < shown.size(); i++) {
            cells.add(cell(i, value));
        }
        return new Block.TableRow(DimensionLabels.label(query.breakdown(), value, policy), cells, judgement(rest));
    }

    /** Two groups and their difference with its interval. */
    Block.TableData comparison() {
        List<Block.TableRow> rows = new ArrayList<>();
        compared().forEach(value -> rows.add(row(value, figure(0, value))));
        difference()
                .ifPresent(d -> rows.add(new Block.TableRow(
                        text(w -> w.format("trends.difference")),
                        List.of(
                                Cell.words(text(w -> points(d.value(), w))),
                                Cell.words(text(w -> range(d, w))),
                                Cell.words(text(w -> w.format(d.isClear() ? "trends.clear" : "trends.unclear")))))));
        return new Block.TableData(
                text(w -> w.format("trends.compared")),
                List.of(
                        column(
                                text(w -> w.format(
                                        "trends.by." + query.breakdown().code())),
                                Block.ChartKind.LABEL),
                        column(measures.name(query.measure()), Block.ChartKind.NUMBER),
                        column(text(w -> w.format("trends.column.interval")), Block.ChartKind.NUMBER),
                        column(text(w -> w.format("trends.column.of")), Block.ChartKind.NUMBER)),
                rows,
                text(w -> w.format(isShare() ? "trends.compared.note" : "trends.compared.no-interval")));
    }

    /** Of the first group to the second; only shares have an interval of their difference. */
    private Optional<Difference> difference() {
        return isShare()
                ? Difference.between(
                        share(figure(0, compared().get(0))),
                        share(figure(0, compared().get(1))))
                : Optional.empty();
    }

    private Block.TableRow row(String value, Figure figure) {
        return new Block.TableRow(
                DimensionLabels.label(query.breakdown(), value, policy),
                List.of(cell(0, value), interval(figure), Cell.count(figure.denominator())));
    }

    /** Against all the others together: a group is never compared with a whole that it is part of. */
    private Optional<Difference> againstRest(Figure figure) {
        return Difference.between(share(figure), rest(figure));
    }

    /**
     * All groups but this one, from their counts. Groups are those of the query's dimension, of which a case belongs to
     * one.
     */
    private Share rest(Figure figure) {
        long n = 0;
        long of = 0;
        for (Figure each : figures.get(0).values()) {
            n += each.numerator();
            of += each.denominator();
        }
        return new Share(n - figure.numerator(), of - figure.denominator());
    }

    /**
     * Whether the difference stands by itself, and among as many comparisons as there are groups.
     *
     * <p>A group of many is bound to differ by chance now and then: besides its own interval it must pass the threshold
     * over all groups' exact tests, which keeps the expected share of false differences at {@link #FALSE_DISCOVERIES}.
     */
    private boolean isBelieved(Difference difference, Figure figure) {
        double[] all = figures.get(0).values().stream()
                .filter(each -> each.denominator() > 0)
                .mapToDouble(each -> FisherExact.pValue(share(each), rest(each)))
                .toArray();
        return difference.isClear()
                && FisherExact.pValue(share(figure), rest(figure)) <= FalseDiscovery.threshold(all, FALSE_DISCOVERIES);
    }

    private String unclear(Figure figure, Messages wording) {
        return againstRest(figure).isPresent() ? wording.format("trends.unclear") : "–";
    }

    private String against(Difference difference, Messages wording) {
        return wording.format(
                "trends.points", "d", signed(difference.value(), wording), "range", range(difference, wording));
    }

    /** The colour of a row: a clear difference in the metric's good or bad direction; none for metrics without one. */
    private Block.ChartJudgement judgement(Optional<Difference> rest) {
        if (rest.isEmpty()) {
            return Block.ChartJudgement.COMMON;
        }
        boolean higher = rest.get().value() > 0;
        return switch (query.measure().metric().direction()) {
            case HIGHER_IS_BETTER -> higher ? Block.ChartJudgement.IMPROVEMENT : Block.ChartJudgement.CONCERN;
            case LOWER_IS_BETTER -> higher ? Block.ChartJudgement.CONCERN : Block.ChartJudgement.IMPROVEMENT;
            case NEUTRAL -> Block.ChartJudgement.COMMON;
        };
    }

    private Cell cell(int at, String value) {
        MetricRef measure = shown.get(at);
        return FigureCells.cell(
                figure(at, value), new SeriesKey(measure.metric(), measure.subject(), query.breakdown(), value));
    }

    /** A group without cases has no entry among the figures: it is counted as nothing, not left out of its row. */
    private Figure figure(int at, String value) {
        Figure found = figures.get(at).get(value);
        return Objects.requireNonNullElseGet(found, () -> calculator.figure(span, shown.get(at), Counts.NONE));
    }

    /** Groups in the policy's order, never by result, then those that the policy does not name. */
    private List<String> values() {
        Set<String> found = new LinkedHashSet<>(DimensionLabels.order(query.breakdown(), policy));
        Set<String> occurring = new LinkedHashSet<>();
        figures.forEach(column -> occurring.addAll(column.keySet()));
        found.retainAll(occurring);
        found.addAll(new TreeMap<>(figures.get(0)).keySet());
        found.addAll(occurring);
        return List.copyOf(found);
    }

    private Cell interval(Figure figure) {
        return figure.interval()
                .map(i -> Cell.words(text(w -> FigureCells.range(figure.metric().unit(), i, w))))
                .orElse(Cell.words(BilingualText.same("–")));
    }

    private static String points(double difference, Messages wording) {
        return wording.format("trends.points-alone", "d", signed(difference, wording));
    }

    private static String range(Difference difference, Messages wording) {
        return wording.format(
                "range.signed",
                "low",
                signed(difference.interval().low(), wording),
                "high",
                signed(difference.interval().high(), wording));
    }

    /** Points of a hundred with their sign, which no bidirectional context may move; with a decimal where they are few. */
    private static String signed(double share, Messages wording) {
        double points = Math.abs(share) * 100;
        String shown = wording.number(points, points < FEW_POINTS ? 1 : 0);
        return points == 0 ? shown : "\u2066" + (share < 0 ? "−" : "+") + shown + "\u2069";
    }

    private boolean isShare() {
        return query.measure().metric().unit() == Unit.SHARE;
    }

    private static Share share(Figure figure) {
        return new Share(figure.numerator(), figure.denominator());
    }

    private static Block.TableColumn column(BilingualText title, Block.ChartKind drawing) {
        return new Block.TableColumn(title, 2, drawing);
    }

    private BilingualText text(java.util.function.Function<Messages, String> words) {
        return measures.text(words);
    }
}
