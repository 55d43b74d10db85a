-- The parts of a step that any process may take: a file, a month, a department. Spring Batch keeps each as a partition's
-- step execution; here stands who works on it.

create table run_part (
    execution_id bigint  primary key,
    run_id       bigint  not null,
    run_token    bigint  not null,
    step         text    not null,
    number       int     not null,
    part         text    not null,
    place        text    not null,
    in_order     boolean not null,
    state        text    not null default 'waiting' check (state in ('waiting', 'running', 'completed', 'failed')),
    node         text,
    token        bigint  not null default 0,
    attempts     int     not null default 0,
    failure_ar   text    not null default '',
    failure_en   text    not null default '',
    stack_trace  text    not null default ''
);
comment on column run_part.execution_id is 'the partition as Spring Batch knows it: a row of batch_step_execution';
comment on column run_part.run_token is 'whoever takes the run over splits its step anew: parts of an older token are nobody''s';
comment on column run_part.place is 'the folders that it is about; only processes that see the same ones take it';
comment on column run_part.in_order is 'not before all parts before it are done';
comment on column run_part.token is 'rises whenever another process takes the part; who holds an older one commits nothing more';

create index run_part_of_run on run_part (run_id, run_token);
create index run_part_open on run_part (run_id, number) where state in ('waiting', 'running');
