package org.rida.tally.count;

/** What is counted of the runs of declared promises, as {@link RequestCountSql} does of the answer's clock. */
final class PromiseCountSql {

    /** By the target day: what became of each run by then or since. */
    static final String DUE =
            """
            select s.month, 'promise:' || r.promise as population,
                case
                    when r.kept_on = r.ended_on and r.kept_on <= r.target_on then 'on_time'
                    when r.ended_on <= r.target_on then 'set_aside'
                    when r.ended_on is null or r.ended_on > :coversTo then 'late_waiting'
                    when r.kept_on = r.ended_on then 'late_answered'
                    else 'late_left'
                end as bucket,
                e.kind, e.channel, e.service, e.department, e.segment, e.party,
                null as outcome, null as mode, null as timeliness, r.request_no, r.episode_no, null as response_no
            from stale_now s join promise_run r on r.target_on between s.month and s.cut_off
            join episode e using (request_no, episode_no)
            """;

    // as of open requests: runs of the last 100 days by their index, older ones among the few that last so long
    static final String OPEN =
            """
            select r.month, 'promise-open:' || r.promise as population,
                case when r.target_on < r.cut_off then 'beyond' else 'within' end as bucket,
                e.kind, e.channel, e.service, e.department, e.segment, e.party,
                null as outcome, null as mode, null as timeliness, r.request_no, r.episode_no, null as response_no
            from (
                select s.month, s.cut_off, r.*
                from stale_now s join promise_run r on r.started_on between s.cut_off - 100 and s.cut_off
                where r.ended_on is null or r.ended_on > s.cut_off
                union all
                select s.month, s.cut_off, r.*
                from stale_now s join promise_run r on r.ended_on > s.cut_off and r.started_on < s.cut_off - 100
                where r.ended_on > r.started_on + 100
                union all
                select s.month, s.cut_off, r.*
                from stale_now s join promise_run r on r.ended_on is null and r.started_on < s.cut_off - 100
            ) r join episode e using (request_no, episode_no)
            """;

    private PromiseCountSql() {}
}
