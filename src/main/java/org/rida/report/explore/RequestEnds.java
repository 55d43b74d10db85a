package org.rida.report.explore;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Messages;
import org.rida.metric.Counts;
import org.rida.metric.DayCounts;
import org.rida.metric.Difference;
import org.rida.metric.FalseDiscovery;
import org.rida.metric.Interval;
import org.rida.metric.KaplanMeier;
import org.rida.metric.Unit;
import org.rida.metric.survival.AalenJohansen;
import org.rida.metric.survival.AalenJohansen.End;
import org.rida.metric.survival.AalenJohansen.Shares;
import org.rida.metric.survival.LogRank;
import org.rida.metric.survival.LogRank.WaitingGroup;
import org.rida.metric.survival.RestrictedMean;
import org.rida.policy.Dimension;
import org.rida.policy.Period;
import org.rida.report.context.DimensionLabels;
import org.rida.report.context.FigureCells;
import org.rida.report.document.Block;
import org.rida.report.document.Cell;
import org.rida.report.document.Cell.CellUnit;
import org.rida.report.figure.FigureCalculator;
import org.rida.report.figure.MetricCatalog;
import org.rida.tally.count.SliceFilter;

/**
 * How the requests received in three months ended by each day: being answered and leaving without an answer compete, so the
 * headline is the estimate of Aalen and Johansen. The one of Kaplan and Meier stands beside it under its own name; it speaks as
 * if nobody had left.
 */
record RequestEnds(FigureCalculator figures, Period month, MetricCatalog texts) {

    private static final int HORIZON = 60;
    private static final int FEWEST = 10;
    private static final List<Integer> DAYS = List.of(7, 14, 21, 28, 42, HORIZON);
    private static final double FALSE_DISCOVERIES = .10;

    /**
     * @param by whose values are compared; not beside a filter
     * @return empty for a filter of several dimensions, by which cohorts are not counted, and without requests
     */
    Optional<EndsView> view(SliceFilter filter, Dimension by) {
        Counts counts = filter.hasSeveral() ? Counts.NONE : filter.sum(figures.ends(month, filter.dimension()));
        AalenJohansen ends = ends(counts);
        return ends.n() == 0
                ? Optional.empty()
                : Optional.of(new EndsView(
                        byDay(ends),
                        figures.targetDays(month),
                        texts.text(w -> sentence(ends, w)),
                        table(ends, KaplanMeier.of(answered(counts), censored(counts))),
                        filter.isEverybody() ? groups(by) : null));
    }

    private static DayCounts answered(Counts counts) {
        return counts.days("answered:");
    }

    /** As if leaving were no end. */
    private static DayCounts censored(Counts counts) {
        return counts.days("left:").combine(counts.days("censored:"));
    }

    private static AalenJohansen ends(Counts counts) {
        return AalenJohansen.of(answered(counts), counts.days("left:"), counts.days("censored:"));
    }

    private static List<Shares> byDay(AalenJohansen ends) {
        return IntStream.rangeClosed(0, HORIZON)
                .mapToObj(ends::after)
                .takeWhile(Optional::isPresent)
                .map(Optional::orElseThrow)
                .toList();
    }

    /** At the target day, or at the last day that is known if that is earlier. */
    private String sentence(AalenJohansen ends, Messages messages) {
        int day = Math.min(figures.targetDays(month), ends.followUp().orElseThrow());
        Shares shares = ends.after(day).orElseThrow();
        return messages.format(
                "ends.sentence",
                "requests",
                messages.format("count.requests.object", "n", ends.n()),
                "day",
                messages.number(day),
                "answered",
                messages.percent(shares.answered(), 1),
                "left",
                messages.percent(shares.left(), 1),
                "waiting",
                messages.percent(shares.waiting(), 1),
                "median",
                quantile(ends, .5, messages),
                "most",
                quantile(ends, .9, messages));
    }

    private static String quantile(AalenJohansen ends, double p, Messages messages) {
        KaplanMeier.Quantile quantile = ends.quantile(p);
        if (quantile.day().isEmpty()) {
            return messages.format("ends.not-reached");
        }
        String day = messages.number(quantile.day().getAsInt());
        return quantile.interval()
                .map(i -> messages.format("ends.day", "day", day, "range", FigureCells.range(Unit.DAYS, i, messages)))
                .orElse(day);
    }

