package org.rida.tally;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.rida.policy.ClockVersion.Basis;
import org.rida.policy.DeclaredPromise;
import org.rida.policy.DeclaredPromise.PromiseVersion;
import org.rida.policy.Policy;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Builds the runs of the promises that the policy declares beside the answer, from the episodes of the touched requests. Each run
 * starts on the day of one stage and is kept on the day of a later one:
 *
 * <ul>
 *   <li>A reply also keeps what is to come before it: who has the answer need not be told that the request has come.
 *   <li>A request that leaves without an answer leaves the run; one that is rejected leaves the runs of what follows an acceptance.
 *   <li>What had left by the day on which a run would start has none, unless the run starts with the receipt.
 *   <li>Stages that a request passes once, up to the signature, make no run of a reopened request in which they do not lie.
 * </ul>
 */
class PromiseRuns {

    private static final String OLD =
            """
            insert into changed_promise
            select 'old', r.*, row(e.kind, e.channel, e.service, e.department, e.segment, e.party)::text
            from promise_run r join touched using (request_no) join episode e using (request_no, episode_no)
            """;

    private static final String NEW = OLD.replace("'old'", "'new'");

    private static final String DELETE = "delete from promise_run r using touched t where r.request_no = t.request_no";

    private static final String VERSIONS =
            """
            create temp table promise_version on commit drop as
            select * from unnest(cast(:promises as text[]), cast(:from as date[]), cast(:until as date[]), cast(:kinds as text[]),
                cast(:starts as text[]), cast(:stops as text[]))
                as v (promise, in_force_from, in_force_until, kinds, starts, stops)
            """;

    private static final String TARGETS =
            """
            create temp table promise_target on commit drop as
            select * from unnest(cast(:promises as text[]), cast(:from as date[]), cast(:days as date[]), cast(:targets as date[]))
                as t (promise, in_force_from, day, target_on)
            """;

    private static final String TARGET_OF_DAY = "create unique index on promise_target (promise, in_force_from, day)";

    // a stage's day may lie beyond the days by which requests are judged
    private static final String SPAN =
            """
            select least(min(e.received_on), (select min(day) from clock_day)) as first,
                greatest((select max(day) from clock_day), max(greatest(e.received_on, e.informed_on, e.verified_on, e.referred_on,
                    e.signed_on, e.submitted_on, e.decided_on, e.replied_on, e.registered_on, e.served_on))) as last
            from touched t join episode e using (request_no)
            """;

    // Materialized: the planner, which cannot know how many runs start on a day, would compare each run with every day.
    private static final String BUILD =
            """
            insert into promise_run (promise, request_no, episode_no, started_on, target_on, kept_on, gone_on)
            with run as materialized (
                select v.promise, v.in_force_from, e.request_no, e.episode_no, %1$s as started_on, e.replied_on,
                    v.starts, v.stops, %2$s as reached_on,
                    least(e.left_on, case when v.stops in ('registered', 'served') and e.decision = 'rejected'
                        then coalesce(e.decided_on, e.replied_on) end) as gone_on
                from touched join episode e using (request_no)
                join promise_version v on e.kind = any(string_to_array(v.kinds, ' '))
                    and e.received_on >= v.in_force_from and e.received_on < v.in_force_until
            )
            select run.promise, run.request_no, run.episode_no, run.started_on, t.target_on,
                case when run.stops in ('registered', 'served') then run.reached_on else least(run.reached_on, run.replied_on) end,
                run.gone_on
            from run
            join promise_target t on t.promise = run.promise and t.in_force_from = run.in_force_from and t.day = run.started_on
            where (run.gone_on is null or run.gone_on > run.started_on or run.starts = 'received' and run.gone_on = run.started_on)
                and (run.episode_no = 1 or run.reached_on is not null
                    or run.stops not in ('informed', 'verified', 'referred', 'signed'))
            """
                    .formatted(dayOf("v.starts"), dayOf("v.stops"));

