package org.rida.intake.store;

import org.rida.intake.mapping.RecordType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Invitations: one for each request and day, without history; a later file may only correct the mode. */
@Component
public class InvitationTables implements RecordTables {

    private static final String CREATE_STAGED =
            """
            create temp table staged (
                row_no text, request_no text, invited_on date, mode text, line_no bigint, row_key text, cells jsonb,
                reasons jsonb, updated_at timestamp
            ) on commit drop
            """;

    private static final String COPY_STAGED =
            "copy staged (row_no, request_no, invited_on, mode, line_no, row_key, cells, reasons) from stdin with (format binary)";

    private static final String COPY_NEW =
            """
            copy invitation (request_no, invited_on, mode,
                file_id, line_no)
            from stdin with (format binary)
            """;

    private static final String ANY_STORED = "select from invitation limit 1";

    /** The number of an invitation is the request's, a space, and the day in ten characters. */
    private static final String KNOWN_NUMBERS =
            """
            select n from unnest(?) n
            where exists (
                select from invitation i where i.request_no = left(n, -11) and i.invited_on = right(n, 10)::date)
            """;

    /** Takes back what was stored of the file before its rows are merged; {@code + 0} as in {@link VersionedTables}. */
    private static final String RESTAGE =
            """
            with taken as (
                delete from invitation r using staged s
                where s.reasons is null and r.request_no = s.request_no and r.invited_on = s.invited_on
                  and r.file_id + 0 = :file
                returning r.*
            )
            insert into staged (row_no, request_no, invited_on, mode, line_no)
            select request_no || ' ' || to_char(invited_on, 'YYYY-MM-DD'), request_no, invited_on, mode, line_no from taken
            """;

    /** Invitations have no moment of update: of two files the one that was first sent later counts. */
    private static final String COMPARE_WITH_STORED =
            """
            insert into row_outcome (line_no, outcome)
            select s.line_no,
                case
                    when s.mode is not distinct from i.mode then 'unchanged'
                    when coalesce(f.first_file_id, f.file_id) > :first then 'superseded'
                    else 'newer'
                end
            from staged s join invitation i using (request_no, invited_on)
                left join source_file f on f.file_id = i.file_id
            where s.reasons is null and not exists (select from row_outcome j where j.line_no = s.line_no)
            """;

    /** A query of the form that the merge expects, which finds nothing. */
    private static final String NONE_REUSED =
            """
            select 0 as n, 0 as others, 0 as known, '' as number, null::date as before, null::date as now, false as far
            where :first > 0
            """;

    private static final String NO_LEADING_ZEROS = "select '' as first, '' as second where :file < 0 and :prefix = ''";

    private static final String REPLACE =
            """
            update invitation i set mode = s.mode, file_id = :file, line_no = s.line_no
            from staged s join row_outcome j on j.line_no = s.line_no and j.outcome = 'newer'
            where i.request_no = s.request_no and i.invited_on = s.invited_on
            """;

    private static final String ADD =
            """
            insert into invitation (request_no, invited_on, mode, file_id, line_no)
            select s.request_no, s.invited_on, s.mode, :file, s.line_no
            from staged s left join row_outcome j on j.line_no = s.line_no
            where s.reasons is null and j.line_no is null
            """;

    @Override
    public RecordType recordType() {
        return RecordType.INVITATION;
    }

    @Override
    public String createStaged() {
        return CREATE_STAGED;
    }

    @Override
    public String copyStaged() {
        return COPY_STAGED;
    }

    @Override
    public String copyNew() {
        return COPY_NEW;
    }

    @Override
    public String anyStored() {
        return ANY_STORED;
    }

    @Override
    public String knownNumbers() {
        return KNOWN_NUMBERS;
    }

    @Override
    public String restage() {
        return RESTAGE;
    }

    @Override
    public String compareWithStored() {
        return COMPARE_WITH_STORED;
    }

    /** An invitation is identified by its day, so that a number cannot come with another one. */
    @Override
    public String countReused() {
        return NONE_REUSED;
    }

    @Override
    public String leadingZeros() {
        return NO_LEADING_ZEROS;
    }

    /** Without a history: an invitation has nothing but its mode that could change. */
    @Override
    public void merge(JdbcClient sql, long fileId) {
        sql.sql(REPLACE).param("file", fileId).update();
        sql.sql(ADD).param("file", fileId).update();
    }

    /** Without a history nothing comes back. */
    @Override
    public Withdrawn countWithdrawn(JdbcClient sql, Long[] files) {
        long rows = sql.sql("select count(*) from invitation where file_id = any(:files)")
                .param("files", files)
                .query(Long.class)
                .single();
        return new Withdrawn(rows, 0);
    }

    @Override
    public void withdraw(JdbcClient sql, Long[] files) {
        sql.sql("delete from invitation where file_id = any(:files)")
                .param("files", files)
                .update();
    }

    @Override
    public String leadingZerosOfRequests() {
        return UnmatchedRequests.leadingZeros("invitation");
    }

    @Override
    public String countUnknownRequests() {
        return UnmatchedRequests.among("invitation");
    }
}
