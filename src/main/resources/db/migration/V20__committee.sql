-- Panels, windows, ballots, votes, scorecards, verdicts and notices: what all four gates share.

create table panel (
  id           bigint generated always as identity primary key,
  proposal_id  text not null,
  gate         text not null,
  cycle        int not null,
  committee    text not null,
  appointed_by text not null,
  appointed_at timestamptz not null
);
create index panel_by_case on panel (proposal_id, gate, cycle, id desc);

create table seat (
  panel_id       bigint not null references panel,
  member         text not null,
  deputy         boolean not null default false,
  substitute_for text,
  replaced_by    text,
  recused_at     timestamptz,
  recusal_reason text,
  primary key (panel_id, member)
);

-- One row each time people are asked. Its number is the round of every answer given in it; what they
-- answered can be read only once it is closed.
create table answer_window (
  proposal_id text not null,
  gate        text not null,
  cycle       int not null,
  round       int not null,
  step        text not null,
  opened_at   timestamptz not null,
  due         timestamptz not null,
  extensions  int not null default 0,
  closed_at   timestamptz,
  primary key (proposal_id, gate, cycle, round)
);

create table ballot (
  id            bigint generated always as identity primary key,
  proposal_id   text not null,
  gate          text not null,
  cycle         int not null,
  round         int not null,
  member        text not null,
  change_reason text,
  cast_at       timestamptz not null,
  unique (proposal_id, gate, cycle, round, member)
);

create table ballot_rating (
  ballot_id bigint not null references ballot,
  block     text not null,
  value     smallint check (value between 1 and 5),
  comment   text,
  primary key (ballot_id, block)
);

create table vote (
  proposal_id text not null,
  gate        text not null,
  cycle       int not null,
  round       int not null,
  member      text not null,
  value       text not null,
  condition   text,
  comment     text,
  cast_at     timestamptz not null,
  primary key (proposal_id, gate, cycle, round, member)
);

create table scorecard (
  id            bigint generated always as identity primary key,
  proposal_id   text not null,
  gate          text not null,
  cycle         int not null,
  round         int not null,
  canvas_score  double precision,
  gate_score    double precision,
  content       json not null, -- keeps the order in which the parts are shown
  computed_at   timestamptz not null,
  unique (proposal_id, gate, cycle, round)
);

create table verdict (
  id             bigint generated always as identity primary key,
  proposal_id    text not null,
  gate           text not null,
  cycle          int not null,
  round          int not null,
  outcome        text not null,
  recommendation text,
  reason         text,
  minority       text,
  details        jsonb not null,
  decided_by     text not null,
  decided_at     timestamptz not null,
  unique (proposal_id, gate, cycle, round)
);

-- What a person or a group has to be told. The key says it once, however often the step runs.
create table notice (
  id          bigint generated always as identity primary key,
  notice_key  text not null unique,
  recipient   text not null,
  proposal_id text not null,
  message     text not null,
  arguments   jsonb not null,
  created_at  timestamptz not null
);
create index notice_by_recipient on notice (recipient, id desc);

-- Days on which nobody at a local government works, besides Saturday and Sunday.
create table holiday (
  day     date primary key,
  name_en text not null,
  name_ko text not null
);
