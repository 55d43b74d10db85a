-- A workbook of rejected rows has the sender's own columns in the sender's own order, which the cells' jsonb does not keep.
alter table source_file add column headers jsonb not null default '[]';
comment on column source_file.headers is 'the headers of the columns that are read, in the file''s order';
