-- Calendars that people subscribe to. The address is a secret: what is kept of it is its hash, so
-- that nobody who reads this table can read a calendar.

create table calendar_subscription (
  person      text primary key,
  secret_hash bytea not null unique check (octet_length(secret_hash) = 32),
  language    text not null check (language in ('en', 'ko')),
  kinds       text[] not null,
  made_at     timestamptz not null,
  -- When a calendar program last asked, to the hour; null while none has.
  read_at     timestamptz
);
