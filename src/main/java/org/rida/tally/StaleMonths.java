package org.rida.tally;

import java.time.LocalDate;
import org.rida.tally.count.PopulationGroup;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Which counts of which months the new files change. A family of populations of a month is stale when a run counts there
 * now and did not before, or the other way round, or looks different there; so a late answer makes the month-end stocks
 * stale only from the answer on. "Looks different" is decided by comparing what the run contributes to a month, as one
 * text, before and after.
 */
class StaleMonths {

    // by absence, not by time: a file that was merged while another refresh ran is found, too
    private static final String NEW_FILES =
            """
            create temp table new_file on commit drop as
            select file_id from merged_file f
            where not exists (select from counted_file c where c.file_id = f.file_id)
            """;

    // requests of new files, whether their rows are current or lost to a newer one, and those whose row a new file
    // replaced
    private static final String TOUCHED =
            """
            create temp table touched on commit drop as
            select request_no from current_request where file_id = any(:files)
            union
            select request_no from replaced_request where file_id = any(:files)
            union
            select request_no from replaced_request where replaced_by_file_id = any(:files)
            """;

    private static final String CHANGED_RUN =
            """
            create temp table changed_run on commit drop as
            select cast('' as text) as era, e.* from episode e with no data
            """;

    private static final String CHANGED_PROMISE =
            """
            create temp table changed_promise on commit drop as
            select cast('' as text) as era, r.*, cast('' as text) as slices from promise_run r with no data
            """;

    private static final String CHANGED_RESPONSE =
            """
            create temp table changed_response on commit drop as
            select request_no, answered_on from current_response where file_id = any(:files)
            union
            select request_no, answered_on from replaced_response where replaced_by_file_id = any(:files)
            """;

    /** One row for each group of populations and month that must be counted again. */
    private static final String STALE =
            """
            create temp table stale on commit drop as
            select cast('' as text) as population_group, current_date as month, current_date as cut_off with no data
            """;

    // a contribution that is there once was added, removed or changed; one that is there twice (old and new) is the
    // same
    private static final String BY_RUNS =
            """
            with clock_run as (
                select r.*, case when ended_on <= :coversTo then ended_on end as ended_by,
                    row(kind, promised, channel, service, department, segment, party)::text as slices
                from changed_run r
                where received_on <= :coversTo
            ), effect as (
                select request_no, episode_no, e.*
                from clock_run r cross join lateral (
                    select 'received' as population_group, month_of(received_on) as month,
                        row(slices, outreach, verified_on is null, referred_on is null, signed_on is null)::text as contribution
                    union all
                    select 'due', month_of(target_calendar), row('calendar', slices, target_calendar, ended_by, replied_on, decision)::text
                    where promised and target_calendar <= :coversTo
                    union all
                    select 'due', month_of(target_working), row('working', slices, target_working, ended_by, replied_on, decision)::text
                    where promised and target_working <= :coversTo
                    union all
                    select 'ended', month_of(ended_by), r::text where promised and ended_by is not null
                    union all
                    select 'linked', month_of(ended_by), r::text where promised and ended_by is not null
                    union all
                    select 'open', m::date, row(slices, received_on, target_calendar, target_working)::text
                    from generate_series(
                        month_of(received_on)::timestamp,
                        case when ended_by is null then month_of(:coversTo)::timestamp
                            else month_of(ended_by)::timestamp - interval '1 month' end,
                        interval '1 month') m
                    where promised
                ) e
            )
            insert into stale (population_group, month)
            select distinct population_group, month from (
                select population_group, month from effect
                group by request_no, episode_no, population_group, month, contribution
                having count(*) = 1
            ) changed
            """;

    private static final String BY_PROMISES =
            """
            with known as (
                select r.*, case when ended_on <= :coversTo then ended_on end as ended_by
                from changed_promise r where started_on <= :coversTo
            ), effect as (
                select promise, request_no, episode_no, f.*
                from known cross join lateral (
                    select 'promise' as population_group, month_of(target_on) as month,
                        row(slices, target_on, ended_by, kept_on)::text as contribution
                    where target_on <= :coversTo
                    union all
                    select 'promise_open', m::date, row(slices, started_on, target_on)::text
                    from generate_series(
                        month_of(started_on)::timestamp,
                        case when ended_by is null then month_of(:coversTo)::timestamp
                            else month_of(ended_by)::timestamp - interval '1 month' end,
                        interval '1 month') m
                ) f
            )
            insert into stale (population_group, month)
            select distinct population_group, month from (
                select population_group, month from effect
                group by promise, request_no, episode_no, population_group, month, contribution
                having count(*) = 1
            ) changed
            """;

    /**
     * Answers change the month in which they were given, the month in which their request ended, and that of their
     * invitation.
     */
    private static final String BY_RESPONSES =
            """
            insert into stale (population_group, month)
            select distinct 'survey', month_of(answered_on) from changed_response
            union
            select distinct 'survey', month_of(p.answered_on) from current_response p join touched using (request_no)
            union
            select distinct 'linked', month_of(e.ended_on)
            from changed_response c join episode e using (request_no)
            where e.ended_on >= month_of(c.answered_on)
            union
            select distinct 'invited', month_of(i.invited_on)
            from changed_response c join survey_invitation i using (request_no)
            where month_of(i.invited_on) = month_of(c.answered_on)
            """;

    /** Response rates are of the month of invitation. */
    private static final String BY_INVITATIONS =
            """
            insert into stale (population_group, month)
            select distinct 'invited', month_of(invited_on) from survey_invitation where file_id = any(:files)
            union
            select distinct 'invited', month_of(i.invited_on) from survey_invitation i join touched using (request_no)
            """;

