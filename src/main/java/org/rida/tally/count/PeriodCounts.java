package org.rida.tally.count;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.rida.metric.Counts;
import org.rida.policy.Dimension;
import org.rida.policy.Period;
import org.rida.policy.Policy;

/**
 * Counts of a period: whole Gregorian months are read from the stored counts and added up, other periods and pairs of
 * dimensions are counted from the rows of their days. Stocks are those of the period's last covered day. What was counted is
 * kept for the life of this object, which is that of one draft. Not safe for use by several threads.
 */
public class PeriodCounts {

    private final MonthCounts months;
    private final WindowCounts window;
    private final DataCoverage coverage;
    private final Map<CountQuery, SortedMap<String, SortedMap<String, Counts>>> counted = new HashMap<>();

    private final Map<MonthSpan, Map<String, SortedMap<String, Counts>>> read = new HashMap<>();
    // one query for a whole dimension of populations is faster than one for each: a report asks for some hundred counts
    private final Map<DimensionCut, Map<Dimension, SortedMap<String, Counts>>> cut = new HashMap<>();

    private record CountQuery(Period period, String population, Dimension one, Dimension other) {}

    /**
     * A report asks for most populations of everybody, or of its part, one after the other: they are read together. It leads with
     * one kind of days: what is counted in the other, such as as many ages of open requests again, is read when it is asked for.
     */
    private record MonthSpan(YearMonth first, YearMonth last, Dimension dimension, boolean working) {}

    /** Few populations are cut by dimensions, but those by several: they are read together. */
    private record DimensionCut(YearMonth first, YearMonth last, String population) {}

    public PeriodCounts(DataSource database, Policy policy, DataCoverage coverage) {
        this.months = new MonthCounts(database);
        this.window = new WindowCounts(database, policy);
        this.coverage = coverage;
    }

    /**
     * Everything of the period.
     *
     * @param population as {@link Population} names it
     */
    public Counts counts(Period period, String population) {
        return counts(period, population, Dimension.ALL, Dimension.EVERYTHING);
    }

    /**
     * One value of a dimension.
     *
     * @param dimension that the value belongs to
     * @param value one of its values
     */
    public Counts counts(Period period, String population, Dimension dimension, String value) {
        if (!coverage.touches(period)) {
            return Counts.NONE;
        }
        SortedMap<String, Counts> values =
                period.isWholeMonths() ? read(period, population, dimension) : byDays(period, population, dimension);
        return values.getOrDefault(value, Counts.NONE);
    }

    /**
     * All values of a dimension.
     *
     * @return by value, sorted; empty when the period is not covered
     */
    public SortedMap<String, Counts> bySlice(Period period, String population, Dimension dimension) {
        if (!coverage.touches(period)) {
            return new TreeMap<>();
        }
        return new TreeMap<>(
                period.isWholeMonths() ? months(period, population, dimension) : byDays(period, population, dimension));
    }

    /**
     * All values of one dimension, and within each those of another.
     *
     * @param one outer dimension
     * @param other inner dimension
     */
    public SortedMap<String, SortedMap<String, Counts>> byPair(
            Period period, String population, Dimension one, Dimension other) {
        if (!coverage.touches(period)) {
            return new TreeMap<>();
        }
        return counted.computeIfAbsent(
                new CountQuery(period, population, one, other),
                q -> window.counts(
                        period.first(), coverage.cutOff(period), coverage.coversTo(), population, one, other));
    }

    /** Open at the end of the day before the period begins. */
    Counts openBefore(Period period, Dimension dimension, String value) {
        LocalDate before = period.first().minusDays(1);
        return counts(
                period.isWholeMonths()
                        ? Period.month(YearMonth.from(before))
                        : new Period(Period.PeriodKind.HIJRI_MONTH, before, before),
                Population.OPEN.code(),
                dimension,
                value);
    }

    private SortedMap<String, Counts> byDays(Period period, String population, Dimension dimension) {
        return byPair(period, population, Dimension.ALL, dimension).getOrDefault(Dimension.EVERYTHING, new TreeMap<>());
    }

    private SortedMap<String, Counts> months(Period period, String population, Dimension dimension) {
        if (dimension == Dimension.ALL || read.containsKey(span(period, population, dimension))) {
            return read(period, population, dimension);
        }
        return cut.computeIfAbsent(
                        new DimensionCut(firstMonth(period, population), lastMonth(period), population),
                        c -> months.bySlices(c.first(), c.last(), c.population()))
                .getOrDefault(dimension, new TreeMap<>());
    }

    private SortedMap<String, Counts> read(Period period, String population, Dimension dimension) {
        return read.computeIfAbsent(
                        span(period, population, dimension),
                        s -> months.ofSlice(s.first(), s.last(), s.dimension(), s.working()))
                .getOrDefault(population, new TreeMap<>());
    }

    private MonthSpan span(Period period, String population, Dimension dimension) {
        return new MonthSpan(
                firstMonth(period, population), lastMonth(period), dimension, Population.isInWorkingDays(population));
    }

    // stocks do not add up: of several months only the last one counts
    private YearMonth firstMonth(Period period, String population) {
        return WindowCounts.groupOf(population) == PopulationGroup.OPEN ? lastMonth(period) : period.firstMonth();
    }

    private YearMonth lastMonth(Period period) {
        return period.lastMonth().isAfter(coverage.last()) ? coverage.last() : period.lastMonth();
    }
}
