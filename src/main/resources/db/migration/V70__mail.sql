-- Tables of package mail: letters that go out once.

create table letter (
    letter_id       bigint generated always as identity primary key,
    about           text        not null,
    channel         text        not null check (channel in ('mail', 'folder')),
    recipient       text        not null,
    language        text        not null,
    subject         text        not null,
    body            text        not null,
    attachments     jsonb       not null default '[]',
    message_id      text        not null unique,
    state           text        not null default 'waiting' check (state in ('waiting', 'sending', 'sent', 'failed')),
    attempts        int         not null default 0,
    enqueued_at     timestamptz not null default clock_timestamp(),
    next_attempt_at timestamptz not null default clock_timestamp(),
    claim           uuid,
    sent_at         timestamptz,
    error_ar        text        not null default '',
    error_en        text        not null default '',
    resends         bigint references letter,
    asked_by        text        not null default '',
    asked_why       text        not null default '',
    check ((state = 'sending') = (claim is not null)),
    check ((state = 'sent') = (sent_at is not null)),
    check (resends is null or (asked_by <> '' and asked_why <> ''))
);
-- One letter about one thing to one recipient; only a person sends it again.
create unique index letter_once on letter (about, channel, recipient, language) where resends is null;
create index letter_due on letter (next_attempt_at) where state in ('waiting', 'sending');
comment on column letter.about is 'what it tells of: edition/17/issued, failure/...';
comment on column letter.recipient is 'an e-mail address, or a folder';
comment on column letter.attachments is '[{name, path, sha256}]: archived documents, which are not copied';
comment on column letter.message_id is 'set once: who receives a letter twice, because a process died between sending and writing that down, sees one';
comment on column letter.next_attempt_at is 'of a letter that is being sent: when its claim ends and another process may try';

create table letter_attempt (
    letter_id bigint      not null references letter,
    number    int         not null,
    process   text        not null,
    began_at  timestamptz not null default clock_timestamp(),
    ended_at  timestamptz,
    outcome   text        check (outcome in ('sent', 'deferred', 'failed')),
    error_ar  text        not null default '',
    error_en  text        not null default '',
    primary key (letter_id, number),
    check ((ended_at is null) = (outcome is null))
);
comment on table letter_attempt is 'every attempt and its receipt; one without an end was cut off, and its letter may have gone out';
