create index search_key_idx on search_key (kind, folded, file_id);
