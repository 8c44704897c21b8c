-- The releases in their order: which set of files came into force when, by whom and why.
create table model_release (
  number int primary key check (number > 0),
  -- the engine's id of the deployment
  deployment text not null unique,
  change_id bigint references model_change,
  -- release (of a change), back (the files of an earlier release again), start (with the application),
  -- share (for a share of the new cases), keep (the files for all other cases, while a share runs)
  kind text not null check (kind in ('release', 'back', 'start', 'share', 'keep')),
  -- user id; 'application' where nobody was signed in
  released_by text not null,
  approved_by text[] not null default '{}',
  reason text not null,
  released_at timestamptz not null,
  -- SHA-256 over the names and contents of all files
  set_hash text not null check (length(set_hash) = 64),
  -- the release whose files these are again
  restores int references model_release
);
create index model_release_by_change on model_release (change_id);

-- What was done to changes and releases. Rows are added and never changed or taken away.
create table model_event (
  id bigint generated always as identity primary key,
  change_id bigint,
  release int,
  what text not null,
  who text not null,
  reason text not null default '',
  -- file: [hash before, hash after]; null for "was not there"
  hashes jsonb not null default '{}',
  -- what else the sentence names, in its order
  arguments jsonb not null default '[]',
  at timestamptz not null
);
create index model_event_by_change on model_event (change_id, id);

create function model_event_stays() returns trigger language plpgsql as $$
begin
  raise exception 'the audit trail of releases is only added to';
end $$;
create trigger model_event_stays before update or delete on model_event
  for each row execute function model_event_stays();
create trigger model_event_stays_whole before truncate on model_event
  for each statement execute function model_event_stays();

-- The files that came with the application when it last started, so that the next start can tell what a new version of
-- the application changes from what administrators have changed.
create table model_shipped (
  file text primary key,
  hash text not null check (length(hash) = 64)
);
