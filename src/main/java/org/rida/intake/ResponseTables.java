package org.rida.intake;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Responses: linked to their request by its number, whenever that comes. */
@Component
class ResponseTables implements Tables {

    private static final String CREATE_STAGED =
            """
            create temp table staged (
                row_no text, response_no text, request_no text, answered_on date, channel text, service text,
                department text, segment text, party text, mode text, scores jsonb, comment text, suggestion text,
                updated_at timestamp, line_no bigint, row_key text, cells jsonb, reasons jsonb
            ) on commit drop
            """;

    private static final String COPY_NEW =
            """
            copy response (response_no, request_no, answered_on, channel, service, department, segment, party, mode,
                scores, comment, suggestion, updated_at,
                file_id, line_no)
            from stdin with (format binary)
            """;

    private static final String ANY_STORED = "select from response limit 1";

    private static final String KNOWN_NUMBERS = "select response_no from response where response_no = any(?)";

    private static final String TAKE_BACK =
            """
            with taken as (
                delete from response r using staged s
                where s.reasons is null and r.response_no = s.row_no and r.file_id = :file
                returning r.*
            )
            insert into staged (row_no, response_no, request_no, answered_on, channel, service, department, segment, party, mode,
                scores, comment, suggestion, updated_at, line_no)
            select response_no, response_no, request_no, answered_on, channel, service, department, segment, party, mode,
                scores, comment, suggestion, updated_at, line_no from taken
            """;

    private static final String JUDGE_KNOWN =
            """
            insert into judged (line_no, fate)
            select s.line_no,
                case
                    when (s.request_no, s.answered_on, s.channel, s.service, s.department, s.segment, s.party, s.mode,
                          s.scores, s.comment, s.suggestion, s.updated_at)
                        is not distinct from
                         (r.request_no, r.answered_on, r.channel, r.service, r.department, r.segment, r.party, r.mode,
                          r.scores, r.comment, r.suggestion, r.updated_at)
                        then 'unchanged'
                    when s.updated_at < r.updated_at then 'superseded'
                    when s.updated_at > r.updated_at then 'newer'
                    when coalesce(f.first_id, f.file_id) > :first then 'superseded'
                    when coalesce(f.first_id, f.file_id) = :first then 'newer'
                    when exists (
                        select from response_history h
                        where h.response_no = s.response_no
                          and h.version = to_jsonb(s) - array['row_no', 'line_no', 'row_key', 'cells', 'reasons'])
                        then 'earlier'
                    else 'newer'
                end
            from staged s join response r using (response_no) left join source_file f on f.file_id = r.file_id
            where s.reasons is null and not exists (select from judged j where j.line_no = s.line_no)
            """;

    private static final String KEEP_VERSIONS =
            """
            insert into response_history (response_no, version, file_id, line_no, replaced_by)
            select r.response_no, to_jsonb(r) - array['file_id', 'line_no'], r.file_id, r.line_no, :file
            from response r
                join staged s using (response_no)
                join judged j on j.line_no = s.line_no and j.fate = 'newer'
            """;

    private static final String REPLACE =
            """
            update response r set
                request_no = s.request_no, answered_on = s.answered_on, channel = s.channel, service = s.service,
                department = s.department, segment = s.segment, party = s.party, mode = s.mode, scores = s.scores,
                comment = s.comment, suggestion = s.suggestion, updated_at = s.updated_at, file_id = :file,
                line_no = s.line_no
            from staged s join judged j on j.line_no = s.line_no and j.fate = 'newer'
            where r.response_no = s.response_no
            """;

    private static final String ADD =
            """
            insert into response (response_no, request_no, answered_on, channel, service, department, segment, party,
                mode, scores, comment, suggestion, updated_at, file_id, line_no)
            select s.response_no, s.request_no, s.answered_on, s.channel, s.service, s.department, s.segment, s.party,
                s.mode, s.scores, s.comment, s.suggestion, s.updated_at, :file, s.line_no
            from staged s left join judged j on j.line_no = s.line_no
            where s.reasons is null and j.line_no is null
            """;

    /** Versions that arrive after a newer one stay readable, too: replaced by the one in force. */
    private static final String KEEP_LATE =
            """
            insert into response_history (response_no, version, file_id, line_no, replaced_by)
            select distinct on (s.response_no, s.version) s.response_no, s.version, :file, s.line_no, r.file_id
            from (
                select s.response_no, s.line_no,
                    to_jsonb(s) - array['row_no', 'line_no', 'row_key', 'cells', 'reasons'] as version
                from staged s join judged j on j.line_no = s.line_no and j.fate = 'superseded'
            ) s
                join response r using (response_no)
            where s.version <> to_jsonb(r) - array['file_id', 'line_no']
              and not exists (
                  select from response_history h where h.response_no = s.response_no and h.version = s.version)
            order by s.response_no, s.version, s.line_no
            """;

    private static final String COUNT_UNKNOWN_REQUESTS =
            """
            select count(distinct line_no)
            from (
                select request_no, line_no from staged where reasons is null
                union all
                select request_no, line_no from response where file_id = :file
            ) r
            where request_no is not null and not exists (select from request known where known.request_no = r.request_no)
            """;

    @Override
    public Subject subject() {
        return Subject.RESPONSE;
    }

    @Override
    public String createStaged() {
        return CREATE_STAGED;
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
    public String takeBack() {
        return TAKE_BACK;
    }

    @Override
    public String judgeKnown() {
        return JUDGE_KNOWN;
    }

    @Override
    public void merge(JdbcClient sql, long fileId) {
        sql.sql(KEEP_VERSIONS).param("file", fileId).update();
        sql.sql(REPLACE).param("file", fileId).update();
        sql.sql(ADD).param("file", fileId).update();
        sql.sql(KEEP_LATE).param("file", fileId).update();
    }

    @Override
    public String countUnknownRequests() {
        return COUNT_UNKNOWN_REQUESTS;
    }
}
