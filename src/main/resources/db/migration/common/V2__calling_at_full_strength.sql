-- What the dispatcher needs at full strength: priorities, texts, several PBXs and dispatchers,
-- lifting and retrying, call-backs, what is known of a number's last call.

-- A campaign that lifts another, or calls again those whom another did not reach.
alter table campaign add column follows bigint;
alter table campaign add constraint campaign_follows_fk foreign key (follows) references campaign (id);
-- What becomes of phones that ring when it is paused, lifted or aborted.
alter table campaign add column ringing varchar(8) default 'hang_up' not null;
alter table campaign add constraint campaign_ringing_check check (ringing in ('finish', 'hang_up'));
alter table campaign drop constraint campaign_state_check;
alter table campaign add constraint campaign_state_check
  check (state in ('draft', 'running', 'paused', 'completed', 'aborted', 'lifted'));

-- The text of a campaign's SMS; its voice message is in campaign_message.
create table campaign_text (
  campaign_id bigint not null,
  language varchar(2) not null,
  body varchar(2000) not null,
  constraint campaign_text_pk primary key (campaign_id, language),
  constraint campaign_text_campaign_fk foreign key (campaign_id) references campaign (id),
  constraint campaign_text_language_check check (language in ('fr', 'en'))
);

-- 1 is called first, 9 last.
alter table campaign_target add column priority integer default 5 not null;
alter table campaign_target add constraint campaign_target_priority_check check (priority between 1 and 9);
alter table campaign_number add column channel varchar(5) default 'voice' not null;
alter table campaign_number add constraint campaign_number_channel_check check (channel in ('voice', 'sms'));

-- The lane is where an attempt waits: first attempts before others, and in each the priorities.
alter table call_attempt add column lane integer default 15 not null;
alter table call_attempt add column channel varchar(5) default 'voice' not null;
alter table call_attempt add constraint call_attempt_channel_check check (channel in ('voice', 'sms'));
-- An incoming one is a resident who calls back.
alter table call_attempt add column incoming boolean default false not null;
alter table call_attempt add column trunk varchar(40);
alter table call_attempt add column detector_cause varchar(60);
alter table call_attempt drop constraint call_attempt_outcome_check;
alter table call_attempt add constraint call_attempt_outcome_check
  check (outcome in ('confirmed', 'heard', 'left_on_machine', 'heard_in_part', 'answered_only', 'busy', 'no_answer',
                     'rejected', 'congestion', 'invalid_number', 'failed', 'cancelled', 'unknown', 'never_attempted',
                     'sent', 'delivered'));
drop index call_attempt_queue_idx;
create index call_attempt_queue_idx on call_attempt (campaign_id, state, lane, due_at, id);
update call_attempt set lane = case when ordinal < 99 then ordinal else 99 end * 10 + 5;

-- How long a number held a channel last time, so that long calls begin first.
create table phone_history (
  phone varchar(16) not null,
  held_ms integer not null,
  answered boolean not null,
  at timestamp(6) with time zone not null,
  constraint phone_history_pk primary key (phone)
);

-- Who makes calls, as all consoles see it.
create table dispatcher (
  name varchar(64) not null,
  workstation varchar(80) not null,
  service boolean not null,
  simulated boolean not null,
  pbx varchar(400) not null,
  channels integer not null,
  in_flight integer not null,
  started_at timestamp(6) with time zone not null,
  seen_at timestamp(6) with time zone not null,
  constraint dispatcher_pk primary key (name)
);
