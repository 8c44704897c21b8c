-- When the chain of decision records was read from end to end, and what was found. Nobody's name: only that it was done.
create table record_verification (
  at       timestamptz not null default now(),
  entries  bigint not null,
  problems int not null
);
create index record_verification_at on record_verification (at);
