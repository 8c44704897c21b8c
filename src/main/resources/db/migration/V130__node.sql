-- Which sets of files the application brought, the one it goes by now last.
create table model_shipped_set (
  -- SHA-256 over the names and contents of all files
  set_hash text primary key check (length(set_hash) = 64),
  taken_at timestamptz not null
);

-- The nodes of the application on this database: each says every few seconds that it is alive, and at its end that it
-- leaves. One that is silent without having left was killed or is cut off.
create table node (
  id uuid primary key,
  -- the process and the machine, for people
  name text not null,
  version text not null,
  -- the set of files that it brought; null where it brought none
  set_hash text check (length(set_hash) = 64),
  started_at timestamptz not null,
  seen_at timestamptz not null,
  left_at timestamptz,
  -- how far the node's clock is ahead of the database's, in milliseconds
  clock_ahead_ms bigint not null
);
