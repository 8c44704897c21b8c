-- Cases that are taken to a release, or back to the version they came from: one batch an order, one row a case.
create table case_move_batch (
  id bigint generated always as identity primary key,
  change_id bigint references model_change,
  -- the engine's deployment of the release to which the cases go; null for a return
  deployment text,
  -- the batch whose cases are returned; null for a move
  returns bigint references case_move_batch,
  -- steps that have another id in the release: old id to new id
  renamed jsonb not null default '{}',
  ordered_by text not null,
  ordered_at timestamptz not null,
  stopped_by text,
  stopped_at timestamptz,
  check ((deployment is null) <> (returns is null))
);

create table case_move (
  batch_id bigint not null references case_move_batch,
  proposal_id text not null,
  -- stopped: still waiting when somebody pressed stop
  state text not null default 'waiting' check (state in ('waiting', 'moved', 'failed', 'stopped')),
  -- why a case stayed where it was: the key of a sentence and its arguments
  reason text,
  arguments jsonb not null default '[]',
  done_at timestamptz,
  primary key (batch_id, proposal_id)
);
create index case_move_waiting on case_move (batch_id) where state = 'waiting';

-- What was moved of a case: each process that ran, from which version to which.
create table case_moved_process (
  batch_id bigint not null,
  proposal_id text not null,
  instance text not null,
  process text not null,
  from_definition text not null,
  to_definition text not null,
  primary key (batch_id, instance),
  foreign key (batch_id, proposal_id) references case_move
);
