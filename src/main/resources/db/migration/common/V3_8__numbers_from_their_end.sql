-- A number is found by however many of its last digits: its digits are kept from the last one on,
-- in the place of the last four.
alter table search_key drop constraint search_key_kind_check;
alter table search_key add constraint search_key_kind_check
  check (kind in ('name', 'address', 'phone', 'card', 'ending'));
delete from search_key where kind = 'phone' and length(folded) = 4;
insert into search_key (kind, folded, file_id)
  select 'ending',
    substring(folded, 10, 1) || substring(folded, 9, 1) || substring(folded, 8, 1)
      || substring(folded, 7, 1) || substring(folded, 6, 1) || substring(folded, 5, 1)
      || substring(folded, 4, 1) || substring(folded, 3, 1) || substring(folded, 2, 1)
      || substring(folded, 1, 1),
    file_id
  from search_key where kind = 'phone' and length(folded) = 10;
