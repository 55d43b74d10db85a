package org.rida.tally.count;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
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

    private static final String VERSIONS =
            """
            select month, counted_at from counted_month
            where month between :first and :last and not exists (select from uncounted_input)
            """;

    private static final String ANSWERS =
            """
            with stale_now as materialized (
                select cast(m as date) as month, least(cast(cast(m as date) + interval '1 month - 1 day' as date), cast(:countedTo as date)) as cut_off
                from unnest(cast(:months as text[])) m
            )
            """
                    + SurveyCountSql.RESPONSES;

    private static final int ROWS_AT_ONCE = 5_000;

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<TreeMap<String, String>> BUCKETS = new TypeReference<>() {};

    private final JdbcClient sql;
    private final FactQuery facts;

    /**
     * State of the data that a month's answers are of: the same answers for the same version.
     *
     * @param countedAt when the month was counted last
     * @param cutOff the last day whose answers are counted
     * @param coversTo the last day of the month whose requests are known
     */
    public record AnswersVersion(YearMonth month, Instant countedAt, LocalDate cutOff, LocalDate coversTo) {}

    public SurveyAnswers(DataSource database, Policy policy) {
        this.sql = JdbcClient.create(database);
        this.facts = new FactQuery(policy);
    }

    /**
     * Of the months from the first to the last one with answers; those that were never counted have none. Empty while files are in
     * that are not counted yet, since the answers read then are more than the counts hold.
     */
    public SortedMap<YearMonth, AnswersVersion> versions(YearMonth first, DataCoverage coverage) {
        LocalDate answersTo = coverage.to(PopulationGroup.SURVEY);
        SortedMap<YearMonth, AnswersVersion> versions = new TreeMap<>();
        RowCallbackHandler row = r -> {
            YearMonth month = YearMonth.from(r.getObject("month", LocalDate.class));
            LocalDate end = month.atEndOfMonth();
            versions.put(
                    month,
                    new AnswersVersion(
                            month,
                            r.getObject("counted_at", OffsetDateTime.class).toInstant(),
                            end.isBefore(answersTo) ? end : answersTo,
                            coverage.cutOff(month)));
        };
        sql.sql(VERSIONS)
                .param("first", first.atDay(1))
                .param("last", coverage.last(PopulationGroup.SURVEY).atDay(1))
                .query(row);
        return versions;
    }

    /**
     * Reads the answers of some months, month by month, so that those of one are in memory at a time; within a transaction, since
     * PostgreSQL hands rows out by and by only there.
     *
     * @param coverage of an answer after the last day of the requests the state of its request is not known
     * @param reader takes each month once, in the order of months, with its answers in the order of their numbers; a month
     *     without answers with none
     */
    public void read(
            Collection<YearMonth> wanted, DataCoverage coverage, BiConsumer<YearMonth, List<SurveyAnswer>> reader) {
        SortedSet<YearMonth> left = new TreeSet<>(wanted);
        List<SurveyAnswer> answers = new ArrayList<>();
        RowCallbackHandler row = r -> {
            YearMonth month = YearMonth.from(r.getObject("month", LocalDate.class));
            if (!answers.isEmpty() && !answers.get(0).month().equals(month)) {
                handOver(answers, left, reader);
            }
            SortedMap<String, String> values = new TreeMap<>();
            for (Dimension slice : SLICES) {
                String value = r.getString(slice.code());
                values.put(slice.code(), value == null ? Population.NOT_GIVEN : value);
            }
            SortedMap<String, String> buckets = JSON.readValue(r.getString("buckets"), BUCKETS);
            answers.add(new SurveyAnswer(r.getString("response_no"), month, values, buckets));
        };
        facts.bind(sql.sql(ANSWERS), coverage.coversTo())
                .param("countedTo", coverage.to(PopulationGroup.SURVEY))
                .param(
                        "months",
                        wanted.stream().map(month -> month.atDay(1).toString()).toArray(String[]::new))
                .withFetchSize(ROWS_AT_ONCE)
                .query(row);
        handOver(answers, left, reader);
        left.forEach(month -> reader.accept(month, List.of()));
    }

    /** The months before that one have no answers. */
    private static void handOver(
            List<SurveyAnswer> answers, SortedSet<YearMonth> left, BiConsumer<YearMonth, List<SurveyAnswer>> reader) {
        if (answers.isEmpty()) {
            return;
        }
        YearMonth month = answers.get(0).month();
        left.headSet(month).forEach(before -> reader.accept(before, List.of()));
        reader.accept(month, List.copyOf(answers));
        left.headSet(month.plusMonths(1)).clear();
        answers.clear();
    }
}
