package org.rida.report.explore;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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
import org.rida.policy.Period;
import org.rida.policy.Policy;
import org.rida.quality.SeriesKey;
import org.rida.report.context.DifferenceText;
import org.rida.report.context.DimensionLabels;
import org.rida.report.context.FigureCells;
import org.rida.report.document.Block;
import org.rida.report.document.Cell;
import org.rida.report.document.ComparedCells;
import org.rida.report.figure.FigureCalculator;
import org.rida.report.figure.MetricCatalog;
import org.rida.report.figure.MetricRef;

/**
 * Compares the groups of a dimension: all of them side by side, each against all others together, and two with the interval of
 * their difference. Only shares have an interval of a difference here.
 */
final class GroupComparison {

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
    private final Map<String, Double> chances;

    GroupComparison(MetricCatalog measures, FigureCalculator calculator, Period span, ExplorerQuery query) {
        this.measures = measures;
        this.policy = calculator.policy();
        this.calculator = calculator;
        this.span = span;
        this.query = query;
        this.shown = shown();
        if (query.filter().isEverybody()) {
            calculator.readTogether(span, shown, query.breakdown());
        }
        this.figures = shown.stream()
                .map(m -> calculator.bySlice(span, m, query.filter(), query.breakdown()))
                .toList();
        this.chances = isShare() ? chances() : Map.of();
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
        int told = told();
        List<Block.TableColumn> columns = new ArrayList<>();
        columns.add(GroupFunnel.groups(measures, query));
        columns.add(
                column(measures.name(query.measure()), isShare() ? Block.ChartKind.SHARE_BAR : Block.ChartKind.NUMBER));
        if (hasIntervals()) {
            columns.add(column(text(w -> w.format("trends.column.interval")), Block.ChartKind.NUMBER));
        }
        columns.add(column(text(w -> w.format("trends.column.of")), Block.ChartKind.NUMBER));
        if (isShare()) {
            columns.add(column(text(w -> w.format("trends.column.rest")), Block.ChartKind.NUMBER));
        }
        shown.stream().skip(1).forEach(m -> columns.add(column(measures.name(m), Block.ChartKind.NUMBER)));
        return new Block.TableData(
                text(w -> w.format("trends.where")),
                columns,
                values().stream().map(value -> row(value, told)).toList(),
                isShare() ? text(w -> w.format("trends.where.note")) : BilingualText.EMPTY);
    }

    /** A count of what is open has none. */
    private boolean hasIntervals() {
        return values().stream().anyMatch(value -> figure(0, value).interval().isPresent());
    }

    /** Of a share, when at least two groups have cases. */
    Optional<FunnelView> funnel() {
        if (!isShare()) {
            return Optional.empty();
        }
        Map<String, Share> groups = new LinkedHashMap<>();
        values().forEach(value -> groups.put(value, share(figure(0, value))));
        return new GroupFunnel(measures, policy, query).view(groups);
    }

    /** Decimals of the differences that are told, as many in all rows. */
    private int told() {
        return values().stream()
                .flatMap(value -> believed(value).stream())
                .mapToInt(d -> ComparedCells.ofDifference(Cell.CellUnit.SHARE, d.value() * 100))
                .max()
                .orElse(0);
    }

    /** To all others together; empty where it may be chance. */
    private Optional<Difference> believed(String value) {
        return isShare() ? againstRest(figure(0, value)).filter(d -> isBelieved(d, value)) : Optional.empty();
    }

    private Block.TableRow row(String value, int told) {
        Figure figure = figure(0, value);
        Optional<Difference> rest = believed(value);
        List<Cell> cells = new ArrayList<>();
        cells.add(cell(0, value));
        if (hasIntervals()) {
            cells.add(interval(figure));
        }
        cells.add(Cell.count(figure.denominator()));
        if (isShare()) {
            cells.add(rest.map(d -> DifferenceText.cell(Unit.SHARE, d, told, this::text))
                    .orElseGet(() -> Cell.words(text(w -> unclear(figure, w)))));
        }
        for (int i = 1; i < shown.size(); i++) {
            cells.add(cell(i, value));
        }
        return new Block.TableRow(DimensionLabels.label(query.breakdown(), value, policy), cells, judgement(rest));
    }

    /** Two groups and their difference with its interval. */
    Block.TableData comparison() {
        List<Block.TableRow> rows = new ArrayList<>();
        boolean rounded = false;
        if (!compared().isEmpty()) {
            String first = compared().get(0);
            String second = compared().get(1);
            ComparedCells values = ComparedCells.of(cell(0, first), cell(0, second));
            rows.add(row(first, values.first()));
            rows.add(row(second, values.second()));
            rounded = isShare() && values.isRounded();
        }
        String note = isShare() ? "trends.compared.note" : "trends.compared.no-interval";
        String more = rounded ? "compared.rounded" : "";
        difference()
                .ifPresent(d -> rows.add(new Block.TableRow(
                        text(w -> w.format("trends.difference")),
                        List.of(
                                Cell.words(text(w -> DifferenceText.points(d.value(), w))),
                                Cell.words(text(w -> DifferenceText.range(d, w))),
                                Cell.words(text(w -> w.format(d.isClear() ? "trends.clear" : "trends.unclear")))))));
        return new Block.TableData(
                text(w -> w.format("trends.compared")),
                List.of(
                        GroupFunnel.groups(measures, query),
                        column(measures.name(query.measure()), Block.ChartKind.NUMBER),
                        column(text(w -> w.format("trends.column.interval")), Block.ChartKind.NUMBER),
                        column(text(w -> w.format("trends.column.of")), Block.ChartKind.NUMBER)),
                rows,
                text(w -> w.format(note) + (more.isEmpty() ? "" : " " + w.format(more))));
    }

    /** Of the first group to the second; only shares have an interval of their difference. */
    private Optional<Difference> difference() {
        return isShare()
                ? Difference.between(
                        share(figure(0, compared().get(0))),
                        share(figure(0, compared().get(1))))
                : Optional.empty();
    }

    private Block.TableRow row(String value, Cell shown) {
        Figure figure = figure(0, value);
        return new Block.TableRow(
                DimensionLabels.label(query.breakdown(), value, policy),
                List.of(shown, interval(figure), Cell.count(figure.denominator())));
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
    private boolean isBelieved(Difference difference, String value) {
        double[] all = chances.values().stream().mapToDouble(p -> p).toArray();
        return difference.isClear()
                && chances.getOrDefault(value, 1.0) <= FalseDiscovery.threshold(all, FALSE_DISCOVERIES);
    }

    /** The exact test of each group that has cases against all others, by the group's value. */
    private Map<String, Double> chances() {
        Map<String, Double> found = new LinkedHashMap<>();
        figures.get(0).forEach((value, figure) -> {
            if (figure.denominator() > 0) {
                found.put(value, FisherExact.pValue(share(figure), rest(figure)));
            }
        });
        return found;
    }

    private String unclear(Figure figure, Messages wording) {
        return againstRest(figure).isPresent() ? wording.format("trends.unclear") : "–";
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
                .map(i -> Cell.interval(
                        FigureCells.unit(figure.metric().unit()),
                        i.low(),
                        Double.isFinite(i.high()) ? i.high() : null,
                        text(w -> FigureCells.range(figure.metric().unit(), i, w))))
                .orElse(Cell.words(BilingualText.same("–")));
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
