-- Tables of package pull: where files that were fetched from survey servers came from.

create table pulled_file (
    pulled_id bigint generated always as identity primary key,
    feed      text        not null,
    origin    text        not null,
    name      text        not null,
    sha256    text        not null,
    pulled_at timestamptz not null,
    since     timestamptz,
    latest    timestamptz,
    pages     int         not null,
    answers   bigint      not null
);
comment on table pulled_file is 'files that were fetched, by their content as source_file knows it; a feed is known until the latest answer of its stored files';
comment on column pulled_file.origin is 'address and form, without account and secret';
comment on column pulled_file.latest is 'when the newest answer in it came or was changed; null where the server does not say';
create index pulled_file_of_feed on pulled_file (feed, origin);
