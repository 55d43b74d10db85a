package org.rida.quality;

import java.time.InstantSource;
import java.time.LocalDate;
import org.rida.policy.Policy;
import org.rida.quality.FollowUpCounts.ScoreChange;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** How many of those who reported a problem were called back, when, and how they scored the second time. */
@Service
public class FollowUpStatistics {

    private static final String ANY_CONSENT = "select exists (select from current_response where may_call)";

    private static final String COUNTS =
            """
            select count(*) filter (where opened_on between :first and :last) as opened,
                count(*) filter (where due between :first and :last) as due,
                count(*) filter (where due between :first and :last and called_on <= due) as heard,
                count(*) filter (where solved_on between :first and :last) as solved,
                count(*) filter (where waits) as to_call,
                count(*) filter (where waits and due < :last) as overdue
            from (
                select *, may_call and opened_on <= :last and called_on is null and closed_on is null as waits
                from (
                    select f.opened_on, f.opened_on + :days as due, coalesce(p.may_call, false) as may_call,
                        min(s.effective_on) filter (where s.kind = 'called' and s.effective_on <= :last) as called_on,
                        min(s.effective_on) filter (where s.kind = 'solved') as solved_on,
                        min(s.effective_on) filter (where s.kind = 'closed' and s.effective_on <= :last) as closed_on
                    from follow_up f left join current_response p using (response_no) left join follow_up_step s using (follow_up_id)
                    group by f.follow_up_id, p.may_call
                ) c
            ) c
            """;

    private static final String SCORES =
            """
            select count(*) as n, avg(f.score) as before, avg(s.score) as after, count(*) filter (where s.score > f.score) as better
            from follow_up f join follow_up_step s using (follow_up_id)
            where s.kind = 'asked-again' and f.score is not null and s.score is not null
                and cast(s.recorded_at at time zone :zone as date) between :first and :last
            """;

    private final JdbcClient sql;
    private final Policy policy;
    private final InstantSource time;

    public FollowUpStatistics(JdbcClient sql, Policy policy, InstantSource time) {
        this.sql = sql;
        this.policy = policy;
        this.time = time;
    }

    /** Whether anybody agreed to be called in any answer: otherwise no mapping reads the consent. */
    public boolean isConsentKnown() {
        return sql.sql(ANY_CONSENT).query(Boolean.class).single();
    }

    /** How many cases wait for a call. */
    public long countToCall() {
        return counts(LocalDate.EPOCH, today()).toCall();
    }

    /** The cases of a period, up to its last day. */
    public FollowUpCounts counts(LocalDate first, LocalDate last) {
        return sql.sql(COUNTS)
                .param("first", first)
                .param("last", last)
                .param("days", FollowUp.DAYS)
                .query((row, n) -> new FollowUpCounts(
                        row.getLong("opened"),
                        row.getLong("due"),
                        row.getLong("heard"),
                        row.getLong("solved"),
                        row.getLong("to_call"),
                        row.getLong("overdue")))
                .single();
    }

    /** The scores of those whose second score was recorded in a period: once it is over they never change. */
    public ScoreChange scores(LocalDate first, LocalDate last) {
        return sql.sql(SCORES)
                .param("first", first)
                .param("last", last)
                .param("zone", policy.association().zone().getId())
                .query((row, n) -> new ScoreChange(
                        row.getLong("n"),
                        row.getLong("n") == 0 ? Double.NaN : row.getDouble("before"),
                        row.getLong("n") == 0 ? Double.NaN : row.getDouble("after"),
                        row.getLong("better")))
                .single();
    }

    /** Whether a period is over by the clock, so that nothing is recorded in it any more. Data may cover a day that goes on. */
    public boolean isOver(LocalDate last) {
        return last.isBefore(today());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(time.instant(), policy.association().zone());
    }
}
