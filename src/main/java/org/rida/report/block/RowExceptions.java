package org.rida.report.block;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.rida.metric.DayCounts;
import org.rida.metric.FalseDiscovery;
import org.rida.metric.Figure;
import org.rida.metric.FisherExact;
import org.rida.metric.Metric;
import org.rida.metric.Share;
import org.rida.policy.Dimension;
import org.rida.report.figure.PeriodFigures;
import org.rida.tally.count.Population;

/**
 * Looks over the rows of services, channels and stages for those that differ: by Fisher's exact test, after
 * Benjamini-Hochberg over all rows looked at.
 *
 * @param looked how many rows were tested
 * @param found those that differ, the clearest first
 */
record RowExceptions(int looked, List<RowException> found) {

    /** Smaller rows, and rows beside fewer others, are not looked at. */
    private static final long FEWEST = 10;
    /** The share of false ones among those found, at most. */
    private static final double RATE = .1;
    /** The share of passages that took no longer than usual. */
    private static final double USUAL = .9;

    private static final int MONTHS_BEFORE = 12;

    /** Services and channels by the promise, each against all others; stages by their days, against the twelve months before. */
    static RowExceptions in(PeriodFigures facts, List<Dimension> slices, List<String> stages) {
        List<RowException> rows = new ArrayList<>();
        for (Dimension slice : slices) {
            addSlice(rows, slice, facts.bySlice(Metric.PROMISE_KEPT, null, slice));
        }
        for (String stage : stages) {
            addStage(rows, stage, facts.stageDays(stage), facts.period().firstMonth());
        }
        double clear = FalseDiscovery.threshold(
                rows.stream().mapToDouble(RowException::p).toArray(), RATE);
        return new RowExceptions(
                rows.size(),
                rows.stream()
                        .filter(row -> row.p() <= clear)
                        .sorted(Comparator.comparingDouble(RowException::p))
                        .toList());
    }

    private static void addSlice(List<RowException> rows, Dimension slice, Map<String, Figure> figures) {
        Share all = figures.values().stream().map(SharePhrase::share).reduce(Share.NONE, Share::combine);
        figures.forEach((value, figure) -> {
            Share row = SharePhrase.share(figure);
            Share rest = new Share(all.numerator() - row.numerator(), all.denominator() - row.denominator());
            if (!value.equals(Population.NOT_GIVEN)) {
                addRow(rows, slice, value, row, rest, 0);
            }
        });
    }

    private static void addStage(
            List<RowException> rows, String stage, SortedMap<YearMonth, DayCounts> days, YearMonth first) {
        DayCounts before = days.subMap(first.minusMonths(MONTHS_BEFORE), first).values().stream()
                .reduce(DayCounts.NONE, DayCounts::combine);
        DayCounts now = days.tailMap(first).values().stream().reduce(DayCounts.NONE, DayCounts::combine);
        before.percentile(USUAL)
                .ifPresent(usual ->
                        addRow(rows, null, stage, longer(now, (int) usual), longer(before, (int) usual), (int) usual));
    }

    private static Share longer(DayCounts days, int usual) {
        return days.within(usual).complement();
    }

    private static void addRow(
            List<RowException> rows, @Nullable Dimension slice, String value, Share row, Share rest, int usual) {
        if (row.denominator() >= FEWEST && rest.denominator() >= FEWEST) {
            rows.add(new RowException(slice, value, row, rest, usual, FisherExact.pValue(row, rest)));
        }
    }
}
