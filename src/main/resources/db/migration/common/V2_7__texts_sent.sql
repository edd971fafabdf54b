-- Whether a dispatcher sends texts: those that do share the provider's rate.
alter table dispatcher add column texts boolean default false not null;
-- A reply is looked up by the files that have its number.
create index campaign_target_file_idx on campaign_target (file_id);
