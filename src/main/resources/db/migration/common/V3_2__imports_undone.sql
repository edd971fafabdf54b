-- What each import changed, with enough to take it back.
alter table import_batch add column undone_at timestamp(6) with time zone;
alter table import_batch add column undone_by varchar(80);

-- The files that it opened have numbers that follow each other: a few rows, not one for each file,
-- which would slow down every import.
create table import_opened (
  batch_id bigint not null,
  first_file bigint not null,
  last_file bigint not null,
  constraint import_opened_pk primary key (batch_id, first_file),
  constraint import_opened_batch_fk foreign key (batch_id) references import_batch (id)
);

-- What a file said before the import changed it, and its versions before, after, and once taken
-- back. A file that has another version was changed since.
create table import_changed (
  file_id bigint not null,
  batch_id bigint not null,
  version_before integer not null,
  version_after integer not null,
  content_before varchar(60000) not null,
  version_restored integer,
  constraint import_changed_pk primary key (file_id, batch_id, version_before),
  constraint import_changed_batch_fk foreign key (batch_id) references import_batch (id)
);
create index import_changed_batch_idx on import_changed (batch_id, file_id);

create table import_street (
  batch_id bigint not null,
  street_id bigint not null,
  constraint import_street_pk primary key (batch_id, street_id),
  constraint import_street_batch_fk foreign key (batch_id) references import_batch (id)
);
