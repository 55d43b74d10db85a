package org.rida.tally.count;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.rida.policy.Dimension;
import org.rida.policy.Policy;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The responses behind the counts of the survey, one by one. */
public class SurveyAnswers {

    private static final List<Dimension> SLICES = Arrays.stream(Dimension.values())
            .filter(slice -> slice != Dimension.ALL)
            .toList();

    private static final String ANSWERS =
            """
            with stale_now as materialized (
                select cast(m as date) as month, least(cast(m + interval '1 month - 1 day' as date), cast(:countedTo as date)) as cut_off
                from generate_series(cast(:first as date), cast(:last as date), interval '1 month') m
            ), fact as (
            %2$s
            )
            select month, response_no, %1$s, jsonb_object_agg(population, bucket)::text as buckets
            from fact
            group by month, response_no, %1$s
            order by month, response_no
            """;

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<TreeMap<String, String>> BUCKETS = new TypeReference<>() {};
    private static final int FIRST_SLICE = 3;

    private final JdbcClient sql;
    private final FactQuery facts;

    public SurveyAnswers(DataSource database, Policy policy) {
        this.sql = JdbcClient.create(database);
        this.facts = new FactQuery(policy);
    }

    /**
     * By month to the last one with answers, in the order of their numbers; a month without answers is there with none.
     *
     * @param coverage of an answer after the last day of the requests the state of its request is not known
     */
    public SortedMap<YearMonth, List<SurveyAnswer>> byMonth(YearMonth first, DataCoverage coverage) {
        YearMonth last = coverage.last(PopulationGroup.SURVEY);
        SortedMap<YearMonth, List<SurveyAnswer>> months = new TreeMap<>();
        for (YearMonth month = first; !month.isAfter(last); month = month.plusMonths(1)) {
            months.put(month, new ArrayList<>());
        }
        RowCallbackHandler row = r -> {
            YearMonth month = YearMonth.from(r.getObject("month", LocalDate.class));
            SortedMap<String, String> values = new TreeMap<>();
            for (int i = 0; i < SLICES.size(); i++) {
                String value = r.getString(FIRST_SLICE + i);
                if (value != null) {
                    values.put(SLICES.get(i).code(), value);
                }
            }
            SortedMap<String, String> buckets = JSON.readValue(r.getString("buckets"), BUCKETS);
            months.computeIfAbsent(month, m -> new ArrayList<>())
                    .add(new SurveyAnswer(r.getString("response_no"), month, values, buckets));
        };
        String columns =
                String.join(", ", SLICES.stream().map(WindowCounts::column).toList());
        facts.bind(sql.sql(ANSWERS.formatted(columns, SurveyCountSql.SURVEY)), coverage.coversTo())
                .param("countedTo", coverage.to(PopulationGroup.SURVEY))
                .param("first", first.atDay(1))
                .param("last", last.atDay(1))
                .query(row);
        return months;
    }
}
