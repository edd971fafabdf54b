-- A name that a street had once, apart from one that it has besides its own; and the word by which
-- either is looked for, folded: the longest of those that tell streets from each other. Names that
-- are known already have it once the city's list is loaded again.
alter table street_alias add column former boolean default false not null;
alter table street_alias add column longest_word varchar(120) default '' not null;
create index street_alias_word_idx on street_alias (longest_word);
