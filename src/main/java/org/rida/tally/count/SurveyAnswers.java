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

/** The responses behind the counts of the survey, one by one. */
public class SurveyAnswers {

    private static final List<Dimension> SLICES = Arrays.stream(Dimension.values())
            .filter(slice -> slice != Dimension.ALL)
            .toList();

    private static final String ANSWERS =
            """
            with stale_now as materialized (
                select cast(m as date) as month, least(cast(m + interval '1 month - 1 day' as date), :coversTo) as cut_off
                from generate_series(cast(:first as date), cast(:last as date), interval '1 month') m
            ), fact as (
            %s
            )
            select month, response_no, population, bucket, %s
            from fact
            order by month, response_no
            """;

    private final JdbcClient sql;
    private final FactQuery facts;

    public SurveyAnswers(DataSource database, Policy policy) {
        this.sql = JdbcClient.create(database);
        this.facts = new FactQuery(policy);
    }

    /** By month, in the order of their numbers; a month without answers is there with none. */
    public SortedMap<YearMonth, List<SurveyAnswer>> byMonth(YearMonth first, YearMonth last, LocalDate coversTo) {
        SortedMap<YearMonth, List<SurveyAnswer>> months = new TreeMap<>();
        for (YearMonth month = first; !month.isAfter(last); month = month.plusMonths(1)) {
            months.put(month, new ArrayList<>());
        }
        RowCallbackHandler row = r -> {
            YearMonth month = YearMonth.from(r.getObject("month", LocalDate.class));
            String number = r.getString("response_no");
            List<SurveyAnswer> answers = months.computeIfAbsent(month, m -> new ArrayList<>());
            if (answers.isEmpty() || !answers.get(answers.size() - 1).number().equals(number)) {
                SortedMap<String, String> values = new TreeMap<>();
                for (Dimension slice : SLICES) {
                    String value = r.getString(slice.code());
                    if (value != null) {
                        values.put(slice.code(), value);
                    }
                }
                answers.add(new SurveyAnswer(number, month, values, new TreeMap<>()));
            }
            answers.get(answers.size() - 1).buckets().put(r.getString("population"), r.getString("bucket"));
        };
        String columns = String.join(
                ", ",
                SLICES.stream()
                        .map(slice -> WindowCounts.column(slice) + " as " + slice.code())
                        .toList());
        facts.bind(sql.sql(ANSWERS.formatted(SurveyCountSql.SURVEY, columns)), coversTo)
                .param("first", first.atDay(1))
                .param("last", last.atDay(1))
                .query(row);
        return months;
    }
}
