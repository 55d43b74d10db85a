-- A file is known by its content and by how it was read: a corrected mapping, or a word more in the policy's lists, reads it again.
alter table source_file
    add column reading       text not null default '',
    add column first_id      bigint,
    add column read_again_as bigint;
drop index source_file_content;
create unique index source_file_content on source_file (sha256, mapping, reading) where state in ('arrived', 'staged', 'merged');
create index source_file_sha256 on source_file (sha256);
comment on column source_file.reading is 'a hash of the mapping and of the policy''s lists of values that it was read by';
comment on column source_file.first_id is 'the file by which the same content first came; null when it is this one. Rows without updated_at count from then';
comment on column source_file.read_again_as is 'the file by which the same content was read again; its counts stand for both';

-- The way back from a row to the sender's own file and line, also when it comes by way of workbooks.
alter table rejected_row
    add column origin_file bigint,
    add column origin_line bigint,
    add column settled_file bigint,
    add column settled_line bigint,
    add column settled_by  text;
comment on column rejected_row.origin_file is 'where the row stood first, when it came in a workbook of rejected rows; null: in this file';
comment on column rejected_row.settled_file is 'the file and line that mended it or brought it again';
comment on column rejected_row.settled_by is 'who dismissed it';

-- By which key numbers are hashed and encrypted; the key itself lies outside the database.
create table door_key (
    one         boolean primary key default true check (one),
    fingerprint text        not null,
    since       timestamptz not null default now()
);

-- How far a file is that is being read just now.
create table file_progress (
    file_id     bigint primary key,
    rows_read   bigint      not null,
    bytes_read  bigint      not null,
    bytes       bigint      not null,
    began_at    timestamptz not null,
    told_at     timestamptz not null
);
