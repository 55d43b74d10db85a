-- A due run may wait: for a run that is under way, or for its inputs. A schedule may be paused by a person.

alter table due_run drop constraint due_run_state_check;
alter table due_run add constraint due_run_state_check
    check (state in ('waiting', 'running', 'on-time', 'late', 'caught-up', 'skipped', 'failed'));
alter table due_run add column waited boolean not null default false;
alter table due_run add column note_ar text not null default '';
alter table due_run rename column note to note_en;
comment on column due_run.waited is 'asked for after its time since it had to wait, not since nothing ran';

alter table kept_schedule add column paused_at timestamptz;
alter table kept_schedule add column paused_by text not null default '';
alter table kept_schedule add column paused_why text not null default '';
alter table kept_schedule add column looked_at timestamptz not null default clock_timestamp();
comment on column kept_schedule.looked_at is 'when a process last looked whether anything is owed; the watchdog looks at it';

-- A run that a schedule asked for although its inputs are not all there: what it drafts says so.
alter table run add column provisional_ar text not null default '';
alter table run add column provisional_en text not null default '';
