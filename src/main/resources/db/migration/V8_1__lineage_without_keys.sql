-- Every row names its file. PostgreSQL would look that file up once for each row, which costs as much as all the rest of a
-- merge, although a merge writes one number, that of the file which it holds locked. Files are never deleted; a test asks
-- whether every row's file is there.
alter table request drop constraint request_file_id_fkey;
alter table response drop constraint response_file_id_fkey;
alter table invitation drop constraint invitation_file_id_fkey;
alter table request_history drop constraint request_history_file_id_fkey;
alter table request_history drop constraint request_history_replaced_by_fkey;
alter table response_history drop constraint response_history_file_id_fkey;
alter table response_history drop constraint response_history_replaced_by_fkey;
