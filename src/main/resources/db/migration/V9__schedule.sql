-- The ledger of due runs: what the schedule asked for, and what became of it.

create table due_run (
    job        text        not null,
    due_at     timestamptz not null,
    state      text        not null check (state in ('running', 'on-time', 'caught-up', 'skipped', 'failed')),
    run        bigint,
    note       text        not null default '',
    claimed_at timestamptz not null,
    ended_at   timestamptz,
    primary key (job, due_at)
);
comment on column due_run.run is 'the Spring Batch job instance; null when nothing was started';

-- From when on a schedule is kept: what was due before it was known is nobody's miss.
create table kept_schedule (
    job        text primary key,
    cron       text        not null,
    kept_since timestamptz not null
);
