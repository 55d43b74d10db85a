-- What people decide about quality. What was written stays; what was left empty can be filled in once.

create function refuse_rewriting() returns trigger language plpgsql as $$
declare
    written text;
begin
    select o.key into written
    from jsonb_each(to_jsonb(old)) o
    where o.value <> 'null' and o.value is distinct from to_jsonb(new) -> o.key
    limit 1;
    if tg_op = 'DELETE' or written is not null then
        raise exception '% %: what people decided stays as it was written', tg_table_name, coalesce(written, '')
            using errcode = 'restrict_violation';
    end if;
    return new;
end $$;

create function refuse_emptying() returns trigger language plpgsql as $$
begin
    raise exception '%: what people decided stays as it was written', tg_table_name using errcode = 'restrict_violation';
end $$;

create table rebase (
    rebase_id        bigint generated always as identity primary key,
    series           text        not null,
    month            date        not null check (extract(day from month) = 1),
    reason           text        not null check (reason <> ''),
    recorded_by      text        not null,
    recorded_at      timestamptz not null,
    withdrawn_by     text,
    withdrawn_at     timestamptz,
    withdrawn_reason text,
    check (num_nulls(withdrawn_by, withdrawn_at, nullif(withdrawn_reason, '')) in (0, 3))
);
create unique index rebase_in_force on rebase (series, month) where withdrawn_at is null;
comment on table rebase is 'from which month on a series has limits of its own, by a person''s decision';
comment on column rebase.series is 'metric[:of][@slice=value]';

create table quality_action (
    action_id        bigint generated always as identity primary key,
    about            text        not null,
    words            text        not null check (words <> ''),
    owner            text        not null check (owner <> ''),
    series           text        not null,
    due              date        not null,
    opened_on        date        not null,
    opened_by        text        not null,
    opened_at        timestamptz not null,
    withdrawn_by     text,
    withdrawn_at     timestamptz,
    withdrawn_reason text,
    check (num_nulls(withdrawn_by, withdrawn_at, nullif(withdrawn_reason, '')) in (0, 3))
);
comment on column quality_action.about is 'code of a theme of jobs/policy, or an obstacle in words';
comment on column quality_action.owner is 'a role or department';
comment on column quality_action.series is 'what it should move: metric[:of][@slice=value]';

create table quality_action_step (
    step_id    bigint generated always as identity primary key,
    action_id  bigint      not null references quality_action,
    sort       text        not null check (sort in ('moved', 'closed', 'reopened')),
    day        date        not null,
    words      text        not null check (words <> ''),
    written_by text        not null,
    written_at timestamptz not null
);
create index quality_action_step_of on quality_action_step (action_id, step_id);
comment on column quality_action_step.day is 'moved: the new due day; closed: the day from which the effect is looked for; reopened: the day of it';

create table quality_note (
    note_id          bigint generated always as identity primary key,
    about            text        not null,
    month            date        check (extract(day from month) = 1),
    words            text        not null check (words <> ''),
    written_by       text        not null,
    written_at       timestamptz not null,
    withdrawn_by     text,
    withdrawn_at     timestamptz,
    withdrawn_reason text,
    check (num_nulls(withdrawn_by, withdrawn_at, nullif(withdrawn_reason, '')) in (0, 3))
);
create index quality_note_about on quality_note (about);
comment on column quality_note.about is 'a series (metric[:of][@slice=value]), a theme''s code, or "month"';

create trigger rebase_written before update or delete on rebase for each row execute function refuse_rewriting();
create trigger quality_action_written before update or delete on quality_action for each row execute function refuse_rewriting();
create trigger quality_action_step_written before update or delete on quality_action_step for each row execute function refuse_rewriting();
create trigger quality_note_written before update or delete on quality_note for each row execute function refuse_rewriting();
create trigger rebase_emptied before truncate on rebase for each statement execute function refuse_emptying();
create trigger quality_action_emptied before truncate on quality_action for each statement execute function refuse_emptying();
create trigger quality_action_step_emptied before truncate on quality_action_step for each statement execute function refuse_emptying();
create trigger quality_note_emptied before truncate on quality_note for each statement execute function refuse_emptying();
