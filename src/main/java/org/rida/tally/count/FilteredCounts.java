package org.rida.tally.count;

import static java.util.stream.Collectors.joining;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.rida.metric.Counts;
import org.rida.policy.Dimension;
import org.rida.policy.Policy;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * Counts of the cases that a {@link SliceFilter} selects, month by month. One dimension is read from the stored counts;
 * several at once are counted from the rows of their months.
 */
public class FilteredCounts {

    // The facts, the column that is told of each, the conditions of the cut, and what the groups tell.
    private static final String COUNT =
            """
            with stale_now as materialized (
                select cast(m as date) as month, least(cast(m + interval '1 month - 1 day' as date), :coversTo) as cut_off
                from generate_series(cast(:first as date), cast(:last as date), interval '1 month') m
            ), fact as (
            %1$s
            ), named as (
                select month, population, 'cut' as slice, %2$s as value, bucket, count(*) as n
                from fact
                where %3$s
                group by 1, 2, 3, 4, 5
            ), reported (month, population, slice, value, bucket, n) as (
            %4$s
            )
            select month, value, bucket, sum(n) as n from reported
            where population = :population and value is not null
            group by month, value, bucket
            """;

    private final DataSource database;
    private final JdbcClient sql;
    private final MonthCounts stored;
    private final FactQuery facts;

    public FilteredCounts(DataSource database, Policy policy) {
        this.database = database;
        this.sql = JdbcClient.create(database);
        this.stored = new MonthCounts(database);
        this.facts = new FactQuery(policy);
    }

    /** Month by month, in order; a month without rows is there with no counts. */
    public SortedMap<YearMonth, Counts> series(YearMonth first, YearMonth last, String population, SliceFilter filter) {
        if (filter.hasSeveral()) {
            SortedMap<YearMonth, Counts> series = empty(first, last);
            counted(first, last, population, filter, Dimension.ALL)
                    .forEach((month, values) ->
                            series.put(month, values.getOrDefault(Dimension.EVERYTHING, Counts.NONE)));
            return series;
        }
        return stored.series(first, last, population, filter.dimension(), filter.value());
    }

    /** All values of a slice over several months, added up: for flows; of what is open ask for one month. */
    public SortedMap<String, Counts> bySlice(
            YearMonth first, YearMonth last, String population, SliceFilter filter, Dimension by) {
        if (filter.isEverybody()) {
            return stored.bySlice(first, last, population, by);
        }
        SortedMap<String, Counts> sums = new TreeMap<>();
        counted(first, last, population, filter, by)
                .values()
                .forEach(month -> month.forEach((value, n) -> sums.merge(value, n, Counts::combine)));
        return sums;
    }

    private SortedMap<YearMonth, SortedMap<String, Counts>> counted(
            YearMonth first, YearMonth last, String population, SliceFilter filter, Dimension by) {
        Map<YearMonth, Map<String, Map<String, Long>>> buckets = new HashMap<>();
        RowCallbackHandler row = r -> buckets.computeIfAbsent(
                        YearMonth.from(r.getObject("month", LocalDate.class)), m -> new HashMap<>())
                .computeIfAbsent(r.getString("value"), v -> new HashMap<>())
                .put(r.getString("bucket"), r.getLong("n"));
        LocalDate coversTo = DataCoverage.of(database).orElseThrow().coversTo();
        PopulationGroup group = WindowCounts.groupOf(population);
        String query = COUNT.formatted(
                CountFacts.sql(group), WindowCounts.column(by), conditions(filter), MonthCounter.groupedColumns(group));
        StatementSpec statement = facts.bind(sql.sql(query), coversTo)
                .param("first", first.atDay(1))
                .param("last", last.atDay(1))
                .param("population", population);
        bind(filter, statement);
        statement.query(row);
        SortedMap<YearMonth, SortedMap<String, Counts>> counts = new TreeMap<>();
        buckets.forEach((month, values) -> {
            SortedMap<String, Counts> ofMonth = new TreeMap<>();
            values.forEach((value, n) -> ofMonth.put(value, Counts.of(n)));
            counts.put(month, ofMonth);
        });
        return counts;
    }

    /** Names of columns come from the closed list of slices; what somebody chose is a parameter. */
    public static String conditions(SliceFilter filter) {
        return filter.isEverybody()
                ? "true"
                : filter.values().keySet().stream()
                        .map(slice -> WindowCounts.column(slice) + " = :of_" + slice.code())
                        .collect(joining(" and "));
    }

    public static void bind(SliceFilter filter, StatementSpec statement) {
        filter.values().forEach((slice, value) -> statement.param("of_" + slice.code(), value));
    }

    private static SortedMap<YearMonth, Counts> empty(YearMonth first, YearMonth last) {
        SortedMap<YearMonth, Counts> series = new TreeMap<>();
        for (YearMonth month = first; !month.isAfter(last); month = month.plusMonths(1)) {
            series.put(month, Counts.NONE);
        }
        return series;
    }
}
