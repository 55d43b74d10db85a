package org.rida.intake.store;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Derives the first answers of reopened requests from all versions of a request, in the order of their moments, so
 * that the order in which files arrive does not matter. A version ends a run of the clock when the next version was
 * reopened on or after its answer. The run of the current version has no earlier answer.
 */
final class FirstAnswers {

    /** The numbers that received a further version from the staged rows. */
    private static final String CREATE_CHANGED =
            """
            create temp table versioned on commit drop as
            select distinct s.row_no as request_no
            from staged s join row_outcome j on j.line_no = s.line_no and j.outcome in ('newer', 'superseded')
            """;

    /** The numbers of which files gave a version. */
    private static final String CREATE_WITHDRAWN =
            """
            create temp table versioned on commit drop as
            select request_no from request where file_id = any(:files)
            union
            select request_no from request_history where file_id = any(:files)
            """;

    private static final String DELETE =
            "delete from earlier_answer where request_no in (select request_no from versioned)";

    /** Of several versions that end the same run the last one counts. */
    private static final String INSERT =
            """
            insert into earlier_answer
                (request_no, started_on, decision, decided_on, replied_on, left_on, left_reason, submitted_on)
            with version as (
                select false as in_force, h.replaced_at, h.line_no as place, v.*
                from request_history h cross join lateral jsonb_populate_record(null::request, h.version) v
                where h.request_no in (select request_no from versioned)
                union all
                select true, null, r.line_no, r.*
                from request r where r.request_no in (select request_no from versioned)
            ),
            followed as (
                select v.*, coalesce(reopened_on, received_on) as started_on,
                    lead(reopened_on) over by_age as next_reopened_on,
                    row_number() over by_age as age,
                    first_value(coalesce(reopened_on, received_on))
                        over (partition by request_no order by in_force desc) as running_since
                from version v
                window by_age as (
                    partition by request_no order by in_force, updated_at nulls first, replaced_at, place)
            )
            select distinct on (request_no, started_on) request_no, started_on, decision, decided_on, replied_on,
                left_on, left_reason, submitted_on
            from followed
            where not in_force and started_on <> running_since
              and next_reopened_on is distinct from reopened_on
              and least(replied_on, left_on) <= next_reopened_on
            order by request_no, started_on, age desc
            """;

    private FirstAnswers() {}

    /** Replaces the first answers of all requests that received a further version. */
    static void update(JdbcClient sql) {
        if (sql.sql(CREATE_CHANGED).update() > 0) {
            sql.sql(DELETE).update();
            sql.sql(INSERT).update();
        }
    }

    /** Replaces the first answers of all requests of which files gave a version, when that is taken out. */
    static void update(JdbcClient sql, Long[] files, Runnable withdrawal) {
        sql.sql(CREATE_WITHDRAWN).param("files", files).update();
        // they refer to requests that may go
        sql.sql(DELETE).update();
        withdrawal.run();
        sql.sql(INSERT).update();
    }
}
