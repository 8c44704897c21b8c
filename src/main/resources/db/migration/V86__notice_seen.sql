-- Until when a person has read what they were told; whatever came later is unread.

create table notice_seen (
  person text primary key,
  until  timestamptz not null
);
