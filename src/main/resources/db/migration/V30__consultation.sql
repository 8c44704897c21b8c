-- Gate 2: who is asked, what each body is asked to take, what it answered. Every round keeps its own
-- rows, so that the history of a mediation can be read afterwards.

create table consultation_round (
  proposal_id    text not null,
  round          int not null check (round >= 1),
  entity_kind    text not null,
  operating_body text not null,
  managing_body  text not null,
  needed_fte     double precision check (needed_fte >= 0),
  mediation_note text,
  opened_by      text not null,
  opened_at      timestamptz not null,
  primary key (proposal_id, round)
);

create table consulted_body (
  proposal_id text not null,
  round       int not null,
  body        text not null,
  name_en     text not null,
  name_ko     text not null,
  primary key (proposal_id, round, body)
);

-- A stance of null is a question without an answer yet. A row that was carried over names the round
-- in which the body accepted.
create table responsibility (
  proposal_id        text not null,
  consultation_round int not null,
  activity           text not null,
  role               text not null,
  body               text not null,
  stance             text,
  condition          text,
  reason             text,
  offered            boolean not null default false,
  carried_from       int,
  answered_by        text,
  answered_at        timestamptz,
  primary key (proposal_id, consultation_round, activity, role, body),
  foreign key (proposal_id, consultation_round) references consultation_round,
  foreign key (proposal_id, consultation_round, body) references consulted_body
);

create table legal_obstacle (
  proposal_id text not null,
  round       int not null,
  position    int not null,
  text        text not null,
  body        text,
  lifted      boolean not null default false,
  answered_by text,
  answered_at timestamptz,
  primary key (proposal_id, round, position),
  foreign key (proposal_id, round) references consultation_round
);

-- Dedicated people that a body pledges, in full-time equivalents; null where it could not say.
create table pledge (
  proposal_id text not null,
  round       int not null,
  body        text not null,
  fte         double precision check (fte >= 0),
  answered_by text not null,
  answered_at timestamptz not null,
  primary key (proposal_id, round, body),
  foreign key (proposal_id, round, body) references consulted_body
);
