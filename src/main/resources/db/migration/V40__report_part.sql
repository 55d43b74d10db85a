-- A report may be one document for each department: each has its own drafts and issues.

alter table report_edition add column part text not null default '';
comment on column report_edition.part is 'the value of the slice that the report is about; empty for a report of everything';

alter table report_edition drop constraint report_edition_report_month_number_key;
alter table report_edition add unique (report, month, part, number);

drop index report_edition_first_issue;
create unique index report_edition_first_issue on report_edition (report, month, part)
    where state = 'issued' and corrects is null;
create index report_edition_of_run on report_edition (run);
