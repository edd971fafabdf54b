-- Who calls and why, said before the message: recorded once by the city, in each language.
create table introduction (
  language varchar(2) not null,
  file_name varchar(255) not null,
  sha256 varchar(64) not null,
  length_ms integer not null,
  size_bytes integer not null,
  constraint introduction_pk primary key (language),
  constraint introduction_language_check check (language in ('fr', 'en'))
);

-- A campaign keeps the introductions that it was launched with beside its messages.
alter table campaign_message add column role varchar(12) default 'message' not null;
alter table campaign_message add constraint campaign_message_role_check check (role in ('message', 'introduction'));
alter table campaign_message drop constraint campaign_message_pk;
alter table campaign_message add constraint campaign_message_pk primary key (campaign_id, role, language);
