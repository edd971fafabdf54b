-- The whole file as the desk keeps it: who must be helped out of the house, a free note, the
-- citizen card.
alter table resident_file add column reduced_mobility boolean default false not null;
alter table resident_file add column note varchar(2000) default '' not null;
alter table resident_file add column card_number varchar(20);
alter table resident_file add constraint resident_file_card_unique unique (card_number);
create index resident_file_updated_idx on resident_file (updated_at, id);

alter table search_key drop constraint search_key_kind_check;
alter table search_key add constraint search_key_kind_check
  check (kind in ('name', 'address', 'phone', 'card'));

-- A name is also checked against the address beside it, and the other way round: «tremblay 710».
update search_key set folded = substring(folded || ' ' || coalesce(
    (select min(a.folded) from search_key a
      where a.file_id = search_key.file_id and a.kind = 'address'), ''), 1, 300)
  where kind = 'name';
update search_key set folded = substring(folded || ' ' || coalesce(
    (select f.sort_name from resident_file f where f.id = search_key.file_id), ''), 1, 300)
  where kind = 'address';

-- Numbers that calls found invalid are looked for as a list of their own.
create index contact_point_invalid_idx on contact_point (invalid_since, file_id);
