-- Tables of package intake. Other packages read them; only intake writes them.

create table source_file (
    file_id      bigint generated always as identity primary key,
    name         text        not null,
    sha256       text        not null,
    mapping      text        not null,
    subject      text        not null check (subject in ('request', 'response', 'invitation')),
    bytes        bigint      not null,
    charset      text,
    arrived_at   timestamptz not null default now(),
    merged_at    timestamptz,
    state        text        not null default 'arrived' check (state in ('arrived', 'staged', 'merged', 'refused')),
    rows_read    bigint      not null default 0,
    rows_merged  bigint      not null default 0,
    rows_unchanged  bigint   not null default 0,
    rows_superseded bigint   not null default 0,
    rows_rejected   bigint   not null default 0,
    covers_to    date,
    notes        jsonb       not null default '[]'
);
create unique index source_file_content on source_file (sha256, mapping) where state in ('arrived', 'staged', 'merged');
comment on column source_file.covers_to is 'the last day that the file tells about: its latest event date, or as its mapping says';
comment on column source_file.notes is 'what a person should know: dropped columns, warnings; [{code, arguments}]';

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
    file_id         bigint  not null references source_file,
    line_no         bigint  not null
);
create index request_file on request (file_id);
comment on table request is 'one row per request number: the newest version; older versions are in request_history';

-- A first answer is never lost: what ended a clock run that was opened again later.
create table earlier_answer (
    request_no  text not null references request,
    started_on  date not null,
    decision    text,
    decided_on  date,
    replied_on  date,
    left_on     date,
    left_reason text,
    submitted_on date,
    primary key (request_no, started_on)
);

create table request_history (
    request_no    text   not null,
    version       jsonb  not null,
    file_id       bigint not null references source_file,
    line_no       bigint not null,
    replaced_by   bigint not null references source_file,
    replaced_at   timestamptz not null default now()
);
create index request_history_no on request_history (request_no);
create index request_history_replaced_by on request_history (replaced_by);

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
    updated_at  timestamp,
    file_id     bigint not null references source_file,
    line_no     bigint not null
);
create index response_request on response (request_no);
create index response_file on response (file_id);
create index response_answered on response (answered_on);
comment on column response.request_no is 'null or unknown when the request has not arrived (yet): linked by the number, whenever it comes';
comment on column response.scores is 'question code -> whole number; null for "do not know"';
comment on column response.comment is 'masked on the way in';

create table response_history (
    response_no text   not null,
    version     jsonb  not null,
    file_id     bigint not null references source_file,
    line_no     bigint not null,
    replaced_by bigint not null references source_file,
    replaced_at timestamptz not null default now()
);
create index response_history_no on response_history (response_no);
create index response_history_replaced_by on response_history (replaced_by);

create table invitation (
    request_no text   not null,
    invited_on date   not null,
    mode       text,
    file_id    bigint not null references source_file,
    line_no    bigint not null,
    primary key (request_no, invited_on)
);
create index invitation_on on invitation (invited_on);
create index invitation_file on invitation (file_id);

create table rejected_row (
    rejected_id bigint generated always as identity primary key,
    file_id     bigint not null references source_file,
    line_no     bigint not null,
    cells       jsonb  not null,
    reasons     jsonb  not null,
    state       text   not null default 'open' check (state in ('open', 'mended', 'dismissed')),
    state_at    timestamptz not null default now(),
    state_note  text
);
create index rejected_row_file on rejected_row (file_id);
comment on column rejected_row.cells is 'mapped columns only, by the sender''s own header; identifiers encrypted, free text masked; {} once purged';
comment on column rejected_row.reasons is '[{code, column, expected, found}]';
