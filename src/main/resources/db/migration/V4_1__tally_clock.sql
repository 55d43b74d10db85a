-- The clock contract, day by day, as the counts were made with it: a changed policy shows as a difference.
create table clock_day (
    day             date primary key,
    clock_version   text not null,
    target_calendar date not null,
    target_working  date not null,
    worked_before   int  not null,
    worked_through  int  not null
);
comment on table clock_day is 'the version in force and the target days of what is received on this day; working days since 1900 before it and through it';

create function month_of(day date) returns date language sql immutable
    return (date_trunc('month', day::timestamp))::date;

-- Working days passed, so that a run is within the target exactly when this is not above the target's working days.
create function working_days(from_day date, to_day date, through_from int, before_to int) returns int language sql immutable
    return case when to_day <= from_day then 0 else before_to - through_from + 1 end;

-- Old months' stocks are found among the runs received shortly before, and these few that lasted long.
create index episode_long on episode (ended_on, received_on)
    where promised and (ended_on is null or ended_on > received_on + 100);

create index request_history_file on request_history (file_id);
