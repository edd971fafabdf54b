-- By which names a provider will report on a text, one for each segment: reports come days later, perhaps to another process.
create table text_segment (
  attempt_id uuid not null,
  port varchar(80) not null,
  message_id varchar(100) not null,
  sent_at timestamp(6) with time zone not null,
  constraint text_segment_pk primary key (attempt_id, message_id)
);
create index text_segment_message_idx on text_segment (message_id, port);
create index text_segment_sent_idx on text_segment (sent_at);
