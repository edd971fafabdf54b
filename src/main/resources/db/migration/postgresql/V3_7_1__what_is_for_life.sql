-- H2 has no triggers in SQL; there only the console writes, and it never does these things.

create function tocsin_refuse() returns trigger language plpgsql as $$
begin
  raise exception using errcode = 'check_violation', message = tg_argv[0];
end $$;

create trigger resident_file_account_for_life
  before update of account_number on resident_file
  for each row when (old.account_number <> new.account_number)
  execute function tocsin_refuse('An account number is for life');

create trigger audit_entry_for_ever
  before update or delete on audit_entry
  for each row execute function tocsin_refuse('The audit is only added to');

create trigger consent_as_it_was_taken
  before update on consent
  for each row execute function tocsin_refuse('A consent that was taken stays as it was');

-- An answer becomes another one, never none, unless it is taken away itself, by the end of the
-- transaction: a merge or an import that is undone takes back the answers that it brought.
create function tocsin_answered() returns trigger language plpgsql as $$
begin
  if exists (select 1 from consent where file_id = new.id)
      and (select consent_state from resident_file where id = new.id) = 'unknown' then
    raise exception using errcode = 'check_violation', message = 'A consent was answered';
  end if;
  return null;
end $$;

create constraint trigger resident_file_answered
  after update on resident_file
  deferrable initially deferred
  for each row when (old.consent_state <> 'unknown' and new.consent_state = 'unknown')
  execute function tocsin_answered();
