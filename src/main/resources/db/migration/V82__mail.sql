-- The outbox: one row a message to one person. Whoever sends takes a row first, so that two senders never take the same one.

create table mail (
  id          bigint generated always as identity primary key,
  mail_key    text not null unique,
  person      text not null,
  letter_id   bigint unique references letter,
  subject     text not null,
  body        text not null,
  message_id  text unique, -- given at the first attempt and kept by every later one
  state       text not null default 'queued' check (state in ('queued', 'sending', 'sent', 'unsure', 'refused')),
  attempts    int not null default 0,
  next_try    timestamptz not null,
  claim       text,
  claimed_at  timestamptz,
  problem     text,
  address     text, -- where it went at the last attempt
  created_at  timestamptz not null,
  sent_at     timestamptz
);
create index mail_to_send on mail (next_try, id) where state = 'queued';
create index mail_on_its_way on mail (claimed_at) where state = 'sending';

-- What happened to a message: every attempt, every decision of the secretariat.
create table mail_event (
  id      bigint generated always as identity primary key,
  mail_id bigint not null references mail,
  event   text not null,
  detail  text,
  person  text,
  at      timestamptz not null
);
create index mail_event_by_mail on mail_event (mail_id, id);

-- How somebody wants to be told. Whoever has no row is told at once, in Korean.
create table notice_preference (
  person     text primary key,
  delivery   text not null check (delivery in ('immediate', 'digest', 'none')),
  language   text not null check (language in ('ko', 'en')),
  changed_at timestamptz not null
);

-- Notices whose readers have been worked out; a notice from before the outbox is never mailed.
alter table notice add column dispatched_at timestamptz;
update notice set dispatched_at = created_at;
create index notice_to_dispatch on notice (id) where dispatched_at is null;

-- What waits for somebody's next daily mail.
create table digest_item (
  person    text not null,
  notice_id bigint not null references notice,
  mail_id   bigint references mail,
  primary key (person, notice_id)
);
create index digest_item_waiting on digest_item (person) where mail_id is null;
