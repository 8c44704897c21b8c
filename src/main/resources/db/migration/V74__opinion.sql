-- Minority opinions: before the verdict for the chair, afterwards as an addition to its record.

create table minority_opinion (
  id          bigint generated always as identity primary key,
  proposal_id text not null,
  gate        text not null,
  cycle       int not null,
  round       int not null,
  member      text not null,
  opinion     text not null,
  late        boolean not null, -- given after the verdict
  given_at    timestamptz not null,
  unique (proposal_id, gate, cycle, round, member)
);
