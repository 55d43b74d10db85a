package org.rida.tally.count;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.rida.metric.Counts;
import org.rida.policy.Dimension;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads the stored counts. Populations are named by {@link Population#code()}, {@link Population#score}, {@link
 * Population#theme} or {@link Population#stage}. A month, dimension or value of which nothing is known has {@link Counts#NONE}.
 * Reading takes no lock: a refresh replaces counts in one transaction, so readers see the counts before or after it.
 */
public class MonthCounts {

    // Months are listed rather than "between": each is then looked up in the key, which begins with them, and the long
    // table needs no second index for its series.
    private static final String OF_VALUE =
            """
            select month, bucket, n from month_count
            where month = any(cast(:months as date[])) and population = :population and slice = :slice and value = :value
            """;

    private static final String OF_SLICE =
            """
            select population, value, bucket, sum(n) as n from month_count
            where month = any(cast(:months as date[])) and population = any(:populations) and slice = :slice
            group by population, value, bucket
            """;

    private static final String ALL_OF_SLICE =
            """
            select population, value, bucket, sum(n) as n from month_count
            where month between :first and :last and slice = :slice and population like '%-working' = :working
            group by population, value, bucket
            """;

    private static final String BY_SLICES =
            """
            select slice, value, bucket, sum(n) as n from month_count
            where month = any(cast(:months as date[])) and population = :population and slice <> 'all'
            group by slice, value, bucket
            """;

    private static final String VALUES =
            """
            select distinct slice, value from month_count
            where month = any(cast(:months as date[])) and population in ('received', 'responses') and slice <> 'all'
            """;

    private final JdbcClient sql;

    public MonthCounts(DataSource database) {
        this.sql = JdbcClient.create(database);
    }

    /**
     * Everything of a month.
     *
     * @param population as {@link Population} names it
     */
    public Counts counts(YearMonth month, String population) {
        return counts(month, population, Dimension.ALL, Dimension.EVERYTHING);
    }

    /**
     * One value of a dimension in a month.
     *
     * @return {@link Counts#NONE} when nothing is stored
     */
    public Counts counts(YearMonth month, String population, Dimension dimension, String value) {
        return sum(month, month, population, dimension, value);
    }

    /**
     * One value of a dimension over several months, added up: for flows, never for stocks.
     *
     * @param last last month, included
     */
    public Counts sum(YearMonth first, YearMonth last, String population, Dimension dimension, String value) {
        return series(first, last, population, dimension, value).values().stream()
                .reduce(Counts.NONE, Counts::combine);
    }

    /**
     * Month by month, in order; a month without rows is there with no counts.
     *
     * @param first first month
     * @param last last month, included
     */
    public SortedMap<YearMonth, Counts> series(
            YearMonth first, YearMonth last, String population, Dimension dimension, String value) {
        SortedMap<YearMonth, Map<String, Long>> buckets = new TreeMap<>();
        for (YearMonth month = first; !month.isAfter(last); month = month.plusMonths(1)) {
            buckets.put(month, new HashMap<>());
        }
        RowCallbackHandler row = r -> buckets.computeIfAbsent(
                        YearMonth.from(r.getObject("month", LocalDate.class)), m -> new HashMap<>())
                .put(r.getString("bucket"), r.getLong("n"));
        sql.sql(OF_VALUE)
                .param("months", months(first, last))
                .param("population", population)
                .param("slice", dimension.code())
                .param("value", value)
                .query(row);
        return counts(buckets);
    }

    /**
     * All values of a dimension in a month.
     *
     * @return by value, sorted
     */
    public SortedMap<String, Counts> bySlice(YearMonth month, String population, Dimension dimension) {
        return bySlice(month, month, population, dimension);
    }

    /**
     * All values of a dimension over several months, added up: for flows, never for stocks.
     *
     * @param last last month, included
     */
    public SortedMap<String, Counts> bySlice(YearMonth first, YearMonth last, String population, Dimension dimension) {
        return bySlice(first, last, List.of(population), dimension).getOrDefault(population, new TreeMap<>());
    }

    /** The same of several populations, by population; those without a row are left out. */
    Map<String, SortedMap<String, Counts>> bySlice(
            YearMonth first, YearMonth last, Collection<String> populations, Dimension dimension) {
        Buckets buckets = new Buckets("population");
        sql.sql(OF_SLICE)
                .param("months", months(first, last))
                .param("populations", populations.toArray(String[]::new))
                .param("slice", dimension.code())
                .query((RowCallbackHandler) buckets::add);
        return buckets.counts();
    }

    /**
     * All populations of a dimension over several months, added up, by population and value: for flows, never for stocks.
     *
     * @param working those that count in working days, or the others
     */
    Map<String, SortedMap<String, Counts>> ofSlice(
            YearMonth first, YearMonth last, Dimension dimension, boolean working) {
        Buckets buckets = new Buckets("population");
        sql.sql(ALL_OF_SLICE)
                .param("first", first.atDay(1))
                .param("last", last.atDay(1))
                .param("slice", dimension.code())
                .param("working", working)
                .query((RowCallbackHandler) buckets::add);
        return buckets.counts();
    }

    /** One population over several months, added up, by every dimension but that of everybody and by value: for flows, never for stocks. */
    Map<Dimension, SortedMap<String, Counts>> bySlices(YearMonth first, YearMonth last, String population) {
        Buckets buckets = new Buckets("slice");
        sql.sql(BY_SLICES)
                .param("months", months(first, last))
                .param("population", population)
                .query((RowCallbackHandler) buckets::add);
        Map<Dimension, SortedMap<String, Counts>> dimensions = new EnumMap<>(Dimension.class);
        buckets.counts()
                .forEach((dimension, counts) ->
                        dimensions.put(Dimension.valueOf(dimension.toUpperCase(Locale.ROOT)), counts));
        return dimensions;
    }

    /** The values of every dimension that occur among the requests or responses of some months, in the order of their codes. */
    SortedMap<Dimension, SortedSet<String>> values(YearMonth first, YearMonth last) {
        SortedMap<Dimension, SortedSet<String>> values = new TreeMap<>();
        RowCallbackHandler row = r -> values.computeIfAbsent(
                        Dimension.valueOf(r.getString("slice").toUpperCase(Locale.ROOT)), s -> new TreeSet<>())
                .add(r.getString("value"));
        sql.sql(VALUES).param("months", months(first, last)).query(row);
        return values;
    }

    /** The first days of the months, as PostgreSQL reads them. */
    private static String[] months(YearMonth first, YearMonth last) {
        return Stream.iterate(first, month -> !month.isAfter(last), month -> month.plusMonths(1))
                .map(month -> month.atDay(1).toString())
                .toArray(String[]::new);
    }

    /** By the value of a column, then by value, then by bucket. */
    private record Buckets(String column, Map<String, SortedMap<String, Map<String, Long>>> read) {

        Buckets(String column) {
            this(column, new HashMap<>());
        }

        void add(ResultSet row) throws SQLException {
            read.computeIfAbsent(row.getString(column), p -> new TreeMap<>())
                    .computeIfAbsent(row.getString("value"), v -> new HashMap<>())
                    .put(row.getString("bucket"), row.getLong("n"));
        }

        Map<String, SortedMap<String, Counts>> counts() {
            Map<String, SortedMap<String, Counts>> all = new HashMap<>();
            read.forEach((key, values) -> all.put(key, MonthCounts.counts(values)));
            return all;
        }
    }

    private static <K extends Comparable<K>> SortedMap<K, Counts> counts(SortedMap<K, Map<String, Long>> buckets) {
        SortedMap<K, Counts> counts = new TreeMap<>();
        buckets.forEach((key, ofKey) -> counts.put(key, Counts.of(ofKey)));
        return counts;
    }
}
