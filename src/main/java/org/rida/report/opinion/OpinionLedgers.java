package org.rida.report.opinion;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.rida.policy.Period;
import org.rida.policy.Policy;
import org.rida.policy.Policy.Audience;
import org.rida.tally.count.DataCoverage;
import org.rida.tally.count.SurveyAnswer;
import org.rida.tally.count.SurveyAnswers;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Opens the ledger of a draft with all that was issued before. */
public final class OpinionLedgers {

    /** So many months before the report's period are looked at answer by answer: as many as charts draw, and the year before them. */
    private static final int REACH = 36;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String ISSUES =
            """
            select (figures -> 'opinions')::text as opinions
            from report_edition
            where state = 'issued' and month >= :first and jsonb_typeof(figures -> 'opinions') = 'object'
            order by issued_at, edition_id
            """;

    private final DataSource database;
    private final JdbcClient sql;
    private final Policy policy;

    public OpinionLedgers(DataSource database, Policy policy) {
        this.database = database;
        this.sql = JdbcClient.create(database);
        this.policy = policy;
    }

    /**
     * Of those who may see every answer there is none.
     *
     * @param period of the report
     * @param isCorrection whether the report was issued before: its months are looked at anew
     */
    public Optional<OpinionLedger> open(Audience audience, Period period, DataCoverage coverage, boolean isCorrection) {
        if (policy.minimumAnswers().getOrDefault(audience, 1) <= 1) {
            return Optional.empty();
        }
        YearMonth reach = period.firstMonth().minusMonths(REACH);
        YearMonth first = reach.isBefore(coverage.first()) ? coverage.first() : reach;
        SortedMap<YearMonth, List<SurveyAnswer>> live = new SurveyAnswers(database, policy).byMonth(first, coverage);
        List<PublishedOpinions> issues = issues(first);
        return Optional.of(new OpinionLedger(
                policy,
                audience,
                live,
                issues,
                snapshots(issues, PublishedOpinions.NONE),
                isCorrection ? period : null));
    }

    /** Whether a draft may be issued beside all that was issued since it was made. */
    public boolean permits(PublishedOpinions draft) {
        if (draft.tables().isEmpty()) {
            return true;
        }
        List<PublishedOpinions> issues = issues(draft.months().firstKey().minusMonths(REACH));
        OpinionLedger ledger =
                new OpinionLedger(policy, draft.audience(), new TreeMap<>(), issues, snapshots(issues, draft), null);
        return ledger.permits(draft);
    }

    private List<PublishedOpinions> issues(YearMonth first) {
        return sql.sql(ISSUES)
                .param("first", first.atDay(1))
                .query((row, n) -> JSON.readValue(row.getString("opinions"), PublishedOpinions.class))
                .list();
    }

    private Map<String, List<SurveyAnswer>> snapshots(List<PublishedOpinions> issues, PublishedOpinions draft) {
        Set<String> hashes = hashes(draft);
        issues.forEach(issue -> hashes.addAll(hashes(issue)));
        return new AnswerSnapshots(sql).load(hashes);
    }

    private static Set<String> hashes(PublishedOpinions issue) {
        Set<String> hashes = new TreeSet<>(issue.months().values());
        issue.tables().forEach(table -> table.rows()
                .forEach(row -> hashes.addAll(row.months().values())));
        return hashes;
    }
}