    // Runs that ended between the old coverage and the new were counted as open, however long ago they were due.
    private static final String BY_COVERAGE =
            """
            insert into stale (population_group, month)
            select population_group, m::date
            from unnest(cast(:groups as text[])) population_group,
                generate_series(month_of(:coveredBefore)::timestamp, month_of(:coversTo)::timestamp, interval '1 month') m
            union
            select 'due', month_of(target)
            from episode e cross join lateral (values (target_calendar), (target_working)) t (target)
            where promised and ended_on > :coveredBefore and ended_on <= :coversTo
            union
            select 'promise', month_of(target_on) from promise_run where ended_on > :coveredBefore and ended_on <= :coversTo
            """;

    /** From the first month of any data or count: a month that has no data any more must lose its counts, too. */
    private static final String ALL_MONTHS =
            """
            insert into stale (population_group, month)
            select population_group, m::date
            from unnest(cast(:groups as text[])) population_group,
                generate_series(
                    month_of(least(
                        (select min(received_on) from episode),
                        (select min(answered_on) from current_response),
                        (select min(invited_on) from survey_invitation),
                        (select min(month) from counted_month),
                        :coversTo))::timestamp,
                    month_of(:answersTo)::timestamp, interval '1 month') m
            """;

    private static final String NORMALIZE =
            """
            with settled as (delete from stale returning population_group, month)
            insert into stale
            select distinct population_group, month, least((month + interval '1 month' - interval '1 day')::date, covers_to)
            from settled cross join lateral (
                select case population_group when 'survey' then cast(:answersTo as date) else :coversTo end as covers_to
            ) covered
            where month <= month_of(covers_to)
            """;

    private static final String ANSWERS =
            """
            select (select count(*) from current_response where file_id = any(:files))
                + (select count(*) from survey_invitation where file_id = any(:files))
            """;

    private static final String ALL_ANSWERS =
            "select (select count(*) from current_response) + (select count(*) from survey_invitation)";

    private final JdbcClient sql;

    StaleMonths(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * The files to count, as values for a parameter. For numbers that its statistics do not know the planner expects few
     * rows and uses the index. Joined to a table of the files, it would expect every file to be as long as the first, and scan
     * the whole table.
     */
    static Long[] newFiles(JdbcClient sql) {
        return sql.sql("select file_id from new_file order by file_id")
                .query(Long.class)
                .list()
                .toArray(Long[]::new);
    }

    /**
     * Finds what the files merged since the last refresh touch, and creates the tables that the marks are written to.
     *
     * @return number of requests whose runs must be built again
     */
    long findTouched() {
        sql.sql(NEW_FILES).update();
        Long[] files = newFiles(sql);
        sql.sql(TOUCHED).param("files", files).update();
        sql.sql("analyze touched").update();
        sql.sql(CHANGED_RUN).update();
        sql.sql(CHANGED_PROMISE).update();
        sql.sql(CHANGED_RESPONSE).param("files", files).update();
        sql.sql("analyze changed_response").update();
        sql.sql(STALE).update();
        return sql.sql("select count(*) from touched").query(Long.class).single();
    }

    /** Number of responses and invitations in the new files; of a response with several versions the newest counts. */
    long countAnswers() {
        return sql.sql(ANSWERS).param("files", newFiles(sql)).query(Long.class).single();
    }

    /** Number of all responses and invitations. */
    long countAllAnswers() {
        return sql.sql(ALL_ANSWERS).query(Long.class).single();
    }

    /**
     * Marks all requests as touched.
     *
     * @return number of all requests
     */
    long touchAll() {
        sql.sql("truncate touched").update();
        long all = sql.sql("insert into touched select request_no from current_request")
                .update();
        sql.sql("analyze touched").update();
        return all;
    }

    /**
     * Marks the months that the touched requests, the new responses and invitations, and a longer coverage change.
     *
     * @param coveredBefore last day of the coverage at the last refresh
     * @param coversTo last day of the coverage now
     * @param answersTo last day of the answers' coverage now
     */
    void markChanged(LocalDate coveredBefore, LocalDate coversTo, LocalDate answersTo) {
        sql.sql(BY_RUNS).param("coversTo", coversTo).update();
        sql.sql(BY_PROMISES).param("coversTo", coversTo).update();
        sql.sql(BY_RESPONSES).update();
        sql.sql(BY_INVITATIONS).param("files", newFiles(sql)).update();
        if (coversTo.isAfter(coveredBefore)) {
            sql.sql(BY_COVERAGE)
                    .param("groups", PopulationGroup.codes())
                    .param("coveredBefore", coveredBefore)
                    .param("coversTo", coversTo)
                    .update();
        }
        normalize(coversTo, answersTo);
    }

    /** Marks every group of populations in all months. */
    void markAll(LocalDate coversTo, LocalDate answersTo) {
        mark(coversTo, answersTo, PopulationGroup.codes());
    }

    /** Marks one group of populations in all months. */
    void markGroup(PopulationGroup group, LocalDate coversTo, LocalDate answersTo) {
        mark(coversTo, answersTo, group.code());
    }

    private void mark(LocalDate coversTo, LocalDate answersTo, String... groups) {
        sql.sql(ALL_MONTHS)
                .param("groups", groups)
                .param("coversTo", coversTo)
                .param("answersTo", answersTo)
                .update();
        normalize(coversTo, answersTo);
    }

    // one row for each group and month, and nothing beyond the coverage
    private void normalize(LocalDate coversTo, LocalDate answersTo) {
        sql.sql(NORMALIZE)
                .param("coversTo", coversTo)
                .param("answersTo", answersTo)
                .update();
        sql.sql("analyze stale").update();
    }
}
