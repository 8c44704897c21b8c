-- Which sets of files the application brought, the one it goes by now last.
create table model_shipped_set (
  -- SHA-256 over the names and contents of all files
  set_hash text primary key check (length(set_hash) = 64),
  taken_at timestamptz not null
);

-- The nodes of the application that run on this database; who has not been seen for some seconds has gone.
create table node (
  id uuid primary key,
  -- the set of files that it brought
  set_hash text not null check (length(set_hash) = 64),
  started_at timestamptz not null,
  seen_at timestamptz not null
);
