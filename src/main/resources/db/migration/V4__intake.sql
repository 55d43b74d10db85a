-- Tables of package intake: files, the rows that were accepted and those that were rejected.

create table source_file (
    file_id             bigint generated always as identity primary key,
    name                text        not null,
    sha256              text        not null,
    mapping             text        not null,
    reading_fingerprint text        not null default '',
    record_type         text        not null check (record_type in ('request', 'response', 'invitation')),
    bytes               bigint      not null,
    charset             text,
    headers             jsonb       not null default '[]',
    understood          jsonb       not null default '{}',
    arrived_at          timestamptz not null default now(),
    merged_at           timestamptz,
    state               text        not null default 'arrived' check (state in ('arrived', 'staged', 'merged', 'refused', 'withdrawn')),
    rows_read           bigint      not null default 0,
    rows_new            bigint      not null default 0,
    rows_replaced       bigint      not null default 0,
    rows_merged         bigint      generated always as (rows_new + rows_replaced) stored,
    rows_unchanged      bigint      not null default 0,
    rows_superseded     bigint      not null default 0,
    rows_filtered       bigint      not null default 0,
    rows_rejected       bigint      not null default 0,
    covers_to           date,
    notes               jsonb       not null default '[]',
    first_file_id       bigint,
    reread_file_id      bigint,
    erased_sha256       text,
    constraint rows_add_up check (
        rows_read = rows_new + rows_replaced + rows_unchanged + rows_superseded + rows_filtered + rows_rejected)
);
create unique index source_file_content on source_file (sha256, mapping, reading_fingerprint)
    where state in ('arrived', 'staged', 'merged');
create index source_file_sha256 on source_file (sha256);
comment on table source_file is 'a file is known by its content and by how it was read: a corrected mapping, or a word more in the policy''s lists, reads it again';
comment on column source_file.reading_fingerprint is 'a hash of the mapping and of the policy''s lists of values that it was read by';
comment on column source_file.headers is 'the headers of the columns that are read, in the file''s order: a workbook of rejected rows has the same';
comment on column source_file.understood is 'which columns were read as what, and the rows of each month: {columns: [{header, field}], months: {2026-10: 37}}';
comment on column source_file.rows_filtered is 'rows that do not count: left out by the mapping, totals, answers without any content';
comment on column source_file.covers_to is 'the last day that the file covers: its latest event date, or as its mapping says';
comment on column source_file.notes is 'what a person should know: dropped columns, warnings; [{code, arguments}]';
comment on column source_file.first_file_id is 'the file by which the same content first came; null when it is this one. Rows without updated_at count from then';
comment on column source_file.erased_sha256 is 'of the same file after rows of erased people were removed from it';
comment on column source_file.reread_file_id is 'the file by which the same content was read again; its counts stand for both';

-- Every row names its file, without a foreign key: PostgreSQL would look that file up once for each row, which costs as much as
-- all the rest of a merge, although a merge writes one number, that of the file which it holds locked. Files are never deleted;
-- a test asks whether every row's file is there.
create table request (
    request_no      text primary key,
    received_on     date    not null,
    kind            text    not null,
    channel         text,
    service         text,
    department      text,
    segment         text,
    party           text,
    outreach        boolean not null default false,
    beneficiary_key text,
    informed_on     date,
    verified_on     date,
    referred_on     date,
    signed_on       date,
    submitted_on    date,
    decided_on      date,
    decision        text check (decision in ('accepted', 'rejected')),
    replied_on      date,
    registered_on   date,
    served_on       date,
    left_on         date,
    left_reason     text check (left_reason in ('withdrawn', 'duplicate', 'unreachable')),
    reopened_on     date,
    updated_at      timestamp,
    file_id         bigint  not null,
    line_no         bigint  not null
);
create index request_file on request (file_id);
comment on table request is 'one row per request number: the newest version; older versions are in request_history';

create table earlier_answer (
    request_no   text not null references request on update cascade,
    started_on   date not null,
    decision     text,
    decided_on   date,
    replied_on   date,
    left_on      date,
    left_reason  text,
    submitted_on date,
    primary key (request_no, started_on)
);
comment on table earlier_answer is 'what ended a clock run that was opened again later: a first answer is never lost';

