-- What it takes to evaluate past decisions again under tables that are being changed.

-- Every fact the process knew when it asked the table, one entry an answer in the same order; null where the program
-- asked, which gives a table its inputs and nothing else. Null as a whole: asked before facts were kept.
alter table table_answer add column facts jsonb;

-- Of each recorded decision what the tables were asked and what the figures rest on, taken out of its document, so that
-- a hundred thousand can be read in seconds. Derived: may be emptied, and is filled again from the records.
create table past_decision (
  number      bigint primary key references record_entry,
  proposal_id text not null,
  gate        text not null,
  recorded_at timestamptz not null,
  -- the tables whose answers it rests on
  tables      text[] not null,
  basis       text not null
);
create index past_decision_tables on past_decision using gin (tables);

-- One evaluation of past decisions under a change. The result belongs to the files it names by their hash.
create table decision_replay (
  id         bigint generated always as identity primary key,
  change_id  bigint not null references model_change on delete cascade,
  set_hash   text not null,
  -- null: each decision by the rules of its own day
  as_of      date,
  state      text not null check (state in ('running', 'done', 'stopped', 'failed')),
  stop       boolean not null default false,
  done       bigint not null default 0,
  total      bigint,
  started_by text not null,
  started_at timestamptz not null,
  -- while it runs, when it was last heard of: one that a restart broke off is told from one at work
  heard_at   timestamptz not null,
  result     text
);
create index decision_replay_change on decision_replay (change_id, id desc);
