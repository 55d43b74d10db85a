package org.rida.tally.count;

import static java.util.stream.Collectors.joining;

import java.time.YearMonth;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.rida.metric.Counts;
import org.rida.policy.Dimension;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * Counts of the cases that a {@link SliceFilter} selects, month by month. Those of one dimension are read from the stored counts of
 * its values; those of several dimensions are added up from the stored {@link MonthCells}.
 */
public class FilteredCounts {

    private final MonthCounts stored;
    private final MonthCells cells;

    /** @param database with the counts */
    public FilteredCounts(DataSource database) {
        this.stored = new MonthCounts(database);
        this.cells = new MonthCells(database);
    }

    /**
     * Month by month, in order; a month without rows is there with no counts.
     *
     * @param population as {@link Population} names it
     */
    public SortedMap<YearMonth, Counts> series(YearMonth first, YearMonth last, String population, SliceFilter filter) {
        if (filter.isOneGroup()) {
            return stored.series(first, last, population, filter.dimension(), filter.value());
        }
        SortedMap<YearMonth, Counts> series = empty(first, last);
        if (filter.hasSeveral()) {
            cells.counts(first, last, population, filter, Dimension.ALL)
                    .forEach((month, values) ->
                            series.put(month, values.getOrDefault(Dimension.EVERYTHING, Counts.NONE)));
        } else {
            filter.chosen(filter.dimension())
                    .forEach(value -> stored.series(first, last, population, filter.dimension(), value)
                            .forEach((month, n) -> series.merge(month, n, Counts::combine)));
        }
        return series;
    }

    /**
     * All values of a dimension over several months, added up: for flows; of what is open ask for one month.
     *
     * @param by dimension to split by
     * @return by value, sorted; values without a row are left out
     */
    public SortedMap<String, Counts> bySlice(
            YearMonth first, YearMonth last, String population, SliceFilter filter, Dimension by) {
        SortedMap<String, Counts> sums = new TreeMap<>();
        if (filter.isEverybody() || !filter.hasSeveral() && filter.dimension() == by) {
            sums.putAll(stored.bySlice(first, last, population, by));
            sums.keySet().removeIf(value -> !filter.contains(by, value));
        } else {
            cells.counts(first, last, population, filter, by)
                    .values()
                    .forEach(month -> month.forEach((value, n) -> sums.merge(value, n, Counts::combine)));
        }
        return sums;
    }

    /**
     * The filter as a condition of SQL. Names of columns come from the closed list of dimensions; what somebody chose is a
     * parameter.
     *
     * @return {@code true} for everybody
     */
    public static String conditions(SliceFilter filter) {
        return filter.isEverybody()
                ? "true"
                : filter.values().keySet().stream()
                        .map(dimension -> WindowCounts.column(dimension) + " = any(:of_" + dimension.code() + ")")
                        .collect(joining(" and "));
    }

    /** Binds the values of {@link #conditions}. */
    public static void bind(SliceFilter filter, StatementSpec statement) {
        filter.values()
                .forEach((dimension, chosen) ->
                        statement.param("of_" + dimension.code(), chosen.toArray(String[]::new)));
    }

    private static SortedMap<YearMonth, Counts> empty(YearMonth first, YearMonth last) {
        SortedMap<YearMonth, Counts> series = new TreeMap<>();
        for (YearMonth month = first; !month.isAfter(last); month = month.plusMonths(1)) {
            series.put(month, Counts.NONE);
        }
        return series;
    }
}
