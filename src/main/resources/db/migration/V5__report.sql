-- Tables of package report: what was drafted, and where its documents lie.

create table report_edition (
    edition_id  bigint generated always as identity primary key,
    report      text        not null,
    month       date        not null,
    number      int         not null,
    state       text        not null default 'draft' check (state in ('draft', 'issued')),
    drafted_at  timestamptz not null,
    run         bigint      not null,
    cut_off     date        not null,
    figures     jsonb       not null,
    inputs      jsonb       not null,
    unique (report, month, number)
);
comment on column report_edition.number is '1 for the first draft of a report of a month';
comment on column report_edition.run is 'the Spring Batch job instance that drafted it';
comment on column report_edition.figures is 'the frozen figure set: all documents are drawn from it';
comment on column report_edition.inputs is 'the files whose rows were counted, with their hashes';

create table report_document (
    document_id bigint generated always as identity primary key,
    edition_id  bigint not null references report_edition,
    language    text   not null,
    format      text   not null,
    path        text   not null,
    sha256      text   not null,
    bytes       bigint not null,
    unique (edition_id, language, format)
);
