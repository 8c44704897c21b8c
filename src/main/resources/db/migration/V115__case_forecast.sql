-- What a change means for the cases that run: worked out when somebody asks, kept with the change.
create table case_forecast (
  change_id bigint primary key references model_change on delete cascade,
  -- for which files of the change, and beside which release in force: another one makes it stale
  files_hash text not null,
  in_force text not null,
  -- steps that have another id in the change: old id to new id
  renamed jsonb not null default '{}',
  state text not null check (state in ('running', 'done', 'stopped', 'failed')),
  cases int not null default 0,
  looked_at int not null default 0,
  begun_by text not null,
  begun_at timestamptz not null,
  -- when the one who works it out was last heard of: a node that stops leaves a row that is still running
  seen_at timestamptz not null,
  ended_at timestamptz,
  failure jsonb,
  result jsonb
);
