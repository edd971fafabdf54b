-- An answer about consent that an older version erased stands again: the last one that was given.
update resident_file set consent_state = (
  select max(c.state) from consent c
  where c.id = (select max(l.id) from consent l where l.file_id = resident_file.id))
where consent_state = 'unknown'
  and exists (select 1 from consent c where c.file_id = resident_file.id);
