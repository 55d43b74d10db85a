package org.rida.report;

import java.util.List;

/**
 * The stored counts as one would compute them by hand from the raw rows for all months at once: the same families,
 * buckets and slices, without corrections, reopened requests and questions by role.
 */
public final class HandWrittenSql {

    private static final String CUT =
            "grouping sets ((), (r.kind), (r.channel), (r.service), (r.department), (r.segment), (r.party)";

    private static final String STATE =
            """
            case when least(r.replied_on, r.left_on) is null or least(r.replied_on, r.left_on) > %1$s then 'waiting'
                when r.replied_on is null then 'left' else coalesce(r.decision, 'not-given') end
            """;

    private static final String TIME =
            """
            case when least(r.replied_on, r.left_on) is null or least(r.replied_on, r.left_on) > %1$s then 'waiting'
                when r.replied_on is null then 'left' when r.replied_on <= r.received_on + 14 then 'on_time' else 'late' end
            """;

    private static final String SLICES = "r.kind, r.channel, r.service, r.department, r.segment, r.party";

    private static final String PROMISED = "r.kind in ('aid', 'registration', 'complaint')";

    public static final List<String> ALL = List.of(
            """
            create temp table by_hand_received as
            select date_trunc('month', r.received_on) as month, f.population, f.bucket, %s, count(*) as n
            from request r cross join lateral (values ('received', (%s)::text), ('outreach', r.outreach::text),
                ('verified', (r.verified_on is null)::text), ('referred', (r.referred_on is null)::text),
                ('signed', (r.signed_on is null)::text)) f (population, bucket)
            group by 1, 2, 3, %s)
            """
                    .formatted(SLICES, PROMISED, CUT),
            """
            create temp table by_hand_due as
            select date_trunc('month', target) as month, basis, verdict, %s, outcome, count(*) as n
            from (
                select r.*, v.basis, v.target, %s as outcome,
                    case when r.replied_on <= v.target then 'on_time' when r.left_on <= v.target then 'set_aside'
                        when coalesce(r.replied_on, r.left_on) is null then 'late_waiting'
                        when r.replied_on is not null then 'late_answered' else 'late_left' end as verdict
                from request r join clock_day d on d.day = r.received_on
                cross join lateral (values ('calendar', d.target_calendar), ('working', d.target_working)) v (basis, target)
                where %s
            ) r
            group by 1, 2, 3, %s, (outcome))
            """
                    .formatted(SLICES, STATE.formatted("'infinity'"), PROMISED, CUT),
            """
            create temp table by_hand_ended as
            select date_trunc('month', least(r.replied_on, r.left_on)) as month, f.population, f.bucket, %s, r.decision, count(*) as n
            from request r join clock_day began on began.day = r.received_on
            join clock_day stopped on stopped.day = least(r.replied_on, r.left_on)
            cross join lateral (values
                ('left', case when r.replied_on is null then r.left_reason end),
                ('answered', (r.replied_on - r.received_on)::text),
                ('answered-working', working_days(r.received_on, r.replied_on, began.working_days_through, stopped.working_days_before)::text),
                ('in-time', (r.replied_on <= r.received_on + 14)::text), ('in-time-working', (r.replied_on <= began.target_working)::text),
                ('outcome', r.decision), ('verified', (r.verified_on - r.received_on)::text),
                ('submitted', (r.submitted_on - r.verified_on)::text), ('decided', (r.decided_on - r.submitted_on)::text),
                ('replied', (r.replied_on - r.decided_on)::text), ('registered', (r.registered_on - r.replied_on)::text),
                ('served', (r.served_on - r.registered_on)::text), ('committee', (r.replied_on - r.submitted_on)::text)
            ) f (population, bucket)
            where %s and f.bucket is not null
            group by 1, 2, 3, %s, (r.decision))
            """
                    .formatted(SLICES, PROMISED, CUT),
            """
            create temp table by_hand_open as
            select m.day, f.population, f.bucket, %s, count(*) as n
            from generate_series(date_trunc('month', (select min(received_on) from request)), date '2026-10-31', interval '1 month') first
            cross join lateral (select (first + interval '1 month' - interval '1 day')::date as day) m
            join request r on r.received_on <= m.day and (least(r.replied_on, r.left_on) is null or least(r.replied_on, r.left_on) > m.day)
            join clock_day began on began.day = r.received_on
            join clock_day today on today.day = m.day
            cross join lateral (values ('open', (m.day - r.received_on)::text),
                ('open-working', working_days(r.received_on, m.day, began.working_days_through, today.working_days_before)::text),
                ('beyond', (m.day > began.target_calendar)::text), ('beyond-working', (m.day > began.target_working)::text)
            ) f (population, bucket)
            where %s
            group by 1, 2, 3, %s)
            """
                    .formatted(SLICES, PROMISED, CUT),
            """
            create temp table by_hand_linked as
            select date_trunc('month', r.replied_on) as month,
                exists (select from response p where p.request_no = r.request_no
                    and p.answered_on < date_trunc('month', r.replied_on) + interval '1 month') as answered,
                %s, r.decision, r.in_time, count(*) as n
            from (select *, replied_on <= received_on + 14 as in_time from request) r
            where r.replied_on is not null and %s
            group by 1, 2, %s, (r.decision), (r.in_time))
            """
                    .formatted(SLICES, PROMISED, CUT),
            """
            create temp table by_hand_survey as
            select date_trunc('month', r.answered_on) as month, f.population, f.bucket, %s, r.mode, r.outcome, r.timeliness, count(*) as n
            from (
                select p.response_no, p.answered_on, p.scores, p.mode, %s, %s as outcome, %s as timeliness
                from response p left join request r using (request_no)
            ) r
            cross join lateral (
                select 'responses' as population, 'all' as bucket
                union all select key, coalesce(value, 'dont_know') from jsonb_each_text(r.scores)
                union all select theme, coalesce(r.scores ->> 'overall', 'none') from response_theme t where t.response_no = r.response_no
                union all select 'gap', ((r.scores ->> 'after')::int - (r.scores ->> 'before')::int)::text
            ) f
            group by 1, 2, 3, %s, (r.mode), (r.outcome), (r.timeliness))
            """
                    .formatted(SLICES, SLICES, STATE.formatted("p.answered_on"), TIME.formatted("p.answered_on"), CUT),
            """
            create temp table by_hand_invited as
            select date_trunc('month', r.invited_on) as month, r.answered, %s, r.mode, r.outcome, r.timeliness, count(*) as n
            from (
                select i.invited_on, i.mode, %s, %s as outcome, %s as timeliness,
                    exists (select from response p where p.request_no = i.request_no and p.answered_on >= i.invited_on
                        and p.answered_on < date_trunc('month', i.invited_on) + interval '1 month') as answered
                from invitation i left join request r using (request_no)
            ) r
            group by 1, 2, %s, (r.mode), (r.outcome), (r.timeliness))
            """
                    .formatted(
                            SLICES,
                            SLICES,
                            STATE.formatted(
                                    "date_trunc('month', i.invited_on) + interval '1 month' - interval '1 day'"),
                            TIME.formatted("date_trunc('month', i.invited_on) + interval '1 month' - interval '1 day'"),
                            CUT));

    private HandWrittenSql() {}
}