    private Block.TableData table(AalenJohansen ends, KaplanMeier nobodyLeft) {
        SortedSet<Integer> days = new TreeSet<>(DAYS);
        days.add(figures.targetDays(month));
        List<Block.TableRow> rows = new ArrayList<>();
        for (int day : days) {
            Optional<Shares> shares = ends.after(day);
            rows.add(new Block.TableRow(
                    texts.text(w -> w.format("ends.by-day", "day", w.number(day))),
                    List.of(
                            share(shares.map(Shares::answered), ends.interval(End.ANSWERED, day)),
                            interval(ends.interval(End.ANSWERED, day), Unit.SHARE),
                            share(shares.map(Shares::left), ends.interval(End.LEFT, day)),
                            share(shares.map(Shares::waiting), Optional.empty()),
                            share(boxed(nobodyLeft.answeredBy(day)), nobodyLeft.answeredByInterval(day)))));
        }
        return new Block.TableData(
                texts.text(w -> w.format("ends.title")),
                List.of(
                        column("ends.column.day", 3, Block.ChartKind.LABEL),
                        column("ends.column.answered", 2, Block.ChartKind.NUMBER),
                        column("what-it-takes.interval", 3, Block.ChartKind.NUMBER),
                        column("ends.column.left", 2, Block.ChartKind.NUMBER),
                        column("ends.column.waiting", 2, Block.ChartKind.NUMBER),
                        column("ends.column.kaplan-meier", 4, Block.ChartKind.NUMBER)),
                rows,
                texts.text(w -> w.format("ends.note")));
    }

    private Block.TableColumn column(String key, int width, Block.ChartKind kind) {
        return new Block.TableColumn(texts.text(w -> w.format(key)), width, kind);
    }

    private static Optional<Double> boxed(OptionalDouble value) {
        return value.isPresent() ? Optional.of(value.getAsDouble()) : Optional.empty();
    }

    private static Cell share(Optional<Double> share, Optional<Interval> interval) {
        return share.map(value -> cell(CellUnit.SHARE, value, interval)).orElseGet(() -> Cell.noData(CellUnit.SHARE));
    }

    private static Cell cell(CellUnit unit, double value, Optional<Interval> interval) {
        return new Cell(
                Cell.CellState.NUMBER,
                unit,
                value,
                interval.map(Interval::low).orElse(null),
                interval.map(Interval::high).orElse(null),
                null,
                null,
                BilingualText.EMPTY,
                null);
    }

    private Cell interval(Optional<Interval> interval, Unit unit) {
        return Cell.words(interval.map(i -> texts.text(w -> FigureCells.range(unit, i, w)))
                .orElse(BilingualText.EMPTY));
    }

    /** A group beside all others. */
    private record ComparedGroup(String value, AalenJohansen ends, Optional<Difference> difference, double pValue) {}

    private Block.@Nullable TableData groups(Dimension by) {
        SortedMap<String, Counts> counts = figures.ends(month, by);
        List<ComparedGroup> compared = inOrder(counts, by).stream()
                .map(value -> compared(value, counts))
                .toList();
        if (compared.size() < 2) {
            return null;
        }
        double believed = FalseDiscovery.threshold(
                compared.stream()
                        .filter(c -> c.difference().isPresent())
                        .mapToDouble(ComparedGroup::pValue)
                        .toArray(),
                FALSE_DISCOVERIES);
        return new Block.TableData(
                texts.text(w -> w.format("what-it-takes.by", "dimension", by.code())),
                List.of(
                        new Block.TableColumn(
                                texts.text(w -> w.format("slice-name." + by.code())), 4, Block.ChartKind.LABEL),
                        column("turnaround.column.requests", 2, Block.ChartKind.NUMBER),
                        column("ends.column.answered-by-target", 3, Block.ChartKind.NUMBER),
                        column("what-it-takes.interval", 3, Block.ChartKind.NUMBER),
                        column("ends.column.mean", 3, Block.ChartKind.NUMBER),
                        column("ends.column.difference", 5, Block.ChartKind.NUMBER)),
                compared.stream().map(c -> row(c, believed, by)).toList(),
                texts.text(w -> logRank(counts, w) + " " + w.format("ends.groups.note")));
    }

