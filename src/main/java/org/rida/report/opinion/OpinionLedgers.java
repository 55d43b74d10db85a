package org.rida.report.opinion;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.rida.policy.Period;
import org.rida.policy.Policy;
import org.rida.policy.Policy.Audience;
import org.rida.tally.count.DataCoverage;
import org.rida.tally.count.SurveyAnswers;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Opens the ledger of a draft with all that was issued before. Keeps the answers that it read for the next draft. */
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

    private final Policy policy;
    private final JdbcClient sql;
    private final SurveyAnswers answers;
    private final AnswerCache cache = new AnswerCache();
    private final AnswerSnapshots snapshots;

    public OpinionLedgers(DataSource database, Policy policy) {
        this.policy = policy;
        this.sql = JdbcClient.create(database);
        this.answers = new SurveyAnswers(database, policy);
        this.snapshots = new AnswerSnapshots(sql, cache);
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
        List<PublishedOpinions> issues = issues(first);
        LiveAnswers live = LiveAnswers.of(
                answers, first, coverage, IssuedTables.months(issues).keySet(), cache);
        return Optional.of(new OpinionLedger(policy, audience, live, snapshots, issues, isCorrection ? period : null));
    }

    /** Keeps the answers of a draft, so that its figures stay what they are when it is issued. */
    public void keep(OpinionLedger draft) {
        snapshots.save(draft.unissued());
    }

    /** Whether a draft may be issued beside all that was issued since it was made. */
    public boolean permits(PublishedOpinions draft) {
        if (draft.tables().isEmpty()) {
            return true;
        }
        List<PublishedOpinions> issues = issues(draft.months().firstKey().minusMonths(REACH));
        return new OpinionLedger(policy, draft.audience(), LiveAnswers.NONE, snapshots, issues, null).permits(draft);
    }

    private List<PublishedOpinions> issues(YearMonth first) {
        return sql.sql(ISSUES)
                .param("first", first.atDay(1))
                .query((row, n) -> JSON.readValue(row.getString("opinions"), PublishedOpinions.class))
                .list();
    }
}
