package org.rida.tally.count;

/**
 * What is counted of the runs of requests: what came, fell due, ended and was open in the months of stale_now. Months are
 * joined by ranges of days, so that the indexes on those days are used; each row yields its counts by a lateral join.
 */
final class RequestCountSql {

    /** By the day of receipt. What a request is asked for only once, such as its verification, counts with its first run. */
    static final String RECEIVED =
            """
            select s.month, f.population, f.bucket, e.kind, e.channel, e.service, e.department, e.segment, e.party,
                null as outcome, null as mode, null as timeliness, e.request_no, e.episode_no, null as response_no
            from stale_now s join episode e on e.received_on between s.month and s.cut_off
            cross join lateral (
                select 'received' as population, case when e.promised then 'promised' else 'unpromised' end as bucket where e.episode_no = 1
                union all select 'outreach', case when e.outreach then 'outreach' else 'incoming' end where e.episode_no = 1
                union all select 'reopened', 'all' where e.promised and e.episode_no > 1
                union all select 'verified', case when e.verified_on is null then 'not_verified' else 'verified' end where e.promised and e.episode_no = 1
                union all select 'referred', case when e.referred_on is null then 'not_referred' else 'referred' end where e.promised and e.episode_no = 1
                union all select 'signed', case when e.signed_on is null then 'not_signed' else 'signed' end where e.promised and e.episode_no = 1
            ) f
            """;

    /**
     * By the target day, in calendar days and in working days: what became of each run by then or since. Those set aside left without an answer before it.
     */
    static final String DUE =
            """
            select month, population,
                case
                    when replied_on = ended_on and replied_on <= target then 'on_time'
                    when ended_on <= target then 'set_aside'
                    when ended_on is null or ended_on > :coversTo then 'late_waiting'
                    when replied_on = ended_on then 'late_answered'
                    else 'late_left'
                end as bucket,
                kind, channel, service, department, segment, party,
                case
                    when ended_on is null or ended_on > :coversTo then 'waiting'
                    when replied_on = ended_on then coalesce(decision, 'not-given')
                    else 'left'
                end as outcome, null as mode, null as timeliness,
                request_no, episode_no, null as response_no
            from (
                select s.month, 'due' as population, e.target_calendar as target, e.*
                from stale_now s join episode e on e.target_calendar between s.month and s.cut_off
                union all
                select s.month, 'due-working', e.target_working, e.*
                from stale_now s join episode e on e.target_working between s.month and s.cut_off
            ) due
            where promised
            """;

    /**
     * By the day on which a run ended. Stages count where both their days are known and in order; a stage of 0 days is
     * one of the same day.
     */
    static final String ENDED =
            """
            select s.month, f.population, f.bucket, e.kind, e.channel, e.service, e.department, e.segment, e.party,
                case when e.replied_on = e.ended_on then coalesce(e.decision, 'not-given') else 'left' end as outcome,
                null as mode, null as timeliness, e.request_no, e.episode_no, null as response_no
            from stale_now s join episode e on e.ended_on between s.month and s.cut_off
            join clock_day began on began.day = e.received_on
            join clock_day stopped on stopped.day = e.ended_on
            cross join lateral (
                select 'left' as population, coalesce(e.left_reason, 'not_given') as bucket where e.replied_on is distinct from e.ended_on
                union all
                select answered.* from (values
                    ('answered', (e.replied_on - e.received_on)::text),
                    ('answered-working', working_days(e.received_on, e.replied_on, began.working_days_through, stopped.working_days_before)::text),
                    ('answered-in-time', case when e.replied_on <= e.target_calendar then 'on_time' else 'late' end),
                    ('answered-in-time-working', case when e.replied_on <= e.target_working then 'on_time' else 'late' end),
                    ('outcome', e.decision)
                ) answered where e.replied_on = e.ended_on
                union all
                select 'stage:' || stage, days::text from (values
                    ('received-verified', e.verified_on - e.received_on),
                    ('verified-submitted', e.submitted_on - e.verified_on),
                    ('submitted-decided', e.decided_on - e.submitted_on),
                    ('decided-replied', e.replied_on - e.decided_on),
                    ('replied-registered', e.registered_on - e.replied_on),
                    ('registered-served', e.served_on - e.registered_on),
                    ('submitted-replied', e.replied_on - e.submitted_on)
                ) stages (stage, days) where e.replied_on = e.ended_on and days >= 0
            ) f
            where e.promised and f.bucket is not null
            """;

    // Runs received up to 100 days before the cut-off by their index; older ones among the few that last so long.
    static final String OPEN =
            """
            select e.month, 'open' as population, e.received_on::text as bucket, e.kind, e.channel, e.service, e.department, e.segment, e.party,
                null as outcome, null as mode, null as timeliness, e.request_no, e.episode_no, null as response_no
            from (
                select s.month, s.cut_off, e.*
                from stale_now s join episode e on e.received_on between s.cut_off - 100 and s.cut_off
                where (e.ended_on is null or e.ended_on > s.cut_off)
                union all
                select s.month, s.cut_off, e.*
                from stale_now s join episode e on e.ended_on > s.cut_off and e.received_on < s.cut_off - 100
                where e.promised and (e.ended_on is null or e.ended_on > e.received_on + 100)
                union all
                select s.month, s.cut_off, e.*
                from stale_now s join episode e on e.ended_on is null and e.received_on < s.cut_off - 100
                where e.promised and (e.ended_on is null or e.ended_on > e.received_on + 100)
            ) e
            where e.promised
            """;

    private RequestCountSql() {}
}
