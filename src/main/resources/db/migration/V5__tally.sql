-- Tables of package tally: built from requests, responses and invitations at any time, never from files.

create table clock_day (
    day                  date primary key,
    clock_version        text not null,
    target_calendar      date not null,
    target_working       date not null,
    working_days_before  int  not null,
    working_days_through int  not null
);
comment on table clock_day is 'the clock contract as the counts were made with it: the version in force and the target days of what is received on this day; a changed policy shows as a difference';
comment on column clock_day.working_days_before is 'working days since 1900, this day excluded';
comment on column clock_day.working_days_through is 'working days since 1900, this day included';

create function month_of(day date) returns date language sql immutable
    return (date_trunc('month', day::timestamp))::date;

-- Working days passed, so that a run is within the target exactly when this is not above the target's working days.
create function working_days(from_day date, to_day date, through_from int, before_to int) returns int language sql immutable
    return case when to_day <= from_day then 0 else before_to - through_from + 1 end;

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
-- Old months' stocks are found among the runs received shortly before, and these few that lasted long.
create index episode_long on episode (ended_on, received_on)
    where promised and (ended_on is null or ended_on > received_on + 100);
comment on table episode is 'one clock run of a request: number 1 from receipt, one more for each reopening';

create table promise_run (
    promise    text not null,
    request_no text not null,
    episode_no int  not null,
    started_on date not null,
    target_on  date not null,
    kept_on    date,
    gone_on    date,
    ended_on   date generated always as (least(kept_on, gone_on)) stored,
    primary key (promise, request_no, episode_no)
);
create index promise_run_request on promise_run (request_no);
create index promise_run_started on promise_run (started_on);
create index promise_run_target on promise_run (target_on);
create index promise_run_ended on promise_run (ended_on);
create index promise_run_open on promise_run (started_on) where ended_on is null;
comment on table promise_run is 'one clock run of a promise that the policy declares beside the answer, by the version in force on the day of receipt';
comment on column promise_run.gone_on is 'the request left, or was rejected where the promise is about what follows an acceptance';

create table response_theme (
    response_no text not null,
    theme       text not null,
    primary key (response_no, theme)
);
comment on table response_theme is 'themes of comment and suggestion together, by the theme list of theme_tagging_version';

create table theme_tagging_version (
    singleton   boolean primary key default true check (singleton),
    fingerprint text    not null
);
comment on table theme_tagging_version is 'fingerprint of the theme list that all responses are tagged by: with another one, they are tagged again';

create table count_rules_version (
    singleton boolean primary key default true check (singleton),
    rules     text    not null
);
comment on table count_rules_version is 'the rules by which all counts were made, beside clock_day and theme_tagging_version: promised kinds, headline of each clock version, and the questions that figures know by their role; with others, all counts are made again';

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

create table count_profile (
    profile_id int  generated always as identity primary key,
    kind       text not null,
    channel    text not null,
    service    text not null,
    department text not null,
    segment    text not null,
    party      text not null,
    unique (kind, channel, service, department, segment, party)
);
comment on table count_profile is 'the combinations of values fixed at receipt that were counted; a few thousand, never removed, so that cells read just before still find theirs';

create table month_cell (
    month      date   not null,
    population text   not null,
    outcome    text   not null,
    mode       text   not null,
    timeliness text   not null,
    bucket     text   not null,
    profiles   int[]  not null,
    counts     int[]  not null,
    primary key (population, month, outcome, mode, timeliness, bucket)
);
comment on table month_cell is 'the counts of a month by all dimensions at once, for filters of several: the nth count is that of the nth profile';
comment on column month_cell.outcome is 'empty where the population has none; likewise mode and timeliness';

create table counted_month (
    month           date primary key,
    cut_off         date,
    answers_cut_off date,
    stale           boolean     not null default false,
    counted_at      timestamptz not null default now(),
    versions        jsonb       not null default '{}'
);
comment on column counted_month.versions is 'of the month''s counts by population, and by the empty name the days that they cover: what was counted again with the same result keeps its version';
comment on column counted_month.cut_off is 'the last day whose requests are counted; empty for a month after the last day of the requests, of which only answers to the survey are counted';
comment on column counted_month.answers_cut_off is 'the last day whose answers to the survey are counted, where that is another';

create table counted_file (
    file_id    bigint primary key,
    counted_at timestamptz not null default now()
);
comment on table counted_file is 'files whose rows are in the episodes and counts';

-- What other packages read.

create view mentioned_theme as
    select response_no, theme from response_theme;

create view counted_input as
    select file_id, f.name, f.sha256, f.mapping, f.rows_read, f.rows_new, f.rows_replaced, f.rows_merged,
        f.rows_unchanged, f.rows_superseded, f.rows_filtered, f.rows_rejected, f.covers_to, c.counted_at
    from counted_file c join merged_file f using (file_id)
    where f.reread_file_id is null;
create view month_last_count as
    select month, counted_at, versions from counted_month;
create view uncounted_input as
    select f.file_id, f.rows_merged, f.covers_to
    from merged_file f
    where f.reread_file_id is null and not exists (select from counted_file c where c.file_id = f.file_id);
comment on view uncounted_input is 'the files whose rows are in but not in the counts yet';

comment on view counted_input is 'the files whose rows the counts hold; of one that was read again, the last reading';