    /** In the policy's order, never by result; then what the policy does not name. */
    private Set<String> inOrder(SortedMap<String, Counts> counts, Dimension by) {
        Set<String> values = new LinkedHashSet<>(DimensionLabels.order(by, figures.policy()));
        values.retainAll(counts.keySet());
        values.addAll(counts.keySet());
        return values;
    }

    private static ComparedGroup compared(String value, SortedMap<String, Counts> counts) {
        Counts own = counts.getOrDefault(value, Counts.NONE);
        Counts others = counts.entrySet().stream()
                .filter(each -> !each.getKey().equals(value))
                .map(Map.Entry::getValue)
                .reduce(Counts.NONE, Counts::combine);
        AalenJohansen ends = ends(own);
        Optional<RestrictedMean> mean = ends.restrictedMean(HORIZON);
        Optional<RestrictedMean> theirs = ends(others).restrictedMean(HORIZON);
        boolean few = own.total() < FEWEST || others.total() < FEWEST;
        if (few || mean.isEmpty() || theirs.isEmpty()) {
            return new ComparedGroup(value, ends, Optional.empty(), 1);
        }
        Difference difference = mean.get().minus(theirs.get());
        double error = Math.hypot(mean.get().error(), theirs.get().error());
        double pValue = error == 0
                ? 1
                : 2 * new NormalDistribution(null, 0, 1).cumulativeProbability(-Math.abs(difference.value()) / error);
        return new ComparedGroup(value, ends, Optional.of(difference), pValue);
    }

    private Block.TableRow row(ComparedGroup group, double believed, Dimension by) {
        AalenJohansen ends = group.ends();
        int target = figures.targetDays(month);
        boolean few = ends.n() < FEWEST;
        Cell tooFew = Cell.words(texts.text(w -> w.format("what-it-takes.few")));
        return new Block.TableRow(
                DimensionLabels.label(by, group.value(), figures.policy()),
                List.of(
                        Cell.count(ends.n()),
                        few
                                ? tooFew
                                : share(ends.after(target).map(Shares::answered), ends.interval(End.ANSWERED, target)),
                        few
                                ? Cell.words(BilingualText.EMPTY)
                                : interval(ends.interval(End.ANSWERED, target), Unit.SHARE),
                        few
                                ? Cell.words(BilingualText.EMPTY)
                                : ends.restrictedMean(HORIZON)
                                        .map(mean -> cell(CellUnit.DAYS, mean.days(), Optional.of(mean.interval())))
                                        .orElseGet(() -> Cell.words(texts.text(w -> w.format("ends.not-followed")))),
                        group.difference()
                                .map(d -> Cell.words(texts.text(w -> difference(d, group.pValue() <= believed, w))))
                                .orElseGet(() -> Cell.words(BilingualText.same("–")))));
    }

    private static String difference(Difference difference, boolean clear, Messages messages) {
        return messages.format(
                clear ? "ends.difference.clear" : "ends.difference.unclear",
                "days",
                signed(difference.value(), messages),
                "low",
                signed(difference.interval().low(), messages),
                "high",
                signed(difference.interval().high(), messages));
    }

    private static String signed(double days, Messages messages) {
        return (days < -.05 ? "−" : days > .05 ? "+" : "") + messages.number(Math.abs(days), 1);
    }

    private String logRank(SortedMap<String, Counts> counts, Messages messages) {
        List<WaitingGroup> groups = counts.values().stream()
                .map(n -> new WaitingGroup(answered(n), censored(n)))
                .toList();
        return LogRank.of(groups)
                .map(test -> messages.format(
                        test.pValue() < .05 ? "ends.log-rank.differ" : "ends.log-rank.chance",
                        "chi",
                        messages.number(test.chiSquared(), 1),
                        "freedom",
                        messages.number(test.freedom()),
                        "p",
                        test.pValue() < .001
                                ? messages.format("ends.log-rank.small", "p", messages.number(.001, 3))
                                : messages.number(test.pValue(), 3)))
                .orElseGet(() -> messages.format("ends.log-rank.none"));
    }
}
