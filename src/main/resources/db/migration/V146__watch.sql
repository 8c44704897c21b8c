-- When the chain of decision records was read from end to end, and what was found. Nobody's name: only that it was done.
create table record_verification (
  at       timestamptz not null default now(),
  entries  bigint not null,
  problems int not null
);
create index record_verification_at on record_verification (at);

-- The nodes of the application: each says every half minute that it is alive, and at its end that it leaves.
create table node_seen (
  node           text primary key,
  version        text not null,
  started_at     timestamptz not null,
  seen_at        timestamptz not null,
  left_at        timestamptz,
  -- how far the node's clock is ahead of the database's, in milliseconds
  clock_ahead_ms bigint not null
);
