package org.rida.tally.count;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.rida.metric.Counts;
import org.rida.policy.ClockVersion.Basis;
import org.rida.policy.Dimension;
import org.rida.policy.Period;
import org.rida.policy.Policy;

/**
 * The counts of one report draft or one view of the explorer: by period, population and filter, month by month, and of
 * cohorts. Whole Gregorian months are read from the stored counts and added up; other periods and pairs of dimensions are
 * counted from the rows. Stocks are those of the period's last covered day.
 *
 * <p>Each query is sent to the database once for the life of this object, so that every figure of a draft is computed from
 * the same counts. For one thread.
 */
public class PeriodCounts {

    /** What is read of requests one by one is behind these, too. */
    public static final List<String> FLOW = List.of("received", "reopened", "answered", "left", "open");

    /** Before every month. */
    public static final YearMonth EVER = YearMonth.of(1, 1);

    /** What is read of the stored months at once. */
    private enum Reading {
        /** What a report is likely to need next is read as well. */
        AHEAD,
        /** A view shows a few populations by one dimension, of which nothing else is read. */
        ASKED
    }

    private final Reading reading;
    private final DataCoverage coverage;
    private final MonthCounts months;
    private final WindowCounts window;
    private final FilteredCounts filtered;
    private final Cohort cohort;

    private final Map<PairQuery, SortedMap<String, SortedMap<String, Counts>>> byPair = new HashMap<>();
    private final Map<MonthSpan, Map<String, SortedMap<String, Counts>>> byPopulation = new HashMap<>();
    private final Map<DimensionCut, Map<Dimension, SortedMap<String, Counts>>> byDimension = new HashMap<>();
    private final Map<SliceQuery, SortedMap<String, Counts>> bySlice = new HashMap<>();
    private final Map<SeriesQuery, SortedMap<YearMonth, Counts>> series = new HashMap<>();
    private final Map<FilterQuery, Counts> byFilter = new HashMap<>();
    private final Map<CohortQuery, SortedMap<String, Counts>> cohorts = new HashMap<>();

    private final SortedMap<String, YearMonth> reads = new TreeMap<>();

    private record PairQuery(Period period, String population, Dimension one, Dimension other) {}

    /**
     * A report needs most populations of everybody, or of its part, one after the other: they are read together. It leads with
     * one kind of days: what is counted in the other, such as as many ages of open requests again, is read when it is needed.
     */
    private record MonthSpan(YearMonth first, YearMonth last, Dimension dimension, boolean working) {}

    /** Few populations are broken down, but those by several dimensions: all dimensions are read together. */
    private record DimensionCut(YearMonth first, YearMonth last, String population) {}

    private record MonthRange(YearMonth first, YearMonth last) {}

    private record SliceQuery(YearMonth first, YearMonth last, String population, Dimension dimension) {}

    private record SeriesQuery(String population, SliceFilter filter) {}

    private record FilterQuery(YearMonth first, YearMonth last, String population, SliceFilter filter) {}

    private record CohortQuery(LocalDate first, LocalDate last, LocalDate cutOff, Basis basis, Dimension by) {}

    /** For a report. */
    public PeriodCounts(DataSource database, Policy policy, DataCoverage coverage) {
        this(database, policy, coverage, Reading.AHEAD);
    }

    private PeriodCounts(DataSource database, Policy policy, DataCoverage coverage, Reading reading) {
        this.reading = reading;
        this.coverage = coverage;
        this.months = new MonthCounts(database);
        this.window = new WindowCounts(database, policy);
        this.filtered = new FilteredCounts(database);
        this.cohort = new Cohort(database);
    }

    /** For a page that shows a few figures. */
    public static PeriodCounts ofView(DataSource database, Policy policy, DataCoverage coverage) {
        return new PeriodCounts(database, policy, coverage, Reading.ASKED);
    }

    public DataCoverage coverage() {
        return coverage;
    }

    /**
     * The populations that were read so far, with the first month of each: {@link #EVER} where it was a whole series, which months that
     * come before it would lengthen.
     */
    public SortedMap<String, YearMonth> reads() {
        return new TreeMap<>(reads);
    }

