-- A draft becomes an issue by a person's decision; afterwards nothing of it changes.

alter table report_edition
    add column corrects       bigint references report_edition,
    add column issued_at      timestamptz,
    add column issued_by      text,
    add column issue_note     text,
    add column figures_sha256 text,
    add constraint report_edition_issue check (
        state = 'draft' or (issued_at is not null and issued_by is not null and issue_note <> '' and figures_sha256 is not null));
comment on column report_edition.corrects is 'the issued edition that this draft lists its differences from; null when the month was not issued yet';
comment on column report_edition.figures_sha256 is 'of the figures'' text at the moment of issue';

-- One issue of a month; later ones correct it, one after the other.
create unique index report_edition_first_issue on report_edition (report, month) where state = 'issued' and corrects is null;
create unique index report_edition_correction on report_edition (corrects) where state = 'issued';

alter table report_document add column state text not null default 'draft' check (state in ('draft', 'issued'));
alter table report_document drop constraint report_document_edition_id_language_format_key;
alter table report_document add unique (edition_id, state, language, format);
comment on column report_document.state is 'an issue''s documents are drawn anew from the frozen figures, without the draft''s stamp';

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
