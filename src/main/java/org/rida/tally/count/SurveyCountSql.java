package org.rida.tally.count;

/**
 * What is counted of those who were asked and of what they answered in the months of stale_now. A response is linked to the
 * run that had begun last when it was given; one given before any run, to the first.
 */
final class SurveyCountSql {

    // fragments that the queries share: how a run ended, as far as a day knows it
    private static final String DECISION = "coalesce(e.decision, 'not-given')";

    private static final String IN_TIME =
            """
            case when e.replied_on <= case when e.clock_version = any(:working) then e.target_working else e.target_calendar end
                    then 'on_time' else 'late' end""";

    static final String LINKED =
            """
            select s.month, 'linked' as population,
                case when exists (
                    select from current_response p
                    where p.request_no = e.request_no and p.answered_on <= s.cut_off
                        and (p.answered_on >= e.received_on or e.episode_no = 1)
                        and not exists (
                            select from episode later
                            where later.request_no = e.request_no and later.episode_no = e.episode_no + 1
                                and later.received_on <= p.answered_on)
                ) then 'answered' else 'silent' end as bucket,
                e.kind, e.channel, e.service, e.department, e.segment, e.party,
                %s as outcome, null as mode, %s as timeliness, e.request_no, e.episode_no, null as response_no
            from stale_now s join episode e on e.ended_on between s.month and s.cut_off
            where e.promised and e.replied_on = e.ended_on
            """
                    .formatted(DECISION, IN_TIME);

    private static final String ANSWER_SLICES =
            """
            e.kind, coalesce(e.channel, p.channel) as channel, coalesce(e.service, p.service) as service,
                coalesce(e.department, p.department) as department, coalesce(e.segment, p.segment) as segment, coalesce(e.party, p.party) as party,
                %s as outcome, coalesce(p.mode, 'not-given') as mode, %s as timeliness"""
                    .formatted(asKnownOrNot("p.answered_on", DECISION), asKnownOrNot("p.answered_on", IN_TIME));

    private static final String ANSWERS_AND_RUNS =
            """
            from stale_now s join current_response p on p.answered_on between s.month and s.cut_off
            left join lateral (
                select * from episode
                where request_no = p.request_no and (received_on <= p.answered_on or episode_no = 1)
                order by episode_no desc limit 1
            ) e on true
            """;

    private static final String BUCKETS =
            """
            select 'responses' as population, 'all' as bucket
                union all
                select 'score:' || key, case when value is null then 'dont_know'
                    when key = any(:yesNo) then case value when '1' then 'yes' else 'no' end
                    else value end
                from jsonb_each_text(p.scores)
                union all
                select 'theme:' || theme, case
                    when not jsonb_exists(p.scores, :overall) then 'none'
                    else coalesce(p.scores ->> :overall, 'dont_know') end
                from response_theme t where t.response_no = p.response_no
                union all
                select 'gap', ((p.scores ->> :after)::int - (p.scores ->> :before)::int)::text
            """;

    static final String SURVEY =
            """
            select s.month, f.population, f.bucket, %s, p.request_no, e.episode_no, p.response_no
            %scross join lateral (
                %s) f
            where f.bucket is not null
            """
                    .formatted(ANSWER_SLICES, ANSWERS_AND_RUNS, BUCKETS);

    /** As {@link #SURVEY}, one row for each response with its buckets by population. */
    static final String RESPONSES =
            """
            select s.month, p.response_no, %s,
                (select json_object_agg(f.population, f.bucket) from (
                %s) f where f.bucket is not null)::text as buckets
            %sorder by s.month, p.response_no
            """
                    .formatted(ANSWER_SLICES, BUCKETS, ANSWERS_AND_RUNS);

    static final String INVITED =
            """
            select i.month, 'invited' as population,
                case when exists (
                    select from current_response p
                    where p.request_no = i.request_no and p.answered_on between i.invited_on and i.cut_off
                ) then 'answered' else 'silent' end as bucket,
                e.kind, e.channel, e.service, e.department, e.segment, e.party,
                %s as outcome, coalesce(i.mode, 'not-given') as mode, %s as timeliness, i.request_no, e.episode_no, null as response_no
            from (
                select distinct on (s.month, i.request_no) s.month, s.cut_off, i.request_no, i.invited_on, i.mode
                from stale_now s join survey_invitation i on i.invited_on between s.month and s.cut_off
                order by s.month, i.request_no, i.invited_on
            ) i
            left join lateral (
                select * from episode
                where request_no = i.request_no and (received_on <= i.cut_off or episode_no = 1)
                order by episode_no desc limit 1
            ) e on true
            """
                    .formatted(asKnown("i.cut_off", DECISION), asKnown("i.cut_off", IN_TIME));

    private SurveyCountSql() {}

    /** Accepted, rejected, waiting, left, unclocked, or unknown after the coverage: as known on the day that a column names. */
    static String stateOn(String day) {
        return asKnownOrNot(day, DECISION);
    }

    /** As {@link #asKnown}; after the last day of the requests' coverage nothing is known. */
    private static String asKnownOrNot(String day, String answered) {
        return "case when %s > :coversTo then 'unknown' else %s end".formatted(day, asKnown(day, answered));
    }

    /**
     * What became of the request, as far as that was known on the day that a column names.
     *
     * @param day name of a column
     * @param answered expression for a run that was answered by then
     */
    private static String asKnown(String day, String answered) {
        return """
            case
                when e.promised is not true then 'unclocked'
                when e.ended_on is null or e.ended_on > %s then 'waiting'
                when e.replied_on is distinct from e.ended_on then 'left'
                else %s end"""
                .formatted(day, answered);
    }
}