    /** Notes that somebody reads populations elsewhere, as part of what these counts are read for. */
    public void alsoReads(YearMonth from, Collection<String> populations) {
        populations.forEach(
                population -> reads.merge(population, from, (one, other) -> one.isBefore(other) ? one : other));
    }

    private void noteReading(String population, YearMonth from) {
        alsoReads(from, List.of(population));
    }

    /**
     * Reads at once what a view is going to ask for one after the other. What it asks for beside these is read when it does.
     *
     * @param period of whole months
     * @param by whose values will be asked for
     */
    public void readTogether(Period period, Collection<String> populations, Dimension by) {
        Map<MonthRange, Set<String>> together = new HashMap<>();
        populations.stream()
                .filter(population -> coverage.touches(period, WindowCounts.groupOf(population)))
                .forEach(population -> together.computeIfAbsent(
                                new MonthRange(firstMonth(period, population), lastMonth(period, population)),
                                range -> new TreeSet<>())
                        .add(population));
        together.forEach((range, of) -> {
            Map<String, SortedMap<String, Counts>> read = months.bySlice(range.first(), range.last(), of, by);
            of.forEach(population -> bySlice.put(
                    new SliceQuery(range.first(), range.last(), population, by),
                    read.getOrDefault(population, new TreeMap<>())));
        });
    }

    /** All cases of the period; {@link Counts#NONE} when no day of it is covered. */
    public Counts counts(Period period, String population) {
        return counts(period, population, SliceFilter.EVERYBODY);
    }

    /**
     * The cases of the period that the filter selects; {@link Counts#NONE} when no day of the period is covered.
     *
     * @throws IllegalArgumentException for a filter of several dimensions and a period that is not made of whole months
     */
    public Counts counts(Period period, String population, SliceFilter filter) {
        noteReading(population, period.firstMonth());
        if (!coverage.touches(period, WindowCounts.groupOf(population))) {
            return Counts.NONE;
        }
        if (filter.hasSeveral()) {
            requireMonths(period, filter);
            return byFilter.computeIfAbsent(
                    new FilterQuery(firstMonth(period, population), lastMonth(period, population), population, filter),
                    q -> filtered.series(q.first(), q.last(), population, filter).values().stream()
                            .reduce(Counts.NONE, Counts::combine));
        }
        SortedMap<YearMonth, Counts> read = series.get(new SeriesQuery(population, filter));
        if (read != null && period.isWholeMonths()) { // a chart has read these months already
            return read
                    .subMap(
                            firstMonth(period, population),
                            lastMonth(period, population).plusMonths(1))
                    .values()
                    .stream()
                    .reduce(Counts.NONE, Counts::combine);
        }
        SortedMap<String, Counts> values = period.isWholeMonths()
                ? read(period, population, filter.dimension())
                : byDays(period, population, filter.dimension());
        return filter.sum(values);
    }

    /** All values of a dimension that occur among the cases of the period. */
    public SortedMap<String, Counts> bySlice(Period period, String population, Dimension by) {
        return bySlice(period, population, SliceFilter.EVERYBODY, by);
    }

    /**
     * All values of a dimension that occur among the cases of the period that the filter selects.
     *
     * @throws IllegalArgumentException for a filter and a period that is not made of whole months
     */
    public SortedMap<String, Counts> bySlice(Period period, String population, SliceFilter filter, Dimension by) {
        noteReading(population, period.firstMonth());
        if (!coverage.touches(period, WindowCounts.groupOf(population))) {
            return new TreeMap<>();
        }
        if (!filter.isEverybody()) {
            requireMonths(period, filter);
            return filtered.bySlice(
                    firstMonth(period, population), lastMonth(period, population), population, filter, by);
        }
        return new TreeMap<>(period.isWholeMonths() ? months(period, population, by) : byDays(period, population, by));
    }

    /** All values of one dimension, and within each those of another. */
    public SortedMap<String, SortedMap<String, Counts>> byPair(
            Period period, String population, Dimension one, Dimension other) {
        noteReading(population, period.firstMonth());
        if (!coverage.touches(period, WindowCounts.groupOf(population))) {
            return new TreeMap<>();
        }
        return byPair.computeIfAbsent(
                new PairQuery(period, population, one, other),
                q -> window.counts(
                        period.first(),
                        coverage.cutOff(period, WindowCounts.groupOf(population)),
                        coverage.coversTo(),
                        population,
                        one,
                        other));
    }

