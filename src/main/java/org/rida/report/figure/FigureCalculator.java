package org.rida.report.figure;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.rida.metric.AnswerTarget;
import org.rida.metric.Counts;
import org.rida.metric.Figure;
import org.rida.metric.Metric;
import org.rida.policy.ClockVersion;
import org.rida.policy.ClockVersion.Basis;
import org.rida.policy.Dimension;
import org.rida.policy.Period;
import org.rida.policy.Period.PeriodKind;
import org.rida.policy.Policy;
import org.rida.quality.Rebase;
import org.rida.quality.SeriesKey;
import org.rida.tally.count.DataCoverage;
import org.rida.tally.count.PeriodCounts;
import org.rida.tally.count.PopulationGroup;
import org.rida.tally.count.SliceFilter;

/**
 * Computes figures from counts: the one place where a metric meets its population, day basis and target, for reports and
 * for the explorer.
 *
 * @param rebases the decisions in force, by series and then by the month from which limits are computed again
 */
public record FigureCalculator(
        Policy policy, PeriodCounts counts, Map<SeriesKey, SortedMap<YearMonth, Rebase>> rebases) {

    /** The months whose requests make up the cohort of a month; one month alone has too few requests to follow. */
    private static final int COHORT_MONTHS = 3;

    /** The same counts, judged as if one more decision were in force. */
    public FigureCalculator with(Rebase decision) {
        Map<SeriesKey, SortedMap<YearMonth, Rebase>> more = new HashMap<>(rebases);
        SortedMap<YearMonth, Rebase> own =
                new TreeMap<>(rebases.getOrDefault(decision.series(), Collections.emptySortedMap()));
        own.put(decision.month(), decision);
        more.put(decision.series(), own);
        return new FigureCalculator(policy, counts, more);
    }

    /** The first and last month with data, and the last day that the inputs cover. */
    public DataCoverage coverage() {
        return counts.coverage();
    }

    /** The days that the figures of a period are counted in, which the clock's version at the end of the period says. */
    public Basis basis(Period period) {
        return policy.clockOn(period.last()).headline();
    }

    /** The days within which a request of the period is to be answered, in days of the period's basis. */
    public int targetDays(Period period) {
        return target(period, basis(period)).days();
    }

    /** The figure of the cases that the filter selects; of a cohort see {@link #cohort}. */
    public Figure figure(Period period, MetricRef metric, SliceFilter filter) {
        return figure(period, metric, filter, basis(period));
    }

    /**
     * As {@link #figure(Period, MetricRef, SliceFilter)}, in another period's basis: a report compares its figures with
     * those of earlier periods in its own days, also when the clock has changed in between.
     */
    Figure figure(Period period, MetricRef metric, SliceFilter filter, Basis basis) {
        Counts n = MetricPopulations.isCohort(metric.metric())
                ? cohort(period, filter, basis).orElse(Counts.NONE)
                : counts.counts(period, population(metric, basis), filter);
        return figure(period, metric, n, basis);
    }

    /** The figure that counts make, with the target of the period; {@link Counts#NONE} makes a figure without value. */
    public Figure figure(Period period, MetricRef metric, Counts n) {
        return figure(period, metric, n, basis(period));
    }

    /**
     * Reads at once the counts of metrics that a view is going to show one after the other.
     *
     * @param metrics those of cohorts are left out
     * @param by the dimension of the filter, or whose values will be asked for
     */
    public void readTogether(Period period, Collection<MetricRef> metrics, Dimension by) {
        Basis basis = basis(period);
        counts.readTogether(
                period,
                metrics.stream()
                        .filter(metric -> !MetricPopulations.isCohort(metric.metric()))
                        .map(metric -> population(metric, basis))
                        .toList(),
                by);
    }

    /** Whether a metric reaches as far as the answers to the survey, or as far as the requests. */
    public static PopulationGroup coveredWith(MetricRef metric) {
        return MetricPopulations.isOfAnswers(metric.metric()) || metric.metric() == Metric.THEME_MENTIONS
                ? PopulationGroup.SURVEY
                : PopulationGroup.RECEIVED;
    }

    /** Of a period that the inputs do not touch a figure without value, of counts too: nothing is known of it. */
    private Figure figure(Period period, MetricRef metric, Counts n, Basis basis) {
        return coverage().touches(period, coveredWith(metric))
                ? metric.metric().figure(n, target(period, basis))
                : new Figure(metric.metric(), OptionalDouble.empty(), Optional.empty(), 0, 0);
    }

    /**
     * One figure for each value of the dimension that occurs in the period, in the order of the values' codes.
     *
     * @throws IllegalArgumentException for a metric of a cohort with a filter: cohorts are counted by one dimension only
     */
    public SortedMap<String, Figure> bySlice(Period period, MetricRef metric, SliceFilter filter, Dimension by) {
        if (MetricPopulations.isCohort(metric.metric()) && !filter.isEverybody()) {
            throw new IllegalArgumentException(
                    metric.code() + ": expected no filter beside " + by.code() + ", found " + filter);
        }
        Basis basis = basis(period);
        SortedMap<String, Figure> figures = new TreeMap<>();
        (MetricPopulations.isCohort(metric.metric())
                        ? cohorts(period, basis, by)
                        : counts.bySlice(period, population(metric, basis), filter, by))
                .forEach((value, n) -> figures.put(value, figure(period, metric, n, basis)));
        return figures;
    }

    /**
     * One figure for each month from the first with data to the last of the period; a month without cases has a figure
     * without value. Process limits need all of these months, not only those of the period.
     */
    SortedMap<YearMonth, Figure> series(Period period, MetricRef metric, SliceFilter filter) {
        Basis basis = basis(period);
        SortedMap<YearMonth, Counts> counted = counts.series(population(metric, basis), filter);
        SortedMap<YearMonth, Figure> series = new TreeMap<>();
        for (YearMonth at = coverage().first(); !at.isAfter(period.lastMonth()); at = at.plusMonths(1)) {
            series.put(at, figure(Period.month(at), metric, counted.getOrDefault(at, Counts.NONE), basis));
        }
        return series;
    }

    /**
     * The months up to the end of the period with their process limits, none of them withheld.
     *
     * @param target in the metric's unit; null when there is none
     */
    public Series judged(Period period, MetricRef metric, SliceFilter filter, @Nullable Double target) {
        return judged(metric, 1, series(period, metric, filter), at -> false, filter, target);
    }

    /**
     * @param step how many months a point stands for
     * @param withheld which months have a value that must not be shown, and so is not among the figures
     */
    Series judged(
            MetricRef metric,
            int step,
            SortedMap<YearMonth, Figure> figures,
            Predicate<YearMonth> withheld,
            SliceFilter filter,
            @Nullable Double target) {
        return Series.of(
                metric.metric(), step, figures, rebases(metric, filter), target, coverage()::complete, withheld);
    }

    /**
     * The decisions about a series, by the month from which its limits are computed again. Decisions are made about the whole
     * or about one value of one dimension, so there are none for a filter of several values.
     */
    public SortedMap<YearMonth, Rebase> rebases(MetricRef metric, SliceFilter filter) {
        return filter.isOneGroup()
                ? rebases.getOrDefault(
                        new SeriesKey(metric.metric(), metric.subject(), filter.dimension(), filter.value()),
                        Collections.emptySortedMap())
                : Collections.emptySortedMap();
    }

    /** The counts from which the figure of a metric is computed, in the period's basis. */
    public Counts counts(Period period, MetricRef metric, SliceFilter filter) {
        return counts.counts(period, population(metric, basis(period)), filter);
    }

    /**
     * The cohort of the period, followed to the last covered day: of a month the requests received in the three months that
     * end with it, of a longer period those received in the period.
     *
     * @return buckets {@code answered:days}, {@code left:days} and {@code censored:days}; empty for a filter of several
     *     dimensions, by which cohorts are not counted
     */
    public Optional<Counts> cohort(Period period, SliceFilter filter) {
        return cohort(period, filter, basis(period));
    }

    private Optional<Counts> cohort(Period period, SliceFilter filter, Basis basis) {
        return filter.hasSeveral()
                ? Optional.empty()
                : Optional.of(filter.sum(cohorts(period, basis, filter.dimension())));
    }

    private SortedMap<String, Counts> cohorts(Period period, Basis basis, Dimension by) {
        return counts.cohort(cohortFirst(period), period.last(), coverage().cutOff(period), basis, by);
    }

    /** The first day of receipt of the period's {@link #cohort}. */
    public static LocalDate cohortFirst(Period period) {
        return isSingleMonth(period)
                ? period.lastMonth().minusMonths(COHORT_MONTHS - 1L).atDay(1)
                : period.first();
    }

    /** The same by the values of a dimension fixed at receipt. */
    public SortedMap<String, Counts> ends(Period period, Dimension by) {
        return cohorts(period, basis(period), by);
    }

    static boolean isSingleMonth(Period period) {
        return period.kind() == PeriodKind.MONTH || period.kind() == PeriodKind.HIJRI_MONTH;
    }

    /** The target in force when the period begins: a request keeps the target of the clock under which it was received. */
    private AnswerTarget target(Period period, Basis basis) {
        ClockVersion clock = policy.clockOn(period.first());
        return new AnswerTarget(basis == Basis.WORKING ? clock.targetWorkingDays() : clock.targetDays());
    }

    private static String population(MetricRef metric, Basis basis) {
        return MetricPopulations.population(metric.metric(), metric.subject(), basis);
    }
}
