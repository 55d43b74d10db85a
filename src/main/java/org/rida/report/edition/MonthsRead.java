package org.rida.report.edition;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.SortedMap;
import java.util.TreeMap;
import org.rida.policy.Period;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * The counts that an edition was drafted from, beside which what is counted now is held.
 *
 * @param period that it reports
 * @param reads the populations that were read, with the first month of each: charts and comparisons read more than the period
 * @param versions of these counts by month, up to the last of the period; empty where nothing of its last month was counted, of which
 *     then nothing was drafted that could change
 */
public record MonthsRead(Period period, SortedMap<String, YearMonth> reads, SortedMap<YearMonth, String> versions) {

    /**
     * The version of what is read of a month. Argument: the populations that are read, as JSON.
     */
    static final String VERSION =
            """
            concat(m.versions ->> '', '|', (
                select sum(cast(m.versions ->> r.key as numeric)) from jsonb_each_text(%s) r
                where m.month >= cast(r.value || '-01' as date)))
            """;

    private static final String VERSIONS =
            """
            select m.month, %s as version from month_last_count m
            where m.month <= :to and m.month >= (select min(cast(value || '-01' as date)) from jsonb_each_text(cast(:reads as jsonb)))
            """
                    .formatted(VERSION.formatted("cast(:reads as jsonb)"));

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Answers are read one by one, too. */
    private static final String OPINIONS =
            """
            select distinct population from month_last_count cross join lateral jsonb_object_keys(versions) population
            where population ~ '^(responses|invited|linked|gap|score:.*|theme:.*)$'
            """;

    /**
     * Reads the versions of the counts.
     *
     * @param sql within the transaction in which the figures are computed
     * @param counted the populations that they are computed from
     * @param opinionsFrom first month of which answers are read one by one
     */
    public static MonthsRead of(
            JdbcClient sql, Period period, SortedMap<String, YearMonth> counted, YearMonth opinionsFrom) {
        SortedMap<String, YearMonth> reads = new TreeMap<>(counted);
        sql.sql(OPINIONS)
                .query(String.class)
                .list()
                .forEach(population ->
                        reads.merge(population, opinionsFrom, (one, other) -> one.isBefore(other) ? one : other));
        SortedMap<YearMonth, String> versions = new TreeMap<>();
        sql.sql(VERSIONS)
                .param("reads", json(reads))
                .param("to", period.lastMonth().atDay(1))
                .query(row -> {
                    versions.put(YearMonth.from(row.getObject("month", LocalDate.class)), row.getString("version"));
                });
        return new MonthsRead(period, reads, versions.containsKey(period.lastMonth()) ? versions : new TreeMap<>());
    }

    /** By population the first month, as the database keeps it. */
    String readsAsJson() {
        return json(reads);
    }

    private static String json(SortedMap<String, YearMonth> reads) {
        SortedMap<String, String> written = new TreeMap<>();
        reads.forEach((population, month) -> written.put(population, month.toString()));
        return JSON.writeValueAsString(written);
    }
}
