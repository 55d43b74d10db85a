-- Tables of package mail: the outbox, whose messages are sent once.

create table outbox_message (
    outbox_message_id bigint generated always as identity primary key,
    topic             text        not null,
    transport         text        not null check (transport in ('mail', 'folder')),
    recipient         text        not null,
    language          text        not null,
    subject           text        not null,
    body              text        not null,
    attachments       jsonb       not null default '[]',
    message_id        text        not null unique,
    state             text        not null default 'waiting' check (state in ('waiting', 'sending', 'sent', 'failed', 'cancelled')),
    attempts          int         not null default 0,
    enqueued_at       timestamptz not null default clock_timestamp(),
    next_attempt_at   timestamptz not null default clock_timestamp(),
    lease_id          uuid,
    sent_at           timestamptz,
    error_ar          text        not null default '',
    error_en          text        not null default '',
    resend_of         bigint references outbox_message,
    actor             text        not null default '',
    reason            text        not null default '',
    cancelled_at      timestamptz,
    cancelled_by      text        not null default '',
    check ((state = 'sending') = (lease_id is not null)),
    check ((state = 'sent') = (sent_at is not null)),
    check (state <> 'cancelled' or (cancelled_at is not null and cancelled_by <> '')),
    check (resend_of is null or (actor <> '' and reason <> ''))
);
-- One message about one topic to one recipient; only a person sends it again.
create unique index outbox_message_once on outbox_message (topic, transport, recipient, language) where resend_of is null;
create index outbox_message_due on outbox_message (next_attempt_at) where state in ('waiting', 'sending');
create index outbox_message_failed on outbox_message (enqueued_at) where state = 'failed';
comment on column outbox_message.topic is 'what it is about: edition/17/issued, failure/...';
comment on column outbox_message.recipient is 'an e-mail address, or a folder';
comment on column outbox_message.attachments is '[{document, name, sha256}]: documents of editions, which are not copied';
comment on column outbox_message.message_id is 'the Message-ID header, set once: who receives a message twice, because a process died between sending and recording that, sees one';
comment on column outbox_message.next_attempt_at is 'of a message that is being sent: when its lease expires and another process may try';
comment on column outbox_message.actor is 'who asked for the resend';

create table delivery_attempt (
    outbox_message_id bigint      not null references outbox_message,
    number            int         not null,
    process           text        not null,
    started_at        timestamptz not null default clock_timestamp(),
    ended_at          timestamptz,
    outcome           text        check (outcome in ('sent', 'deferred', 'failed')),
    error_ar          text        not null default '',
    error_en          text        not null default '',
    primary key (outbox_message_id, number),
    check ((ended_at is null) = (outcome is null))
);
comment on table delivery_attempt is 'one without an end was interrupted, and its message may have been sent';

create table mail_settings (
    single     boolean primary key default true check (single),
    host       text not null check (host <> ''),
    port       int  not null check (port between 1 and 65535),
    encryption text not null check (encryption in ('starttls', 'tls', 'none')),
    account    text not null,
    password   text not null check (password = '' or password like 'enc:%'),
    sender     text not null
);
comment on table mail_settings is 'the mail server that the form names; one row, or none';
comment on column mail_settings.password is 'encrypted with the key outside of the database; empty without one';