create table request_history (
    request_no          text   not null,
    version             jsonb  not null,
    file_id             bigint not null,
    line_no             bigint not null,
    replaced_by_file_id bigint not null,
    replaced_at         timestamptz not null default now()
);
create index request_history_no on request_history (request_no);
create index request_history_file on request_history (file_id);
create index request_history_replaced_by on request_history (replaced_by_file_id);

create table response (
    response_no text primary key,
    request_no  text,
    answered_on date   not null,
    channel     text,
    service     text,
    department  text,
    segment     text,
    party       text,
    mode        text,
    scores      jsonb  not null default '{}',
    comment     text,
    suggestion  text,
    may_call    boolean not null default false,
    updated_at  timestamp,
    file_id     bigint not null,
    line_no     bigint not null
);
create index response_request on response (request_no);
create index response_file on response (file_id);
create index response_answered on response (answered_on);
comment on column response.request_no is 'null or unknown when the request has not arrived (yet): linked by the number, whenever it comes';
comment on column response.scores is 'question code -> whole number; null for "do not know"';
comment on column response.comment is 'masked on the way in';
comment on column response.may_call is 'whether the person agreed to be called about the answer; false also where nobody was asked';

create table response_history (
    response_no         text   not null,
    version             jsonb  not null,
    file_id             bigint not null,
    line_no             bigint not null,
    replaced_by_file_id bigint not null,
    replaced_at         timestamptz not null default now()
);
create index response_history_no on response_history (response_no);
create index response_history_replaced_by on response_history (replaced_by_file_id);

create table invitation (
    request_no text   not null,
    invited_on date   not null,
    mode       text,
    file_id    bigint not null,
    line_no    bigint not null,
    primary key (request_no, invited_on)
);
create index invitation_on on invitation (invited_on);
create index invitation_file on invitation (file_id);

create table invitation_list (
    list_id       bigint generated always as identity primary key,
    file_id       bigint      not null references source_file,
    asked_on      date        not null,
    valid_to      date        not null check (valid_to >= asked_on),
    received_from date        not null,
    received_to   date        not null,
    method        text        not null check (method in ('simple', 'stratified')),
    seed          bigint      not null,
    frame         jsonb       not null,
    actor         text        not null,
    drawn_at      timestamptz not null
);
comment on table invitation_list is 'who was drawn to be asked, and how: the same frame with the same seed gives the same people';
comment on column invitation_list.file_id is 'its entry among the files, by which its invitations are counted and followed like those of a file that was sent';
comment on column invitation_list.valid_to is 'last day on which an answer may be given with one of its tokens';
comment on column invitation_list.received_from is 'first day of receipt of the requests in the frame';
comment on column invitation_list.frame is 'state to requests that could be drawn';

create table drawn_request (
    list_id     bigint           not null references invitation_list,
    line_no     bigint           not null,
    request_no  text             not null,
    state       text             not null,
    probability double precision not null check (probability > 0 and probability <= 1),
    token       text,
    response_no text,
    primary key (list_id, line_no)
);
create unique index drawn_request_token on drawn_request (token);
create index drawn_request_no on drawn_request (request_no);
comment on column drawn_request.state is 'of the request on the day of asking';
comment on column drawn_request.probability is 'with which the request was to be drawn; one over it is the weight of its answer';
comment on column drawn_request.token is 'comes with the answer instead of the request number; null once the person was erased';
comment on column drawn_request.response_no is 'of the answer that came with the token';

create table rejected_row (
    rejected_id        bigint generated always as identity primary key,
    file_id            bigint not null references source_file,
    line_no            bigint not null,
    origin_file_id     bigint,
    origin_line_no     bigint,
    row_key            text,
    cells              jsonb  not null,
    reasons            jsonb  not null,
    state              text   not null default 'open' check (state in ('open', 'corrected', 'dismissed')),
    state_changed_at   timestamptz not null default now(),
    resolution_file_id bigint,
    resolution_line_no bigint,
    resolution_actor   text,
    resolution_reason  text
);
create index rejected_row_file on rejected_row (file_id);
create index rejected_row_key on rejected_row (row_key) where state = 'open';
comment on column rejected_row.origin_file_id is 'the file that the row first came in, when it came back in a workbook of rejected rows; null: this file';
comment on column rejected_row.row_key is 'keyed hash of the row''s number, by which its corrected version is recognised; null when the row had none that could be read';
comment on column rejected_row.cells is 'mapped columns only, by the sender''s own header; identifiers encrypted, free text masked; {} once purged';
comment on column rejected_row.reasons is 'why it was rejected: [{code, column, expected, found}]';
comment on column rejected_row.resolution_file_id is 'the file that corrected the row, or in which it was rejected again';
comment on column rejected_row.resolution_actor is 'who dismissed it';

