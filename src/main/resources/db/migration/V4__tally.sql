-- Tables of package tally: rebuilt from requests and responses at any time, never from files.

create table episode (
    request_no      text    not null,
    episode_no      int     not null,
    kind            text    not null,
    promised        boolean not null,
    clock_version   text    not null,
    received_on     date    not null,
    target_calendar date    not null,
    target_working  date    not null,
    informed_on     date,
    verified_on     date,
    referred_on     date,
    signed_on       date,
    submitted_on    date,
    decided_on      date,
    decision        text,
    replied_on      date,
    registered_on   date,
    served_on       date,
    left_on         date,
    left_reason     text,
    ended_on        date generated always as (least(replied_on, left_on)) stored,
    channel         text,
    service         text,
    department      text,
    segment         text,
    party           text,
    outreach        boolean not null,
    primary key (request_no, episode_no)
);
create index episode_received on episode (received_on);
create index episode_target_calendar on episode (target_calendar);
create index episode_target_working on episode (target_working);
create index episode_ended on episode (ended_on);
create index episode_open on episode (received_on) where ended_on is null;
comment on table episode is 'one clock run of a request: number 1 from receipt, one more for each reopening';

create table month_count (
    month      date   not null,
    population text   not null,
    slice      text   not null,
    value      text   not null,
    bucket     text   not null,
    n          bigint not null,
    primary key (month, population, slice, value, bucket)
);
comment on table month_count is 'the long series: a figure of a month is read here, whatever the length of the history';

create table counted_month (
    month      date primary key,
    cut_off    date        not null,
    stale      boolean     not null default false,
    counted_at timestamptz not null default now()
);

-- Files whose rows are already in the episodes and counts.
create table tallied_file (
    file_id    bigint primary key,
    tallied_at timestamptz not null default now()
);
