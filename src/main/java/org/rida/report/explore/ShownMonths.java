package org.rida.report.explore;

import java.time.YearMonth;
import java.util.SortedSet;
import java.util.TreeSet;
import org.rida.metric.Figure;
import org.rida.metric.Unit;
import org.rida.policy.Period;
import org.rida.report.figure.FigureCalculator;
import org.rida.report.figure.Series;
import org.rida.tally.count.DataCoverage;

/** Which months the explorer shows of a query, and which have values at all. */
final class ShownMonths {

    private ShownMonths() {}

    /**
     * The months of the query as far as they are covered; up to the last covered month when it names none. Answers to the
     * survey may go on after the last month of the requests.
     */
    static Period span(ExplorerQuery query, DataCoverage coverage) {
        YearMonth covered = coverage.last(FigureCalculator.coveredWith(query.measure()));
        YearMonth wanted = query.last() == null ? covered : query.last();
        YearMonth last = wanted.isBefore(coverage.first()) || wanted.isAfter(covered) ? covered : wanted;
        YearMonth first = query.since() == null || query.since().isAfter(last)
                ? last.minusMonths(query.months() - 1L)
                : query.since();
        return Period.span(first.isBefore(coverage.first()) ? coverage.first() : first, last);
    }

    /** The months in which the measure has a value for the filter; of a count, one above 0. */
    static SortedSet<YearMonth> withValues(ExplorerQuery query, FigureCalculator figures) {
        DataCoverage coverage = figures.coverage();
        Period all = Period.span(coverage.first(), coverage.last(FigureCalculator.coveredWith(query.measure())));
        Series series = figures.judged(all, query.measure(), query.filter(), null);
        SortedSet<YearMonth> found = new TreeSet<>();
        for (int i = 0; i < series.months().size(); i++) {
            if (hasValue(series.figures().get(i))) {
                found.add(series.months().get(i));
            }
        }
        return found;
    }

    private static boolean hasValue(Figure figure) {
        return figure.value().isPresent()
                && (figure.metric().unit() != Unit.COUNT || figure.value().getAsDouble() > 0);
    }
}
