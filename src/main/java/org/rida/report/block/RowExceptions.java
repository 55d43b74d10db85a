package org.rida.report.block;

import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.rida.metric.DayCounts;
import org.rida.metric.FalseDiscovery;
import org.rida.metric.Figure;
import org.rida.metric.FisherExact;
import org.rida.metric.Metric;
import org.rida.metric.Share;
import org.rida.policy.Dimension;
import org.rida.report.context.SharePhrase;
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

    /** Services and channels by the promise, each against all others; stages by their days, against the twelve months before or as many as there are. */
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
                addRow(rows, new RowException(slice, value, row, rest, 0, 0, FisherExact.pValue(row, rest)));
            }
        });
    }

    private static void addStage(
            List<RowException> rows, String stage, SortedMap<YearMonth, DayCounts> days, YearMonth first) {
        SortedMap<YearMonth, DayCounts> earlier = days.subMap(first.minusMonths(MONTHS_BEFORE), first);
        DayCounts before = earlier.values().stream().reduce(DayCounts.NONE, DayCounts::combine);
        DayCounts now = days.tailMap(first).values().stream().reduce(DayCounts.NONE, DayCounts::combine);
        before.percentile(USUAL).ifPresent(nineInTen -> {
            int usual = (int) nineInTen;
            Share row = longer(now, usual);
            Share rest = longer(before, usual);
            int months = (int) ChronoUnit.MONTHS.between(earlier.firstKey(), first);
            addRow(rows, new RowException(null, stage, row, rest, usual, months, FisherExact.pValue(row, rest)));
        });
    }

    private static Share longer(DayCounts days, int usual) {
        return days.within(usual).complement();
    }

    private static void addRow(List<RowException> rows, RowException row) {
        if (row.row().denominator() >= FEWEST && row.rest().denominator() >= FEWEST) {
            rows.add(row);
        }
    }
}
