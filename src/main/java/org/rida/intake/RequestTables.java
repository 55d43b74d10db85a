package org.rida.intake;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Requests: the newest version of each number, older ones in the history, a first answer kept for ever. */
@Component
class RequestTables implements Tables {

    private static final String CREATE_STAGED =
            """
            create temp table staged (
                row_no text, request_no text, received_on date, kind text, channel text, service text, department text,
                segment text, party text, outreach boolean, beneficiary_key text, informed_on date, verified_on date,
                referred_on date, signed_on date, submitted_on date, decided_on date, decision text, replied_on date,
                registered_on date, served_on date, left_on date, left_reason text, reopened_on date,
                updated_at timestamp, line_no bigint, row_key text, cells jsonb, reasons jsonb
            ) on commit drop
            """;

    private static final String COPY_NEW =
            """
            copy request (request_no, received_on, kind, channel, service, department, segment, party, outreach,
                beneficiary_key, informed_on, verified_on, referred_on, signed_on, submitted_on, decided_on, decision,
                replied_on, registered_on, served_on, left_on, left_reason, reopened_on, updated_at,
                file_id, line_no)
            from stdin with (format binary)
            """;

    private static final String ANY_STORED = "select from request limit 1";

    private static final String KNOWN_NUMBERS = "select request_no from request where request_no = any(?)";

    private static final String TAKE_BACK =
            """
            with taken as (
                delete from request r using staged s
                where s.reasons is null and r.request_no = s.row_no and r.file_id = :file
                returning r.*
            )
            insert into staged (row_no, request_no, received_on, kind, channel, service, department, segment, party, outreach,
                beneficiary_key, informed_on, verified_on, referred_on, signed_on, submitted_on, decided_on, decision,
                replied_on, registered_on, served_on, left_on, left_reason, reopened_on, updated_at, line_no)
            select request_no, request_no, received_on, kind, channel, service, department, segment, party, outreach,
                beneficiary_key, informed_on, verified_on, referred_on, signed_on, submitted_on, decided_on, decision,
                replied_on, registered_on, served_on, left_on, left_reason, reopened_on, updated_at, line_no from taken
            """;

    private static final String JUDGE_KNOWN =
            """
            insert into judged (line_no, fate)
            select s.line_no,
                case
                    when (s.received_on, s.kind, s.channel, s.service, s.department, s.segment, s.party,
                          coalesce(s.outreach, false), s.beneficiary_key, s.informed_on, s.verified_on, s.referred_on,
                          s.signed_on, s.submitted_on, s.decided_on, s.decision, s.replied_on, s.registered_on,
                          s.served_on, s.left_on, s.left_reason, s.reopened_on, s.updated_at)
                        is not distinct from
                         (r.received_on, r.kind, r.channel, r.service, r.department, r.segment, r.party,
                          r.outreach, r.beneficiary_key, r.informed_on, r.verified_on, r.referred_on,
                          r.signed_on, r.submitted_on, r.decided_on, r.decision, r.replied_on, r.registered_on,
                          r.served_on, r.left_on, r.left_reason, r.reopened_on, r.updated_at)
                        then 'unchanged'
                    when s.updated_at < r.updated_at then 'superseded'
                    when s.updated_at > r.updated_at then 'newer'
                    when coalesce(f.first_id, f.file_id) > :first then 'superseded'
                    when coalesce(f.first_id, f.file_id) = :first then 'newer'
                    when exists (
                        select from request_history h
                        where h.request_no = s.request_no
                          and h.version = to_jsonb(s) - array['row_no', 'line_no', 'row_key', 'cells', 'reasons']
                              || jsonb_build_object('outreach', coalesce(s.outreach, false)))
                        then 'earlier'
                    else 'newer'
                end
            from staged s join request r using (request_no) left join source_file f on f.file_id = r.file_id
            where s.reasons is null and not exists (select from judged j where j.line_no = s.line_no)
            """;

    private static final String KEEP_VERSIONS =
            """
            insert into request_history (request_no, version, file_id, line_no, replaced_by)
            select r.request_no, to_jsonb(r) - array['file_id', 'line_no'], r.file_id, r.line_no, :file
            from request r
                join staged s using (request_no)
                join judged j on j.line_no = s.line_no and j.fate = 'newer'
            """;

    private static final String REPLACE =
            """
            update request r set
                received_on = s.received_on, kind = s.kind, channel = s.channel, service = s.service,
                department = s.department, segment = s.segment, party = s.party,
                outreach = coalesce(s.outreach, false), beneficiary_key = s.beneficiary_key,
                informed_on = s.informed_on, verified_on = s.verified_on, referred_on = s.referred_on,
                signed_on = s.signed_on, submitted_on = s.submitted_on, decided_on = s.decided_on,
                decision = s.decision, replied_on = s.replied_on, registered_on = s.registered_on,
                served_on = s.served_on, left_on = s.left_on, left_reason = s.left_reason,
                reopened_on = s.reopened_on, updated_at = s.updated_at, file_id = :file, line_no = s.line_no
            from staged s join judged j on j.line_no = s.line_no and j.fate = 'newer'
            where r.request_no = s.request_no
            """;

    private static final String ADD =
            """
            insert into request (request_no, received_on, kind, channel, service, department, segment, party, outreach,
                beneficiary_key, informed_on, verified_on, referred_on, signed_on, submitted_on, decided_on, decision,
                replied_on, registered_on, served_on, left_on, left_reason, reopened_on, updated_at, file_id, line_no)
            select s.request_no, s.received_on, s.kind, s.channel, s.service, s.department, s.segment, s.party,
                coalesce(s.outreach, false), s.beneficiary_key, s.informed_on, s.verified_on, s.referred_on,
                s.signed_on, s.submitted_on, s.decided_on, s.decision, s.replied_on, s.registered_on, s.served_on,
                s.left_on, s.left_reason, s.reopened_on, s.updated_at, :file, s.line_no
            from staged s left join judged j on j.line_no = s.line_no
            where s.reasons is null and j.line_no is null
            """;

    /** Versions that arrive after a newer one stay readable, too: replaced by the one in force. */
    private static final String KEEP_LATE =
            """
            insert into request_history (request_no, version, file_id, line_no, replaced_by)
            select distinct on (s.request_no, s.version) s.request_no, s.version, :file, s.line_no, r.file_id
            from (
                select s.request_no, s.line_no, to_jsonb(s) - array['row_no', 'line_no', 'row_key', 'cells', 'reasons']
                    || jsonb_build_object('outreach', coalesce(s.outreach, false)) as version
                from staged s join judged j on j.line_no = s.line_no and j.fate = 'superseded'
            ) s
                join request r using (request_no)
            where s.version <> to_jsonb(r) - array['file_id', 'line_no']
              and not exists (
                  select from request_history h where h.request_no = s.request_no and h.version = s.version)
            order by s.request_no, s.version, s.line_no
            """;

    /** Requests name none but themselves. */
    private static final String COUNT_UNKNOWN_REQUESTS = "select 0 where :file > 0";

    @Override
    public Subject subject() {
        return Subject.REQUEST;
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
        EarlierAnswers.keep(sql);
    }

    @Override
    public String countUnknownRequests() {
        return COUNT_UNKNOWN_REQUESTS;
    }
}
