-- Whoever calls back is looked for by number among those who are called.
create index campaign_number_phone_idx on campaign_number (phone);

-- People who called back: of several dispatchers on one PBX only the one that enters a call here sees to it.
create table call_back (
  pbx varchar(80) not null,
  channel varchar(150) not null,
  at timestamp(6) with time zone not null,
  -- What it became; nothing when it was declined.
  attempt_id uuid,
  constraint call_back_pk primary key (pbx, channel)
);
create index call_back_at_idx on call_back (at);
create index call_back_attempt_idx on call_back (attempt_id);
