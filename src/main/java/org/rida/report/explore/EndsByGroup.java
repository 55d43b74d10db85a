package org.rida.report.explore;

import java.time.YearMonth;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.BilingualText;
import org.rida.i18n.DateFormatter;
import org.rida.i18n.Messages;
import org.rida.metric.Counts;
import org.rida.metric.Difference;
import org.rida.metric.FalseDiscovery;
import org.rida.metric.Figure;
import org.rida.metric.Metric;
import org.rida.metric.Unit;
import org.rida.metric.survival.AalenJohansen;
import org.rida.metric.survival.AalenJohansen.End;
import org.rida.metric.survival.AalenJohansen.Shares;
import org.rida.metric.survival.LogRank;
import org.rida.metric.survival.LogRank.WaitingGroup;
import org.rida.metric.survival.RestrictedMean;
import org.rida.policy.Dimension;
import org.rida.policy.Period;
import org.rida.quality.SeriesKey;
import org.rida.report.context.DimensionLabels;
import org.rida.report.context.FigureCells;
import org.rida.report.context.TableColumns;
import org.rida.report.document.Block;
import org.rida.report.document.Cell;
import org.rida.report.document.Cell.CellUnit;
import org.rida.report.figure.FigureCalculator;
import org.rida.report.figure.MetricCatalog;
import org.rida.report.figure.MetricRef;
import org.rida.tally.count.SliceFilter;

/**
 * How the requests of each group of a dimension ended, each beside all others together: by the mean wait within the horizon, which
 * also exists where most are not answered yet.
 */
record EndsByGroup(FigureCalculator figures, Period month, MetricCatalog texts) {

    /** Requests of a group; of fewer only their number is told. */
    private static final int FEWEST = 10;
    /** Of the differences between groups that are told, so many may be chance (Benjamini and Hochberg 1995). */
    private static final double FALSE_DISCOVERIES = .10;

    /** A group beside all others. */
    private record ComparedGroup(String value, AalenJohansen ends, Optional<Difference> difference, double pValue) {}

    /** @return null for a single group, which has nothing to be compared with */
    Block.@Nullable TableData table(Dimension by) {
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
        SortedMap<String, Figure> medians =
                figures.bySlice(month, new MetricRef(Metric.ANSWERED_MEDIAN, null), SliceFilter.EVERYBODY, by);
        return new Block.TableData(
                texts.text(w -> w.format(
                        "ends.groups.title",
                        "by",
                        w.format("what-it-takes.by", "dimension", by.code()),
                        "from",
                        new DateFormatter(w).month(YearMonth.from(FigureCalculator.cohortFirst(month))),
                        "to",
                        new DateFormatter(w).month(month.lastMonth()))),
                new TableColumns("", texts::text)
                        .titled(texts.text(w -> w.format("slice-name." + by.code())), 4, Block.ChartKind.LABEL)
                        .number("turnaround.column.requests", 2)
                        .number("ends.column.answered-by-target", 3)
                        .number("what-it-takes.interval", 3)
                        .number("ends.column.answered-in-month", 3)
                        .number("ends.column.median-answered", 3)
                        .number("ends.column.mean", 3)
                        .number("ends.column.difference", 5)
                        .list(),
                compared.stream()
                        .map(c -> row(c, medians.get(c.value()), believed, by))
                        .toList(),
                texts.text(w -> logRank(counts, w) + " " + w.format("ends.groups.note")));
    }

    /** In the policy's order, never by result; then what the policy does not name. */
    private Set<String> inOrder(SortedMap<String, Counts> counts, Dimension by) {
        Set<String> values = new LinkedHashSet<>(DimensionLabels.order(by, figures.policy()));
        values.retainAll(counts.keySet());
        values.addAll(counts.keySet());
        return values;
    }

    /**
     * The difference of mean waits within the horizon, own less others, and the probability of a greater one by chance: both means are taken as normal.
     */
    private static ComparedGroup compared(String value, SortedMap<String, Counts> counts) {
        Counts own = counts.getOrDefault(value, Counts.NONE);
        Counts others = counts.entrySet().stream()
                .filter(each -> !each.getKey().equals(value))
                .map(Map.Entry::getValue)
                .reduce(Counts.NONE, Counts::combine);
        AalenJohansen ends = RequestEnds.ends(own);
        Optional<RestrictedMean> mean = ends.restrictedMean(RequestEnds.HORIZON);
        Optional<RestrictedMean> theirs = RequestEnds.ends(others).restrictedMean(RequestEnds.HORIZON);
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

    /** @param median of those answered in the month, as reports have it; null where nobody was */
    private Block.TableRow row(ComparedGroup group, @Nullable Figure median, double believed, Dimension by) {
        AalenJohansen ends = group.ends();
        int target = figures.targetDays(month);
        boolean few = ends.n() < FEWEST;
        SeriesKey answered = new SeriesKey(Metric.ANSWERED_MEDIAN, null, by, group.value());
        Cell tooFew = Cell.words(texts.text(w -> w.format("what-it-takes.few")));
        return new Block.TableRow(
                DimensionLabels.label(by, group.value(), figures.policy()),
                List.of(
                        Cell.count(ends.n()),
                        few
                                ? tooFew
                                : RequestEnds.share(
                                        ends.after(target).map(Shares::answered), ends.interval(End.ANSWERED, target)),
                        few
                                ? Cell.words(BilingualText.EMPTY)
                                : RequestEnds.interval(ends.interval(End.ANSWERED, target), Unit.SHARE, texts),
                        FigureCells.count(median == null ? 0 : median.denominator(), answered),
                        median == null ? Cell.noData(CellUnit.DAYS) : FigureCells.cell(median, answered),
                        few
                                ? Cell.words(BilingualText.EMPTY)
                                : ends.restrictedMean(RequestEnds.HORIZON)
                                        .map(mean -> RequestEnds.cell(
                                                CellUnit.DAYS, mean.days(), Optional.of(mean.interval())))
                                        .orElseGet(() -> Cell.words(texts.text(w -> w.format("ends.not-followed")))),
                        group.difference()
                                .map(d -> Cell.words(texts.text(w -> difference(d, group.pValue() <= believed, w))))
                                .orElseGet(() -> Cell.words(BilingualText.same("–")))));
    }

    private static String difference(Difference difference, boolean clear, Messages messages) {
        return messages.format(
                clear ? "ends.difference.clear" : "ends.difference.unclear",
                "days",
                messages.signed(difference.value(), 1),
                "low",
                messages.signed(difference.interval().low(), 1),
                "high",
                messages.signed(difference.interval().high(), 1));
    }

    /** Whether the groups wait differently at all, over all days: one test for all of them, as if leaving were no end. */
    private String logRank(SortedMap<String, Counts> counts, Messages messages) {
        List<WaitingGroup> groups = counts.values().stream()
                .map(n -> new WaitingGroup(RequestEnds.answered(n), RequestEnds.censored(n)))
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
