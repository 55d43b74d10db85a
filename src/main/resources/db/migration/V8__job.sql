-- Tables of package job: runs, and which process holds the right to work on them.

create table node (
    node         text primary key,
    storage      text not null default '',
    storage_mark text not null default '',
    started_at   timestamptz not null default clock_timestamp(),
    heartbeat_at timestamptz not null default clock_timestamp()
);
comment on table node is 'processes that work, by the name that their database sessions bear';
comment on column node.storage_mark is 'random, from the data folder: of one storage all processes see the same folders';
comment on column node.heartbeat_at is 'by the clock of the database, whatever the clocks of the processes say';

create table run (
    run_id          bigint generated always as identity primary key,
    job             text        not null,
    run_key         text        not null,
    parameters      jsonb       not null,
    state           text        not null check (state in ('waiting', 'running', 'completed', 'failed', 'stopped')),
    actor           text        not null,
    reason          text        not null,
    storage         text        not null default '',
    requested_at    timestamptz not null default clock_timestamp(),
    started_at      timestamptz,
    ended_at        timestamptz,
    node            text,
    token           bigint      not null default 0,
    attempts        int         not null default 0,
    stop_requested  boolean     not null default false,
    instance_id     bigint,
    step_kind       text,
    step_number     int,
    steps           int,
    step_started_at timestamptz,
    progress_at     timestamptz,
    progress_ar     text,
    progress_en     text,
    progress_rows   bigint,
    progress_share  double precision,
    provisional_ar  text        not null default '',
    provisional_en  text        not null default '',
    failure_ar      text,
    failure_en      text,
    stack_trace     text
);
comment on column run.run_key is 'job and parameters: of one key one run waits or runs';
comment on column run.storage is 'shared storage of the process in which it was requested; only processes with the same execute it';
comment on column run.token is 'fencing token: rises whenever another process takes the run; who holds an older one commits nothing more';
comment on column run.attempts is 'how often a process took the run since a person last asked for it';
comment on column run.instance_id is 'the Spring Batch job instance with the steps; null until the run was first taken';
comment on column run.provisional_en is 'which inputs were missing when a schedule asked for the run nevertheless: what it drafts says so';

-- One copy per job and key, whoever asks, from wherever.
create unique index run_one_copy on run (run_key) where state in ('waiting', 'running');
create index run_by_job on run (job, run_id desc);

alter table batch_step_execution add column part_ar text, add column part_en text, add column node text;
comment on column batch_step_execution.part_en is 'what people call a partition that waits in the queue of all processes; null of other steps';
comment on column batch_step_execution.node is 'the process that last took such a partition; written when it begins, outside the transaction of its work';

create table run_rows (
    instance_id     bigint not null,
    step_name       text   not null,
    rows_read       bigint not null,
    rows_new        bigint not null,
    rows_replaced   bigint not null,
    rows_unchanged  bigint not null,
    rows_superseded bigint not null,
    rows_filtered   bigint not null,
    rows_rejected   bigint not null,
    file_ids        bigint[] not null,
    same_rows       boolean not null,
    primary key (instance_id, step_name, same_rows)
);
comment on column run_rows.file_ids is 'the files, in the order in which they were read';
comment on column run_rows.same_rows is 'whether these are the answers in rows that are counted with their requests';
comment on table run_rows is 'what became of the rows of all files that a step has read; Spring Batch counts fewer kinds';

create table run_event (
    run_id      bigint      not null,
    occurred_at timestamptz not null default clock_timestamp(),
    event       text        not null check (event in ('requested', 'resumed', 'restarted', 'recovered', 'stop', 'released', 'taken-over', 'ended')),
    actor       text        not null,
    reason      text        not null default ''
);
create index run_event_of_run on run_event (run_id, occurred_at);
comment on table run_event is 'what happened to a run: who did what, and why';

create table run_log (
    log_id    bigint generated always as identity primary key,
    run_id    bigint      not null,
    logged_at timestamptz not null default clock_timestamp(),
    text_ar   text        not null,
    text_en   text        not null
);
create index run_log_of_run on run_log (run_id, log_id);
comment on table run_log is 'what a run did, line by line, for people; at most a few hundred lines of a run are kept';

create table draft_renewal (
    job        text        not null,
    parameters jsonb       not null,
    actor      text        not null,
    address    text        not null,
    reason     text        not null,
    asked_at   timestamptz not null default clock_timestamp(),
    primary key (job, parameters)
);
comment on table draft_renewal is 'jobs that are to make drafts again and were not started yet, mostly since a run of them is in the way';
comment on column draft_renewal.actor is 'the user of the console whose correction changed the figures';

create table privacy_request (
    request_id   bigint generated always as identity primary key,
    kind         text        not null check (kind in ('export', 'erase', 'correct')),
    subject_hash text        not null,
    received_on  date        not null,
    due_on       date        not null,
    recorded_at  timestamptz not null,
    actor        text        not null,
    reason       text        not null check (reason <> ''),
    done_at      timestamptz,
    done_actor   text,
    done_reason  text,
    certificate  jsonb,
    check (num_nulls(done_at, done_actor, done_reason) in (0, 3))
);
create index privacy_request_open on privacy_request (due_on) where done_at is null;
comment on table privacy_request is 'what people asked about their own data, with the day by which it is to be done';
comment on column privacy_request.subject_hash is 'keyed hash of the number that was given; the number itself is not kept';
comment on column privacy_request.certificate is 'what was erased where, in counts; never the data';

-- What other packages read.

create view handled_privacy_request as
    select kind, received_on, due_on, done_at from privacy_request;
