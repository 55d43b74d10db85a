package org.rida.tally.count;

import java.time.LocalDate;
import java.util.Arrays;
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

/**
 * Counts any span of days by one or two dimensions, from the same facts as the stored months. Open requests are counted
 * at the end of the last day.
 */
public class WindowCounts {

    private static final String COUNT =
            """
            with stale_now as materialized (
                select cast(:first as date) as month, cast(:last as date) as cut_off
            ), fact as (
            %1$s
            ), named as (
                select month, population, %2$s as slice, %3$s as value, bucket, count(*) as n
                from fact
                group by 1, 2, 3, 4, 5
            ), reported (month, population, slice, value, bucket, n) as (
            %4$s
            )
            select slice, value, bucket, sum(n) as n from reported
            where population = :population and slice is not null and value is not null
            group by slice, value, bucket
            """;

    private static final String AS_COUNTED = "select month, population, slice, value, bucket, n from named";

    private static final String OPEN_FROM_DAYS =
            "select c.month, f.population, c.slice, c.value, f.bucket, sum(c.n) from named c "
                    + MonthCounter.AGES
                    + "group by c.month, f.population, c.slice, c.value, f.bucket";

    private final JdbcClient sql;
    private final FactQuery facts;

    WindowCounts(DataSource database, Policy policy) {
        this.sql = JdbcClient.create(database);
        this.facts = new FactQuery(policy);
    }

    /**
     * @param first first day
     * @param last not after the inputs' coverage, which is the third parameter
     * @return by the value of the first dimension, then of the second
     */
    SortedMap<String, SortedMap<String, Counts>> counts(
            LocalDate first, LocalDate last, LocalDate coversTo, String population, Dimension one, Dimension other) {
        PopulationGroup group = groupOf(population);
        Map<String, Map<String, Map<String, Long>>> buckets = new TreeMap<>();
        RowCallbackHandler row = r -> buckets.computeIfAbsent(r.getString("slice"), v -> new TreeMap<>())
                .computeIfAbsent(r.getString("value"), v -> new HashMap<>())
                .put(r.getString("bucket"), r.getLong("n"));
        String query = COUNT.formatted(
                CountFacts.sql(group),
                column(one),
                column(other),
                group == PopulationGroup.OPEN ? OPEN_FROM_DAYS : AS_COUNTED);
        facts.bind(sql.sql(query), coversTo)
                .param("first", first)
                .param("last", last)
                .param("population", population)
                .query(row);
        SortedMap<String, SortedMap<String, Counts>> counts = new TreeMap<>();
        buckets.forEach((value, ofValue) -> {
            SortedMap<String, Counts> inner = new TreeMap<>();
            ofValue.forEach((second, n) -> inner.put(second, Counts.of(n)));
            counts.put(value, inner);
        });
        return counts;
    }

    /** An SQL expression. Dimensions are a closed list of names, so nothing typed by a user gets into the statement. */
    static String column(Dimension dimension) {
        return switch (dimension) {
            case ALL -> "'" + Dimension.EVERYTHING + "'";
            case OUTCOME, MODE, TIMELINESS -> dimension.code();
            case CHANNEL, SERVICE, DEPARTMENT, SEGMENT, PARTY, KIND ->
                "coalesce(%s, '%s')".formatted(dimension.code(), Population.NOT_GIVEN);
        };
    }

    /**
     * @param population as {@link Population} names it
     * @throws IllegalArgumentException when there is no such population
     */
    public static PopulationGroup groupOf(String population) {
        return Arrays.stream(Population.values())
                .filter(p -> p.code().endsWith(":") ? population.startsWith(p.code()) : population.equals(p.code()))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("population: expected one of Population, found " + population))
                .group();
    }
}
