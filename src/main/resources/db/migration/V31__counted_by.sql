-- The rules by which all counts were made, beside those of clock_day and tagged_by: with others, all are made again.
create table counted_by (
    single boolean primary key default true check (single),
    rules  text not null
);
comment on table counted_by is 'promised kinds, headline of each clock version, and the questions that figures know by their role';
