-- PBXs that get no call of a campaign because they cannot play what it says, as all consoles see it.
create table mute_pbx (
  dispatcher varchar(64) not null,
  campaign_id bigint not null,
  pbx varchar(80) not null,
  file_name varchar(255) not null,
  reason varchar(12) not null,
  since timestamp(6) with time zone not null,
  constraint mute_pbx_pk primary key (dispatcher, campaign_id, pbx),
  constraint mute_pbx_campaign_fk foreign key (campaign_id) references campaign (id),
  constraint mute_pbx_reason_check check (reason in ('missing', 'different', 'not_proved'))
);
