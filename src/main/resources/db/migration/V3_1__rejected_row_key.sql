-- Finds a rejected row again when its mended version comes, without knowing its number.
alter table rejected_row add column row_key text;
create index rejected_row_key on rejected_row (row_key) where state = 'open';
comment on column rejected_row.row_key is 'keyed hash of the row''s number; null when the row had none that could be read';
