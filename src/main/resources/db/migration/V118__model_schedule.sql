-- Approved changes that come into force at a moment.
create table model_schedule (
  change_id bigint primary key references model_change,
  at timestamptz not null,
  scheduled_by text not null,
  reason text not null,
  -- the files as they stood when it was scheduled; others by then are not released
  sum text not null check (length(sum) = 64),
  -- running cases that move with it
  cases text[] not null default '{}',
  state text not null check (state in ('waiting', 'done', 'failed', 'withdrawn'))
);
create index model_schedule_waiting on model_schedule (at) where state = 'waiting';
