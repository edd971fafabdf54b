-- Other names of a street, and the order in which the whole registry is listed.
create table street_alias (
  folded varchar(240) not null,
  street_id bigint not null,
  name varchar(120) not null,
  constraint street_alias_pk primary key (folded),
  constraint street_alias_street_fk foreign key (street_id) references street (id)
);

alter table resident_file add column sort_name varchar(300) default '' not null;
create index resident_file_name_idx on resident_file (sort_name, id);
