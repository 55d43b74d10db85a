-- Tables of package report: what was drafted and issued, with its documents.

create table report_edition (
    edition_id     bigint generated always as identity primary key,
    report         text        not null,
    month          date        not null,
    part           text        not null default '',
    audience       text        not null check (audience in ('board', 'public', 'sensitive', 'quality')),
    number         int         not null,
    state          text        not null default 'draft' check (state in ('draft', 'issued')),
    drafted_at     timestamptz not null,
    run_id         bigint      not null,
    cut_off        date        not null,
    corrects       bigint references report_edition,
    figures        jsonb       not null,
    inputs         jsonb       not null,
    period_from    date,
    period_to      date,
    reads          jsonb,
    months_read    jsonb,
    issued_at      timestamptz,
    issue_actor    text,
    issue_reason   text,
    figures_sha256 text,
    unique (report, month, part, number),
    constraint report_edition_issue check (
        state = 'draft' or (issued_at is not null and issue_actor is not null and issue_reason <> '' and figures_sha256 is not null))
);
create index report_edition_of_run on report_edition (run_id);
-- One issue of a month; later ones correct it, one after the other.
create unique index report_edition_first_issue on report_edition (report, month, part)
    where state = 'issued' and corrects is null;
create unique index report_edition_correction on report_edition (corrects) where state = 'issued';
comment on table report_edition is 'a draft becomes an issue by a person''s decision; afterwards nothing of it changes';
comment on column report_edition.part is 'the value of the slice that the report is about; empty for a report of everything';
comment on column report_edition.audience is 'for whom the report was defined when it was drafted: decides which roles may read it';
comment on column report_edition.number is '1 for the first draft of a report of a month';
comment on column report_edition.run_id is 'the run that drafted it';
comment on column report_edition.corrects is 'the issued edition that this draft lists its differences from; null when the month was not issued yet';
comment on column report_edition.figures is 'the frozen figure set: all documents are drawn from it';
comment on column report_edition.inputs is 'the files whose rows were counted, with their hashes';
comment on column report_edition.period_from is 'the first month of the period that it reports; null where nothing that is counted was read';
comment on column report_edition.reads is 'what was read, also for charts and comparisons: by population the first month';
comment on column report_edition.months_read is 'by month the version of the counts that were read of it: with another version now, its data have changed since';
comment on column report_edition.figures_sha256 is 'of the figures'' text at the moment of issue; only numbers of requests of erased people may have been removed since';

create table answer_snapshot (
    hash    text primary key,
    month   date not null,
    answers json not null
);
comment on table answer_snapshot is 'the answers of a month as editions counted them: what was issued is never counted anew, and what comes later is judged beside it';
comment on column answer_snapshot.hash is 'of the answers'' text; editions name it in figures -> opinions';

create table report_document (
    document_id bigint generated always as identity primary key,
    edition_id  bigint not null references report_edition,
    state       text   not null default 'draft' check (state in ('draft', 'issued')),
    language    text   not null,
    format      text   not null,
    name        text   not null,
    sha256      text   not null,
    content     bytea  not null,
    unique (edition_id, state, language, format)
);
-- PDF and workbooks are compressed already.
alter table report_document alter column content set storage external;
comment on column report_document.name is 'of the file that a reader gets';
comment on column report_document.sha256 is 'of the content when it was rendered; compared before it is handed out';
comment on column report_document.state is 'an issue''s documents are drawn again from the frozen figures, without the draft''s stamp';

create function refuse_change_of_issue() returns trigger language plpgsql as $$
begin
    raise exception 'edition % is issued: it stays as it is', old.edition_id using errcode = 'restrict_violation';
end $$;

create trigger report_edition_issued before update or delete on report_edition
    for each row when (old.state = 'issued') execute function refuse_change_of_issue();

create function refuse_change_of_issued_document() returns trigger language plpgsql as $$
declare
    edition bigint := case when tg_op = 'INSERT' then new.edition_id else old.edition_id end;
begin
    if exists (select from report_edition where edition_id = edition and state = 'issued') then
        raise exception 'edition % is issued: its documents stay as they are', edition using errcode = 'restrict_violation';
    end if;
    return case when tg_op = 'DELETE' then old else new end;
end $$;

create trigger report_document_issued before insert or update or delete on report_document
    for each row execute function refuse_change_of_issued_document();

create function refuse_to_empty_issues() returns trigger language plpgsql as $$
begin
    if exists (select from report_edition where state = 'issued') then
        raise exception 'there are issued editions: they stay as they are' using errcode = 'restrict_violation';
    end if;
    return null;
end $$;

create trigger report_edition_emptied before truncate on report_edition
    for each statement execute function refuse_to_empty_issues();
create trigger report_document_emptied before truncate on report_document
    for each statement execute function refuse_to_empty_issues();

-- What other packages read.

create view run_edition as
    select run_id, edition_id from report_edition;

create view document_content as
    select document_id, name, sha256, content from report_document;