    private final JdbcClient sql;
    private final Policy policy;

    PromiseRuns(JdbcClient sql, Policy policy) {
        this.sql = sql;
        this.policy = policy;
    }

    /** Keeps the runs of the touched requests as they were, in the table changed_promise; to be called while their episodes are old, too. */
    void keepOld() {
        sql.sql(OLD).update();
        sql.sql(DELETE).update();
    }

    /** Builds the runs of the touched requests from their new episodes, and leaves them in the table changed_promise. */
    void rebuildTouched() {
        build();
        sql.sql(NEW).update();
        sql.sql("analyze changed_promise").update();
    }

    /** Builds the runs of all requests, which are touched. */
    void rebuildAll() {
        sql.sql("truncate promise_run").update();
        build();
        sql.sql("analyze promise_run").update();
    }

    private void build() {
        if (policy.promises().isEmpty()) {
            return;
        }
        sql.sql("drop table if exists promise_version, promise_target").update();
        storeVersions();
        storeTargets();
        sql.sql(BUILD).update();
    }

    private void storeVersions() {
        List<String[]> rows = new ArrayList<>();
        for (DeclaredPromise promise : policy.promises()) {
            for (PromiseVersion version : promise.versions()) {
                LocalDate end = promise.endOf(version);
                rows.add(new String[] {
                    promise.key(),
                    version.inForceFrom().toString(),
                    end.equals(LocalDate.MAX) ? "infinity" : end.toString(),
                    String.join(" ", version.kinds()),
                    version.starts().code(),
                    version.stops().code()
                });
            }
        }
        sql.sql(VERSIONS)
                .param("promises", column(rows, 0))
                .param("from", column(rows, 1))
                .param("until", column(rows, 2))
                .param("kinds", column(rows, 3))
                .param("starts", column(rows, 4))
                .param("stops", column(rows, 5))
                .update();
    }

    /** Of each day on which a run may start; computed here, since the policy's calendar is a Java value. */
    private void storeTargets() {
        record ReceivedSpan(LocalDate first, LocalDate last) {}
        ReceivedSpan span = sql.sql(SPAN)
                .query((row, n) -> new ReceivedSpan(
                        row.getObject("first", LocalDate.class), row.getObject("last", LocalDate.class)))
                .single();
        List<String[]> rows = new ArrayList<>();
        List<LocalDate> days = span.first().datesUntil(span.last().plusDays(1)).toList();
        for (DeclaredPromise promise : policy.promises()) {
            for (PromiseVersion version : promise.versions()) {
                days.forEach(day -> rows.add(new String[] {
                    promise.key(),
                    version.inForceFrom().toString(),
                    day.toString(),
                    target(version, day).toString()
                }));
            }
        }
        sql.sql(TARGETS)
                .param("promises", column(rows, 0))
                .param("from", column(rows, 1))
                .param("days", column(rows, 2))
                .param("targets", column(rows, 3))
                .update();
        sql.sql(TARGET_OF_DAY).update();
        sql.sql("analyze promise_target").update();
    }

    private LocalDate target(PromiseVersion version, LocalDate start) {
        return version.counted() == Basis.WORKING
                ? policy.calendar().afterWorkingDays(start, version.targetDays())
                : start.plusDays(version.targetDays());
    }

    private static String[] column(List<String[]> rows, int index) {
        return rows.stream().map(row -> row[index]).toArray(String[]::new);
    }

    /** The day of the stage that a column names. */
    private static String dayOf(String stage) {
        return "case " + stage + " when 'received' then e.received_on when 'informed' then e.informed_on"
                + " when 'verified' then e.verified_on when 'referred' then e.referred_on when 'signed' then e.signed_on"
                + " when 'submitted' then e.submitted_on when 'decided' then e.decided_on when 'replied' then e.replied_on"
                + " when 'registered' then e.registered_on when 'served' then e.served_on end";
    }
}
