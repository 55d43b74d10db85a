-- Tables of package access: who may do what, and who did.

create table access_user (
    user_id            bigint generated always as identity primary key,
    name               text not null unique check (name = lower(name) and length(name) between 2 and 64),
    full_name          text not null check (full_name <> ''),
    role               text not null check (role in ('board', 'quality', 'administrator')),
    password_hash      text,
    subject            text unique,
    session_epoch      integer not null default 0,
    disabled_at        timestamptz,
    created_at         timestamptz not null,
    first_steps_over   boolean not null default false
);
comment on column access_user.password_hash is 'a hash with the name of its function; null until the owner has chosen a password';
comment on column access_user.subject is 'issuer and subject of an OpenID Connect account, once it was used';
comment on column access_user.first_steps_over is 'all were done, or the user has dismissed them: the first page does not offer them any more';
comment on column access_user.session_epoch is 'grows with every change of password, role or state: sessions of an earlier epoch have ended';

create table access_code (
    code_hash  text primary key,
    user_id    bigint references access_user,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at    timestamptz
);
comment on table access_code is 'one-time codes for choosing a password; without a user: the first administrator''s';

create table access_attempt (
    attempt_id   bigint generated always as identity primary key,
    account      text not null,
    address      text not null,
    device       text not null default '',
    attempted_at timestamptz not null,
    succeeded    boolean not null default false
);
create index access_attempt_account on access_attempt (account, attempted_at);
create index access_attempt_address on access_attempt (address, attempted_at);
comment on column access_attempt.device is 'a browser in which the account has been logged in before; empty for all others';
comment on table access_attempt is 'log-ins whose password was checked; those refused before are not counted, so that a lock-out ends';

create table access_permission (
    permission text primary key check (permission in ('drafts', 'corrections', 'setup')),
    given      boolean not null
);
comment on table access_permission is 'what quality officers may do beyond their role; without a row a property decides';

create table access_device_key (
    single boolean primary key default true check (single),
    secret bytea not null check (length(secret) = 32)
);
comment on table access_device_key is 'signs the cookies by which browsers are known again; one row';

create table access_token (
    token_id   bigint generated always as identity primary key,
    user_id    bigint not null references access_user,
    name       text not null check (name <> ''),
    token_hash text not null unique,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    revoked_at timestamptz,
    used_at    timestamptz
);

-- the names that Spring Security's repositories write to
create table user_entities (
    id           varchar(1000) primary key,
    name         varchar(100)  not null unique references access_user (name),
    display_name varchar(200)
);
comment on table user_entities is 'accounts with passkeys; the id is what authenticators know an account by';

create table user_credentials (
    credential_id                varchar(1000) primary key,
    user_entity_user_id          varchar(1000) not null references user_entities on delete cascade,
    public_key                   bytea         not null,
    signature_count              bigint,
    uv_initialized               boolean,
    backup_eligible              boolean       not null,
    authenticator_transports     varchar(1000),
    public_key_credential_type   varchar(100),
    backup_state                 boolean       not null,
    attestation_object           bytea,
    attestation_client_data_json bytea,
    created                      timestamp,
    last_used                    timestamp,
    label                        varchar(1000) not null
);
create index user_credentials_user on user_credentials (user_entity_user_id);
comment on table user_credentials is 'passkeys: public keys, of which nothing can be made to log in with';

create table audit_entry (
    entry_id    bigint generated always as identity primary key,
    occurred_at timestamptz not null,
    actor       text not null,
    actor_kind  text not null,
    address     text not null,
    action      text not null,
    subject     text not null,
    detail      jsonb not null default '{}',
    outcome     text check (outcome in ('done', 'failed', 'refused')),
    ended_at    timestamptz,
    cause_ar    text,
    cause_en    text
);
create index audit_entry_occurred_at on audit_entry (occurred_at desc, entry_id desc);
comment on table audit_entry is 'every change, and every access to single rows; only added to';
comment on column audit_entry.actor_kind is 'console, api, command-line, schedule or run';
comment on column audit_entry.outcome is 'null while the operation lasts, and for ever when the process died meanwhile';

-- An entry is written before the operation; what is known of it only afterwards is added once.
create function refuse_change_of_audit() returns trigger language plpgsql as $$
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

create trigger audit_entry_kept before update or delete on audit_entry
    for each row execute function refuse_change_of_audit();
create trigger audit_entry_emptied before truncate on audit_entry
    for each statement execute function refuse_change_of_audit();

-- Sessions of the console, in the layout that Spring Session expects. They are no part of a backup, of the server's or of this
-- program's: whoever reads them could use them. So they are not in the write-ahead log, and a server that crashes ends them.
create unlogged table spring_session (
    primary_id            text primary key,
    session_id            text not null unique,
    creation_time         bigint not null,
    last_access_time      bigint not null,
    max_inactive_interval integer not null,
    expiry_time           bigint not null,
    principal_name        text
);
create index spring_session_expiry on spring_session (expiry_time);
comment on column spring_session.principal_name is 'log-in name; null before the log-in';
comment on column spring_session.expiry_time is 'milliseconds since 1970, by the clock of the process that answered last';

create unlogged table spring_session_attributes (
    session_primary_id text not null references spring_session on delete cascade,
    attribute_name     text not null,
    attribute_bytes    bytea not null,
    primary key (session_primary_id, attribute_name)
);
