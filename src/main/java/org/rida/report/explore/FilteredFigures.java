package org.rida.report.explore;

import java.time.YearMonth;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.rida.metric.AnswerTarget;
import org.rida.metric.Counts;
import org.rida.metric.Figure;
import org.rida.metric.Metric;
import org.rida.policy.ClockVersion;
import org.rida.policy.ClockVersion.Basis;
import org.rida.policy.Dimension;
import org.rida.policy.Policy;
import org.rida.quality.Rebase;
import org.rida.quality.Rebases;
import org.rida.quality.SeriesKey;
import org.rida.report.figure.MetricPopulations;
import org.rida.report.figure.MetricRef;
import org.rida.tally.count.DataCoverage;
import org.rida.tally.count.FilteredCounts;
import org.rida.tally.count.SliceFilter;

/** Figures of those whom a cut names, over the months of a span: by the same formulas from the same counts as in reports. */
record FilteredFigures(
        Policy policy,
        FilteredCounts counts,
        Rebases decisions,
        DataCoverage coverage,
        YearMonth first,
        YearMonth last) {

    /** Every month from the first that has data to the span's last: limits come from all of them. */
    SortedMap<YearMonth, Figure> series(MetricRef measure, SliceFilter cut) {
        SortedMap<YearMonth, Figure> series = new TreeMap<>();
        counts.series(coverage.first(), last, population(measure), cut)
                .forEach((month, n) -> series.put(month, figure(measure, n)));
        return series;
    }

    /** Decisions are made about a whole series or about one group's, not about what several filters leave. */
    SortedMap<YearMonth, Rebase> rebases(MetricRef measure, SliceFilter cut) {
        if (cut.values().size() > 1) {
            return new TreeMap<>();
        }
        return decisions.inForce(
                cut.isEverybody()
                        ? SeriesKey.of(measure.metric(), measure.subject())
                        : cut.values().entrySet().stream()
                                .findFirst()
                                .map(one -> new SeriesKey(
                                        measure.metric(), measure.subject(), one.getKey(), one.getValue()))
                                .orElseThrow());
    }

    /** The span's figure, from its summed counts; of a stock its last month's. */
    Figure over(MetricRef measure, SliceFilter cut) {
        return figure(measure, counts(measure, cut));
    }

    /** Likewise for every value of the slice that occurs. */
    SortedMap<String, Figure> bySlice(MetricRef measure, SliceFilter cut, Dimension by) {
        SortedMap<String, Figure> figures = new TreeMap<>();
        counts.bySlice(begin(measure), last, population(measure), cut, by)
                .forEach((value, n) -> figures.put(value, figure(measure, n)));
        return figures;
    }

    /** Answers to a question by score; scores that nobody gave are not there. */
    Map<Integer, Long> scores(String question, SliceFilter cut) {
        return counts.series(first, last, MetricPopulations.score(question), cut).values().stream()
                .reduce(Counts.NONE, Counts::combine)
                .scores(1, 5);
    }

    /** Of nobody. */
    Figure none(MetricRef measure) {
        return figure(measure, Counts.NONE);
    }

    /** The same facts of another month. */
    FilteredFigures at(YearMonth month) {
        return new FilteredFigures(policy, counts, decisions, coverage, month, month);
    }

    /** What the span's figure is computed from. */
    Counts counts(MetricRef measure, SliceFilter cut) {
        return counts.series(begin(measure), last, population(measure), cut).values().stream()
                .reduce(Counts.NONE, Counts::combine);
    }

    private YearMonth begin(MetricRef measure) {
        return measure.isStock() ? last : first;
    }

    private String population(MetricRef measure) {
        return MetricPopulations.population(measure.metric(), measure.subject(), basis());
    }

    /** Which days the figures lead with, as in reports: the clock's version at the end of the span says so. */
    Basis basis() {
        return policy.clockOn(last.atEndOfMonth()).headline();
    }

    int targetDays() {
        ClockVersion clock = policy.clockOn(last.atDay(1));
        return basis() == Basis.WORKING ? clock.targetWorkingDays() : clock.targetDays();
    }

    Figure figure(Metric metric, Counts n) {
        return metric.figure(n, new AnswerTarget(targetDays()));
    }

    private Figure figure(MetricRef measure, Counts n) {
        return figure(measure.metric(), n);
    }
}
