-- The versions that the two files had of a merge and of its undoing: who wants to undo an earlier merge
-- can tell from them that nothing but merges that are undone happened to a file since.
alter table file_merge add column closed_version integer;
alter table file_merge add column undone_kept_version integer;
-- None where something happened to the file while it was closed.
alter table file_merge add column undone_closed_version integer;

update file_merge set closed_version = (
    select f.version from resident_file f
      where f.id = file_merge.closed_file and f.updated_at = file_merge.merged_at)
  where undone_at is null;
update file_merge set undone_kept_version = kept_version + 1 where undone_at is not null;
