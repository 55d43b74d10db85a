package org.rida.tally;

import org.rida.policy.Policy;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Builds the clock runs of the touched requests. A request that was opened again has one run per opening: earlier answers
 * end the earlier runs, the request's own row is the last. A reopening whose first answer nobody sent is no run of its own:
 * the clock then runs from receipt. The first run starts on the day of receipt, or as its answer reported it if a
 * correction moved the receipt behind that. Stage dates belong to the run in which they lie. The builder writes nothing
 * that depends on today: the same rows give the same episodes at any time.
 */
class EpisodeBuilder {

    private static final String OLD =
            """
            insert into changed_run
            select 'old', e.* from episode e join touched using (request_no)
            """;

    // deleted and inserted rather than updated: a request's runs may be more or fewer than before
    private static final String DELETE = "delete from episode e using touched t where e.request_no = t.request_no";

    // Few requests are ever opened again; the others are one run each, without sorting.
    private static final String BUILD =
            """
            with earlier as (
                select a.* from earlier_outcome a join touched using (request_no)
                where least(a.replied_on, a.left_on) is not null
            ), opened as (
                select r.*, coalesce(a.first_start < r.reopened_on, false) as reported,
                    case when a.first_start < r.reopened_on or least(r.replied_on, r.left_on) < r.reopened_on
                        then r.reopened_on else r.received_on end as last_start
                from touched t join current_request r on r.request_no = t.request_no and r.reopened_on is not null
                left join (select request_no, min(started_on) as first_start from earlier group by request_no) a
                    on a.request_no = r.request_no
            ), clock_run as (
                select request_no, last_start as started_on, submitted_on, decided_on, decision, replied_on, left_on, left_reason
                from opened
                union all
                select a.request_no, a.started_on, a.submitted_on, a.decided_on, a.decision, a.replied_on, a.left_on, a.left_reason
                from opened o join earlier a on a.request_no = o.request_no and a.started_on < o.reopened_on
                union all
                select request_no, received_on, submitted_on, decided_on, decision, replied_on, left_on, left_reason
                from opened o
                where last_start > received_on and not reported
            ), numbered as (
                select clock_run.*,
                    row_number() over numbers as episode_no,
                    lead(started_on) over numbers as next_start
                from clock_run
                window numbers as (partition by request_no order by started_on)
            ), placed as (
                select n.*, case when n.episode_no = 1 and (n.next_start is null
                        or o.received_on <= least(n.replied_on, n.left_on)) then o.received_on else n.started_on end as start_on,
                    coalesce(n.next_start, 'infinity') as stop_on,
                    o.kind, o.informed_on, o.verified_on, o.referred_on, o.signed_on, o.registered_on, o.served_on,
                    o.channel, o.service, o.department, o.segment, o.party, o.outreach
                from numbered n join opened o using (request_no)
                union all
                select r.request_no, r.received_on, r.submitted_on, r.decided_on, r.decision, r.replied_on, r.left_on, r.left_reason,
                    1, null, r.received_on, 'infinity',
                    r.kind, r.informed_on, r.verified_on, r.referred_on, r.signed_on, r.registered_on, r.served_on,
                    r.channel, r.service, r.department, r.segment, r.party, r.outreach
                from touched t join current_request r on r.request_no = t.request_no and r.reopened_on is null
            )
            insert into episode (request_no, episode_no, kind, promised, clock_version, received_on, target_calendar, target_working,
                informed_on, verified_on, referred_on, signed_on, submitted_on, decided_on, decision, replied_on,
                registered_on, served_on, left_on, left_reason, channel, service, department, segment, party, outreach)
            select p.request_no, p.episode_no, p.kind, p.kind = any(:promised), d.clock_version, p.start_on,
                d.target_calendar, d.target_working,
                case when p.informed_on >= p.start_on and p.informed_on < p.stop_on then p.informed_on end,
                case when p.verified_on >= p.start_on and p.verified_on < p.stop_on then p.verified_on end,
                case when p.referred_on >= p.start_on and p.referred_on < p.stop_on then p.referred_on end,
                case when p.signed_on >= p.start_on and p.signed_on < p.stop_on then p.signed_on end,
                case when p.submitted_on >= p.start_on and p.submitted_on < p.stop_on then p.submitted_on end,
                case when p.decided_on >= p.start_on and p.decided_on < p.stop_on then p.decided_on end,
                case when coalesce(p.decided_on, p.replied_on) >= p.start_on and coalesce(p.decided_on, p.replied_on) < p.stop_on
                    then p.decision end,
                case when p.replied_on >= p.start_on then p.replied_on end,
                case when p.registered_on >= p.start_on and p.registered_on < p.stop_on then p.registered_on end,
                case when p.served_on >= p.start_on and p.served_on < p.stop_on then p.served_on end,
                case when p.left_on >= p.start_on then p.left_on end,
                case when p.left_on >= p.start_on then p.left_reason end,
                p.channel, p.service, p.department, p.segment, p.party, p.outreach
            from placed p join clock_day d on d.day = p.start_on
            """;

    private static final String NEW =
            """
            insert into changed_run
            select 'new', e.* from episode e join touched using (request_no)
            """;

    private final JdbcClient sql;
    private final Policy policy;

    EpisodeBuilder(JdbcClient sql, Policy policy) {
        this.sql = sql;
        this.policy = policy;
    }

    /** Builds the runs of the touched requests, and leaves them as they were and as they are in the table changed_run. */
    void rebuildTouched() {
        sql.sql(OLD).update();
        sql.sql(DELETE).update();
        build();
        sql.sql(NEW).update();
        sql.sql("analyze changed_run").update();
    }

    /** Builds the runs of all requests. Nothing is compared, as every month is counted again afterwards. */
    void rebuildAll() {
        sql.sql("truncate episode").update();
        build();
        sql.sql("analyze episode").update();
    }

    private void build() {
        sql.sql(BUILD).param("promised", promisedKinds()).update();
    }

    /** Kinds whose requests fall under the promise; runs of others are built as well, and not counted by it. */
    private String[] promisedKinds() {
        return policy.kinds().stream()
                .filter(Policy.RequestKind::promised)
                .map(Policy.RequestKind::code)
                .toArray(String[]::new);
    }
}
