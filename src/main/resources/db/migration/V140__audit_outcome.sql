-- By which way an operation was asked for, and how it ended. An entry is written before the operation; what is known of it
-- only afterwards is added once.

alter table audit_entry
    add column actor_kind text not null default 'console',
    add column outcome text check (outcome in ('done', 'failed', 'refused')),
    add column ended_at timestamptz,
    add column cause_ar text,
    add column cause_en text;

alter table audit_entry disable trigger audit_entry_kept;
update audit_entry set actor_kind = 'command-line' where address = 'terminal';
alter table audit_entry enable trigger audit_entry_kept;
alter table audit_entry alter column actor_kind drop default;

comment on column audit_entry.actor_kind is 'console, api, command-line, schedule or run';
comment on column audit_entry.outcome is 'null while the operation lasts, and for ever when the process died meanwhile';

create or replace function refuse_change_of_audit() returns trigger language plpgsql as $$
declare
    added text[] := array['outcome', 'ended_at', 'cause_ar', 'cause_en', 'detail'];
begin
    if tg_op = 'UPDATE' then
        if old.outcome is null and new.outcome is not null and new.detail @> old.detail
                and to_jsonb(new) - added = to_jsonb(old) - added then
            return new;
        end if;
    end if;
    raise exception 'the audit log is only added to' using errcode = 'restrict_violation';
end $$;