create table file_question (
    question_id bigint generated always as identity primary key,
    file_id     bigint not null references source_file,
    code        text   not null check (code in ('distant-months', 'few-rows', 'many-rows', 'new-channel', 'dates-out-of-order', 'equal-answers')),
    subject     text   not null,
    arguments   jsonb  not null,
    answer      text   check (answer in ('usual', 'wrong')),
    answered_by text,
    answered_at timestamptz,
    unique (file_id, code, subject),
    check ((answer is null) = (answered_by is null) and (answer is null) = (answered_at is null))
);
comment on table file_question is 'what is unusual in a file, for a person to answer; what is usual for a mapping is not asked again';
comment on column file_question.subject is 'what the question is about: a month, a channel, a column, a set of scores';
comment on column file_question.arguments is 'of the message, by name';

create table pseudonym_key (
    singleton   boolean primary key default true check (singleton),
    fingerprint text        not null,
    created_at  timestamptz not null default now()
);
comment on table pseudonym_key is 'by which key numbers are hashed and encrypted; the key itself lies outside the database';

create table erased_number (
    hash      text primary key,
    erased_at timestamptz not null
);
comment on table erased_number is 'keyed hashes of the numbers of people who were erased: what still arrives under them is stored without the person';

create table file_progress (
    file_id    bigint primary key,
    rows_read  bigint      not null,
    bytes_read bigint      not null,
    bytes      bigint      not null,
    started_at timestamptz not null,
    updated_at timestamptz not null
);
comment on table file_progress is 'files that are being read now';

-- What other packages read.

create table upload (
    upload_id    text        primary key,
    storage      text        not null,
    file         text        not null,
    mapping      text        not null,
    actor        text        not null,
    address      text        not null,
    renews_drafts boolean    not null,
    requested_at timestamptz not null default clock_timestamp(),
    attempts     integer     not null default 0,
    ended_at     timestamptz,
    result_ar    text,
    result_en    text,
    accepted     boolean,
    rejected     bigint
);
create index upload_waiting on upload (requested_at) where ended_at is null;
comment on table upload is 'uploads that somebody has confirmed: they wait, are read by the process that holds the row, or have ended';
comment on column upload.storage is 'shared storage with the file; only processes with the same read it';
comment on column upload.attempts is 'how often a process began to read it';

create view received_file as
    select file_id, name, sha256, mapping, record_type, state, arrived_at, covers_to,
        rows_read, rows_new, rows_replaced, rows_merged, rows_unchanged, rows_superseded, rows_filtered, rows_rejected,
        reread_file_id
    from source_file;

create view merged_file as
    select file_id, name, sha256, mapping, record_type, arrived_at, covers_to,
        rows_read, rows_new, rows_replaced, rows_merged, rows_unchanged, rows_superseded, rows_filtered, rows_rejected,
        reread_file_id
    from source_file where state = 'merged';

create view rejection as
    select file_id, state, reasons from rejected_row;

create view current_request as
    select request_no, received_on, kind, channel, service, department, segment, party, outreach, beneficiary_key,
        informed_on, verified_on, referred_on, signed_on, submitted_on, decided_on, decision, replied_on,
        registered_on, served_on, left_on, left_reason, reopened_on, file_id, line_no
    from request;

create view replaced_request as
    select request_no, file_id, replaced_by_file_id from request_history;

create view earlier_outcome as
    select request_no, started_on, submitted_on, decided_on, decision, replied_on, left_on, left_reason
    from earlier_answer;

create view current_response as
    select response_no, request_no, answered_on, channel, service, department, segment, party, mode, scores,
        comment, suggestion, may_call, file_id, line_no
    from response;

create view replaced_response as
    select version ->> 'request_no' as request_no, cast(version ->> 'answered_on' as date) as answered_on, replaced_by_file_id
    from response_history;

create view drawn_invitation as
    select d.request_no, l.asked_on, d.probability from drawn_request d join invitation_list l using (list_id);

create view survey_invitation as
    select request_no, invited_on, mode, file_id, line_no from invitation;
