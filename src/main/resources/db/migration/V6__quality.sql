-- Tables of package quality: what people decide. What was written stays; what was left empty can be filled in once.

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
    rebase_id         bigint generated always as identity primary key,
    series            text        not null,
    month             date        not null check (extract(day from month) = 1),
    actor             text        not null,
    reason            text        not null check (reason <> ''),
    recorded_at       timestamptz not null,
    withdrawal_actor  text,
    withdrawal_reason text,
    withdrawn_at      timestamptz,
    check (num_nulls(withdrawal_actor, withdrawn_at, nullif(withdrawal_reason, '')) in (0, 3))
);
create unique index rebase_in_force on rebase (series, month) where withdrawn_at is null;
comment on table rebase is 'from which month on a series has process limits of its own, by a person''s decision';
comment on column rebase.series is 'metric[:of][@slice=value]';

create table quality_action (
    action_id         bigint generated always as identity primary key,
    source_key        text,
    topic             text        not null,
    description       text        not null check (description <> ''),
    description_en    text,
    owner             text        not null check (owner <> ''),
    owner_en          text,
    series            text        not null,
    due_on            date        not null,
    opened_on         date        not null,
    opened_at         timestamptz not null,
    actor             text        not null,
    withdrawal_actor  text,
    withdrawal_reason text,
    withdrawn_at      timestamptz,
    check (num_nulls(withdrawal_actor, withdrawn_at, nullif(withdrawal_reason, '')) in (0, 3))
);
create unique index quality_action_source_key on quality_action (source_key);
comment on column quality_action.source_key is 'name of the decision in the file that it came from; null for one that was entered by hand';
comment on column quality_action.topic is 'code of a theme of jobs/policy, or an obstacle in words';
comment on column quality_action.description_en is 'the same in English; null where only one language was written';
comment on column quality_action.owner is 'a role or department';
comment on column quality_action.series is 'what it should move: metric[:of][@slice=value]';

create table quality_action_step (
    step_id      bigint generated always as identity primary key,
    action_id    bigint      not null references quality_action,
    kind         text        not null check (kind in ('moved', 'closed', 'reopened')),
    effective_on date        not null,
    actor        text        not null,
    reason       text        not null check (reason <> ''),
    recorded_at  timestamptz not null
);
create index quality_action_step_of on quality_action_step (action_id, step_id);
comment on column quality_action_step.effective_on is 'moved: the new due day; closed: the day from which the effect is looked for; reopened: the day of it';

create table quality_note (
    note_id           bigint generated always as identity primary key,
    topic             text        not null,
    month             date        check (extract(day from month) = 1),
    text              text        not null check (text <> ''),
    actor             text        not null,
    recorded_at       timestamptz not null,
    withdrawal_actor  text,
    withdrawal_reason text,
    withdrawn_at      timestamptz,
    check (num_nulls(withdrawal_actor, withdrawn_at, nullif(withdrawal_reason, '')) in (0, 3))
);
create index quality_note_topic on quality_note (topic);
comment on column quality_note.topic is 'a series (metric[:of][@slice=value]), a theme''s code, or "month"';

create table follow_up (
    follow_up_id bigint generated always as identity primary key,
    response_no  text        not null,
    request_no   text,
    answered_on  date        not null,
    topic        text,
    score        int         check (score between 1 and 5),
    opened_on    date        not null,
    opened_at    timestamptz not null
);
create unique index follow_up_response on follow_up (response_no);
create index follow_up_opened on follow_up (opened_on);
comment on table follow_up is 'a case to call back: an answer with an obstacle or a low score from somebody who agreed to be called; who that is, is in the organization''s own files under the number';
comment on column follow_up.topic is 'code of the obstacle that the answer mentions; null when its score alone is low';
comment on column follow_up.score is 'overall satisfaction when the case was opened; null when it was not given';
comment on column follow_up.opened_on is 'day on which the answer reached Rida: the days to call back count from it';

create table follow_up_step (
    step_id      bigint generated always as identity primary key,
    follow_up_id bigint      not null references follow_up,
    kind         text        not null check (kind in ('called', 'solved', 'asked-again', 'closed')),
    effective_on date        not null,
    score        int         check (score is null or score between 1 and 5 and kind = 'asked-again'),
    actor        text        not null,
    note         text        not null,
    recorded_at  timestamptz not null
);
create unique index follow_up_step_once on follow_up_step (follow_up_id, kind);
comment on column follow_up_step.score is 'overall satisfaction when asked again';

create table saved_view (
    view_id  bigint generated always as identity primary key,
    name     text        not null check (length(name) between 1 and 80),
    page     text        not null check (page like '/%'),
    query    text        not null check (length(query) <= 2000),
    shared   boolean     not null,
    owner    text        not null,
    saved_at timestamptz not null
);
create unique index saved_view_name on saved_view (owner, lower(name));
comment on table saved_view is 'an address of a page under a name: it shows what its reader may see, and no more';
comment on column saved_view.query is 'parameters of the address, encoded, without the language';
comment on column saved_view.shared is 'whether other quality officers and administrators find it, too';

create table saved_view_mail (
    view_id       bigint      not null references saved_view on delete cascade,
    subscriber    text        not null,
    rhythm        text        not null check (rhythm in ('weekly', 'monthly')),
    recipient     text        not null,
    language      text        not null check (language in ('ar', 'en')),
    subscribed_at timestamptz not null,
    sent_for      text        not null default '',
    primary key (view_id, subscriber)
);
comment on column saved_view_mail.recipient is 'one of the addresses of people with this role in jobs/delivery/recipients.yaml';
comment on column saved_view_mail.sent_for is 'week or month of the newest message';

create trigger follow_up_step_written before update or delete on follow_up_step for each row execute function refuse_rewriting();
create trigger follow_up_step_emptied before truncate on follow_up_step for each statement execute function refuse_emptying();
create trigger rebase_written before update or delete on rebase for each row execute function refuse_rewriting();
create trigger quality_action_written before update or delete on quality_action for each row execute function refuse_rewriting();
create trigger quality_action_step_written before update or delete on quality_action_step for each row execute function refuse_rewriting();
create trigger quality_note_written before update or delete on quality_note for each row execute function refuse_rewriting();
create trigger rebase_emptied before truncate on rebase for each statement execute function refuse_emptying();
create trigger quality_action_emptied before truncate on quality_action for each statement execute function refuse_emptying();
create trigger quality_action_step_emptied before truncate on quality_action_step for each statement execute function refuse_emptying();
create trigger quality_note_emptied before truncate on quality_note for each statement execute function refuse_emptying();

-- What other packages read.

create view follow_up_case as
    select f.response_no, f.request_no, f.answered_on, f.topic, f.score, f.opened_on,
        (select jsonb_agg(jsonb_build_object('step', s.kind, 'day', s.effective_on, 'score', s.score, 'note', s.note) order by s.step_id)
         from follow_up_step s where s.follow_up_id = f.follow_up_id) as steps
    from follow_up f;
