-- Whether a due run was asked for in time is known when it is claimed; how it went, when it is over.
alter table due_run add column on_time boolean not null default true;
create index due_run_under_way on due_run (job) where state = 'running';
