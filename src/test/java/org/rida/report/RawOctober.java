package org.rida.report;

import org.rida.database.TestDatabase;
import org.rida.policy.Policy;













import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The sample files as text in a database of their own, and October 2026 by plain SQL over them. */
class RawOctober {

    private static final String DAY =
            """
            create function day(t text) returns date language plpgsql immutable as
            $$ begin return nullif(t, '')::date; exception when others then return null; end $$
            """;

    /** Every version of a request that is fit to be counted. */
    private static final String VERSION =
            """
            create table version as
            with bad as (
                select r.ctid as place from raw_requests r
                where request_no = ''
                    or exists (
                        select from unnest(array[received_on, informed_on, verified_on, referred_on, signed_on, submitted_on,
                            decided_on, replied_on, registered_on, served_on, left_on, reopened_on]) t
                        where t <> '' and (day(t) is null or day(t) not between day(received_on) and '2026-10-31'))
                    or day(received_on) is null
                    or not channel in ('', 'interview', 'phone', 'social-media', 'letter', 'help-request', 'volunteering', 'website')
            ), told_twice as (
                select request_no, updated_at from raw_requests
                group by request_no, updated_at having count(distinct raw_requests::text) > 1
            )
            select request_no, kind, nullif(channel, '') as channel, day(received_on) as received_on, nullif(decision, '') as decision,
                day(replied_on) as replied_on, day(left_on) as left_on, day(reopened_on) as reopened_on, updated_at::timestamp
            from raw_requests r
            where ctid not in (select place from bad)
                and (request_no, updated_at) not in (select request_no, updated_at from told_twice)
            """;

    private static final String NEWEST =
            """
            create table newest as
            select distinct on (request_no) * from version order by request_no, updated_at desc
            """;

    /** A clock runs from receipt to the first answer, and from each reopening to the next. */
    private static final String RUN =
            """
            create table clock_run as
            with opening as (
                select distinct on (request_no, reopened_on) request_no, reopened_on, replied_on, left_on
                from version order by request_no, reopened_on, updated_at desc
            ), answered_before as (
                select o.* from opening o join newest n using (request_no)
                where o.reopened_on is distinct from n.reopened_on and least(o.replied_on, o.left_on) <= n.reopened_on
            ), part as (
                select request_no, coalesce(a.reopened_on, n.received_on) as started_on, a.replied_on, a.left_on
                from answered_before a join newest n using (request_no)
                union all
                select request_no, received_on, replied_on, left_on from newest
                where least(replied_on, left_on) < reopened_on
                    and request_no not in (select request_no from answered_before)
                union all
                select request_no,
                    case when least(replied_on, left_on) < reopened_on or request_no in (select request_no from answered_before)
                        then reopened_on else received_on end,
                    replied_on, left_on
                from newest
            )
            select p.request_no, n.kind in ('aid', 'registration', 'complaint') as promised, n.channel, p.started_on,
                case when p.replied_on >= p.started_on then p.replied_on end as replied_on,
                least(case when p.replied_on >= p.started_on then p.replied_on end,
                    case when p.left_on >= p.started_on then p.left_on end) as ended_on
            from part p join newest n using (request_no)
            """;

    static final String DUE =
            """
            select coalesce(channel, 'not-given') as channel,
                count(*) filter (where replied_on = ended_on and ended_on <= started_on + 14) as kept,
                count(*) filter (where replied_on is distinct from ended_on and ended_on <= started_on + 14) as aside,
                count(*) as due
            from clock_run
            where promised and started_on + 14 between '2026-10-01' and '2026-10-31'
            group by grouping sets ((), (coalesce(channel, 'not-given')))
            """;

    static final String ANSWERED =
            """
            select count(*) as n, percentile_cont(0.5) within group (order by replied_on - started_on) as median,
                percentile_cont(0.9) within group (order by replied_on - started_on) as p90,
                count(*) filter (where replied_on - started_on <= 14) as in_time
            from clock_run where promised and replied_on = ended_on and ended_on between '2026-10-01' and '2026-10-31'
            """;

    static final String OPEN =
            """
            select count(*) as n, count(*) filter (where date '2026-10-31' - started_on > 14) as beyond,
                max(date '2026-10-31' - started_on) as oldest
            from clock_run where promised and started_on <= '2026-10-31' and (ended_on is null or ended_on > '2026-10-31')
            """;

    static final String RECEIVED =
            """
            select count(*) filter (where kind in ('aid', 'registration', 'complaint')) as promised,
                count(*) filter (where kind not in ('aid', 'registration', 'complaint')) as other
            from newest where received_on between '2026-10-01' and '2026-10-31'
            """;

    static final String ANSWERS =
            """
            select count(*) filter (where overall in ('4', '5')) as satisfied,
                count(*) filter (where overall in ('1', '2', '3', '4', '5')) as valid,
                avg(overall::int) filter (where overall in ('1', '2', '3', '4', '5')) as mean,
                count(*) filter (where recommend ~ '^([0-9]|10)$') as asked,
                100.0 * (count(*) filter (where recommend in ('9', '10')) - count(*) filter (where recommend ~ '^[0-6]$'))
                    / count(*) filter (where recommend ~ '^([0-9]|10)$') as promoter
            from raw_responses where day(answered_on) between '2026-10-01' and '2026-10-31'
            """;

    static final String INVITED =
            """
            with asked as (
                select request_no, min(day(invited_on)) as first_on from raw_invitations
                where day(invited_on) between '2026-10-01' and '2026-10-31' group by request_no
            )
            select count(*) as n, count(*) filter (where exists (
                select from raw_responses p where p.request_no = asked.request_no
                    and day(p.answered_on) between asked.first_on and '2026-10-31')) as answered
            from asked
            """;

    private final JdbcClient raw;

    RawOctober(Policy policy) throws IOException {
        DataSource own = TestDatabase.fresh();
        new RawSample(new JdbcTemplate(own), policy).load();
        raw = JdbcClient.create(own);
        List.of(DAY, VERSION, NEWEST, RUN)
                .forEach(statement -> raw.sql(statement).update());
    }

    void rows(String query, RowCallbackHandler row) {
        raw.sql(query).query(row);
    }

    Set<String> texts(String query) {
        return raw.sql(query).query(String.class).set();
    }

    /** The numbers of the only row, by column. */
    Map<String, Number> one(String query) {
        Map<String, Number> numbers = new TreeMap<>();
        raw.sql(query).query().singleRow().forEach((column, value) -> {
            if (value instanceof Number number) {
                numbers.put(column, number);
            }
        });
        return numbers;
    }
}
