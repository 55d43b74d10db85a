package org.rida.tally.count;

import static java.util.stream.Collectors.joining;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.rida.metric.Counts;
import org.rida.policy.Dimension;
import org.rida.policy.Policy;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * Counts of the cases that a {@link SliceFilter} selects, month by month. One dimension is read from the stored counts;
 * several at once are counted from the rows of their months. A page asks for every question of the survey: their rows are read
 * once for all questions and kept for the life of this object. For one thread.
 */
public class FilteredCounts {

    // Arguments: the facts, the column whose values are counted, the conditions of the filter, the query over the
    // groups. The filter is applied to the rows before they are grouped, so that any combination of dimensions can be
    // counted
    private static final String COUNT =
            """
            with stale_now as materialized (
                select cast(m as date) as month, least(cast(m + interval '1 month - 1 day' as date), cast(:countedTo as date)) as cut_off
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
            select population, month, value, bucket, sum(n) as n from reported
            where %5$s and value is not null
            group by population, month, value, bucket
            """;

    private final DataSource database;
    private final JdbcClient sql;
    private final MonthCounts stored;
    private final FactQuery facts;
    private final Map<SurveyCut, Map<String, SortedMap<YearMonth, SortedMap<String, Counts>>>> surveys =
            new HashMap<>();

    private record SurveyCut(YearMonth first, YearMonth last, SliceFilter filter, Dimension by) {}

    /**
     * @param database with the counts and the rows
     * @param policy that the counts were made by
     */
    public FilteredCounts(DataSource database, Policy policy) {
        this.database = database;
        this.sql = JdbcClient.create(database);
        this.stored = new MonthCounts(database);
        this.facts = new FactQuery(policy);
    }

    /**
     * Month by month, in order; a month without rows is there with no counts.
     *
     * @param population as {@link Population} names it
     * @param filter one dimension or none is read from the stored counts
     */
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

    /**
     * All values of a dimension over several months, added up: for flows; of what is open ask for one month.
     *
     * @param by dimension to split by
     * @return by value, sorted; values without a row are left out
     */
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
        PopulationGroup group = WindowCounts.groupOf(population);
        Map<String, SortedMap<YearMonth, SortedMap<String, Counts>>> counts = group == PopulationGroup.SURVEY
                ? surveys.computeIfAbsent(
                        new SurveyCut(first, last, filter, by),
                        cut -> read(cut.first(), cut.last(), group, null, cut.filter(), cut.by()))
                : read(first, last, group, population, filter, by);
        return counts.getOrDefault(population, new TreeMap<>());
    }

    /** @param population null for all of the group */
    private Map<String, SortedMap<YearMonth, SortedMap<String, Counts>>> read(
            YearMonth first,
            YearMonth last,
            PopulationGroup group,
            @Nullable String population,
            SliceFilter filter,
            Dimension by) {
        Map<String, Map<YearMonth, Map<String, Map<String, Long>>>> buckets = new HashMap<>();
        RowCallbackHandler row = r -> buckets.computeIfAbsent(r.getString("population"), p -> new HashMap<>())
                .computeIfAbsent(YearMonth.from(r.getObject("month", LocalDate.class)), m -> new HashMap<>())
                .computeIfAbsent(r.getString("value"), v -> new HashMap<>())
                .put(r.getString("bucket"), r.getLong("n"));
        DataCoverage coverage = DataCoverage.of(database).orElseThrow();
        String query = COUNT.formatted(
                CountFacts.sql(group),
                WindowCounts.column(by),
                conditions(filter),
                MonthCounter.groupedColumns(group),
                population == null ? "true" : "population = :population");
        StatementSpec statement = facts.bind(sql.sql(query), coverage.coversTo())
                .param("countedTo", coverage.to(group))
                .param("first", first.atDay(1))
                .param("last", last.atDay(1));
        if (population != null) {
            statement.param("population", population);
        }
        bind(filter, statement);
        statement.query(row);
        Map<String, SortedMap<YearMonth, SortedMap<String, Counts>>> counts = new HashMap<>();
        buckets.forEach((name, months) -> months.forEach((month, values) -> {
            SortedMap<String, Counts> ofMonth = new TreeMap<>();
            values.forEach((value, n) -> ofMonth.put(value, Counts.of(n)));
            counts.computeIfAbsent(name, n -> new TreeMap<>()).put(month, ofMonth);
        }));
        return counts;
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
                        .map(dimension -> WindowCounts.column(dimension) + " = :of_" + dimension.code())
                        .collect(joining(" and "));
    }

    /** Binds the values of {@link #conditions}. */
    public static void bind(SliceFilter filter, StatementSpec statement) {
        filter.values().forEach((dimension, value) -> statement.param("of_" + dimension.code(), value));
    }

    private static SortedMap<YearMonth, Counts> empty(YearMonth first, YearMonth last) {
        SortedMap<YearMonth, Counts> series = new TreeMap<>();
        for (YearMonth month = first; !month.isAfter(last); month = month.plusMonths(1)) {
            series.put(month, Counts.NONE);
        }
        return series;
    }
}