    /** Every covered month in order, of the cases that the filter selects; a month without cases has {@link Counts#NONE}. */
    public SortedMap<YearMonth, Counts> series(String population, SliceFilter filter) {
        noteReading(population, EVER);
        return series.computeIfAbsent(
                new SeriesQuery(population, filter),
                q -> filtered.series(
                        coverage.first(), coverage.last(WindowCounts.groupOf(population)), population, filter));
    }

    /**
     * The cohort received from the first day to the last, followed to the cut-off, by the values of a dimension.
     *
     * @param basis in which days the time to the answer is counted
     * @param by fixed at receipt; {@link Dimension#ALL} for the whole cohort
     * @return buckets {@code answered:days}, {@code left:days} and {@code censored:days}, as {@link Cohort} has them
     * @throws IllegalArgumentException for outcome, mode and timeliness, which a request has only at its end
     */
    public SortedMap<String, Counts> cohort(
            LocalDate first, LocalDate last, LocalDate cutOff, Basis basis, Dimension by) {
        alsoReads(YearMonth.from(first), FLOW);
        return cohorts.computeIfAbsent(
                new CohortQuery(first, last, cutOff, basis, by), q -> cohort.bySlice(first, last, cutOff, basis, by));
    }

    /** The values of every dimension that occur among the requests or responses of some months. */
    public SortedMap<Dimension, SortedSet<String>> values(YearMonth first, YearMonth last) {
        return months.values(first, last);
    }

    private static void requireMonths(Period period, SliceFilter filter) {
        if (!period.isWholeMonths()) {
            throw new IllegalArgumentException("period: expected whole months with the filter %s, found %s to %s"
                    .formatted(filter, period.first(), period.last()));
        }
    }

    /** Open at the end of the day before the period begins. */
    Counts openBefore(Period period) {
        LocalDate before = period.first().minusDays(1);
        return counts(
                period.isWholeMonths()
                        ? Period.month(YearMonth.from(before))
                        : new Period(Period.PeriodKind.HIJRI_MONTH, before, before),
                Population.OPEN.code());
    }

    private SortedMap<String, Counts> byDays(Period period, String population, Dimension dimension) {
        return byPair(period, population, Dimension.ALL, dimension).getOrDefault(Dimension.EVERYTHING, new TreeMap<>());
    }

    private SortedMap<String, Counts> months(Period period, String population, Dimension dimension) {
        if (reading == Reading.ASKED
                || dimension == Dimension.ALL
                || byPopulation.containsKey(span(period, population, dimension))) {
            return read(period, population, dimension);
        }
        return byDimension
                .computeIfAbsent(
                        new DimensionCut(firstMonth(period, population), lastMonth(period, population), population),
                        c -> months.bySlices(c.first(), c.last(), c.population()))
                .getOrDefault(dimension, new TreeMap<>());
    }

    private SortedMap<String, Counts> read(Period period, String population, Dimension dimension) {
        if (reading == Reading.ASKED) {
            return bySlice.computeIfAbsent(
                    new SliceQuery(
                            firstMonth(period, population), lastMonth(period, population), population, dimension),
                    s -> months.bySlice(s.first(), s.last(), s.population(), s.dimension()));
        }
        return byPopulation
                .computeIfAbsent(
                        span(period, population, dimension),
                        s -> months.ofSlice(s.first(), s.last(), s.dimension(), s.working()))
                .getOrDefault(population, new TreeMap<>());
    }

    private MonthSpan span(Period period, String population, Dimension dimension) {
        return new MonthSpan(
                firstMonth(period, population),
                lastMonth(period, population),
                dimension,
                Population.isInWorkingDays(population));
    }

    private YearMonth firstMonth(Period period, String population) {
        return WindowCounts.groupOf(population).isStock() ? lastMonth(period, population) : period.firstMonth();
    }

    private YearMonth lastMonth(Period period, String population) {
        YearMonth covered = coverage.last(WindowCounts.groupOf(population));
        return period.lastMonth().isAfter(covered) ? covered : period.lastMonth();
    }
}
