-- Which themes the words of a response speak of. Tagged in Java when its file is counted; written by tally only.
create table response_theme (
    response_no text not null,
    theme       text not null,
    primary key (response_no, theme)
);
comment on table response_theme is 'themes of comment and suggestion together, by the theme list of tagged_by';

create table tagged_by (
    single      boolean primary key default true check (single),
    theme_list  text not null
);
comment on table tagged_by is 'fingerprint of the theme list that all responses are tagged by: with another one, they are tagged again';
