-- Decisions that come from a file (minutes of a meeting) are known by their key, and may be told in a second language.

alter table quality_action add column key text, add column words_en text, add column owner_en text;
create unique index quality_action_key on quality_action (key);
comment on column quality_action.key is 'name of the decision in the file that it came from; null for one that was entered by hand';
comment on column quality_action.words_en is 'the same in English; null where only one language was written';
