-- Runs as people know them, and who holds the right to work on them.

create table node (
    node       text primary key,
    started_at timestamptz not null default clock_timestamp(),
    beat_at    timestamptz not null default clock_timestamp()
);
comment on table node is 'processes that work, by the name that their database sessions bear';
comment on column node.beat_at is 'by the clock of the database, whatever the clocks of the processes say';

create table run (
    run_id         bigint generated always as identity primary key,
    job            text        not null,
    run_key        text        not null,
    parameters     jsonb       not null,
    state          text        not null check (state in ('waiting', 'running', 'completed', 'failed', 'stopped')),
    who            text        not null,
    why            text        not null,
    requested_at   timestamptz not null default clock_timestamp(),
    started_at     timestamptz,
    ended_at       timestamptz,
    node           text,
    token          bigint      not null default 0,
    attempts       int         not null default 0,
    stop_requested boolean     not null default false,
    instance_id    bigint,
    step_kind      text,
    step_number    int,
    steps          int,
    step_since     timestamptz,
    progress_at    timestamptz,
    progress_item  text,
    progress_rows  bigint,
    progress_share double precision,
    failure_ar     text,
    failure_en     text,
    stack_trace    text
);
comment on column run.run_key is 'job and parameters: of one key one run waits or runs';
comment on column run.token is 'rises whenever another process takes the run; who holds an older one commits nothing more';
comment on column run.attempts is 'how often a process took the run since a person last asked for it';
comment on column run.instance_id is 'the Spring Batch job instance with the steps; null until the run was first taken';

-- One copy per job and key, whoever asks, from wherever.
create unique index run_one_copy on run (run_key) where state in ('waiting', 'running');
create index run_by_job on run (job, run_id desc);

-- Numbers of runs go on after those that documents bear from before.
select setval(pg_get_serial_sequence('run', 'run_id'), (select coalesce(max(job_instance_id), 0) + 1 from batch_job_instance), false);

create table run_entry (
    run_id bigint      not null,
    at     timestamptz not null default clock_timestamp(),
    what   text        not null check (what in ('requested', 'resumed', 'restarted', 'recovered', 'stop', 'released', 'taken-over', 'ended')),
    who    text        not null,
    why    text        not null default ''
);
create index run_entry_of_run on run_entry (run_id, at);
comment on table run_entry is 'the diary of a run: who did what to it, and why';
