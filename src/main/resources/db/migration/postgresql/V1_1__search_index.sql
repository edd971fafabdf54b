-- A prefix scan needs byte order, whatever the collation of the database.
alter table search_key alter column folded type varchar(300) collate "C";
create index search_key_idx on search_key (kind, folded, file_id);
