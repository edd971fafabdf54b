-- Whether a file has a number that is active and was not found invalid: kept with the file, as a
-- registry in which nearly all have one would be looked through in vain for those that do not.
alter table resident_file add column reachable boolean default true not null;
update resident_file set reachable = false where not exists (
  select 1 from contact_point c
    where c.file_id = resident_file.id and c.active and c.invalid_since is null);
-- What the list of files is filtered by; a file is added at the end of its kind.
create index resident_file_filter_idx
  on resident_file (language, consent_state, active, reachable, id);
