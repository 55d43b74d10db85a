-- Tables of package schedule: what the schedules asked for, and what became of it.

create table due_run (
    job        text        not null,
    due_at     timestamptz not null,
    state      text        not null check (state in ('waiting', 'running', 'on-time', 'late', 'caught-up', 'skipped', 'failed')),
    run_id     bigint,
    on_time    boolean     not null default true,
    waited     boolean     not null default false,
    note_ar    text        not null default '',
    note_en    text        not null default '',
    claimed_at timestamptz not null,
    ended_at   timestamptz,
    primary key (job, due_at)
);
create index due_run_under_way on due_run (job) where state = 'running';
comment on table due_run is 'one row for each time that a schedule was due, claimed by one process';
comment on column due_run.run_id is 'the run that was asked for; null when none was';
comment on column due_run.on_time is 'asked for at its time; known when it is claimed';
comment on column due_run.waited is 'asked for after its time since it had to wait, for another run or for its inputs, not since no process ran';

create table schedule_state (
    job            text primary key,
    cron           text        not null,
    effective_from timestamptz not null,
    checked_at     timestamptz not null default clock_timestamp(),
    paused_at      timestamptz,
    pause_actor    text        not null default '',
    pause_reason   text        not null default ''
);
comment on column schedule_state.effective_from is 'since when this schedule is known: nothing was due before';
comment on column schedule_state.checked_at is 'when a process last checked whether anything is due; the watchdog reads it';
