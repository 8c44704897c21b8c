-- Each decision as one document: what was decided, on which figures, by which panel.
create table decision_record (
  proposal_id text not null,
  gate        text not null,
  cycle       int not null,
  round       int not null,
  content     jsonb not null,
  recorded_at timestamptz not null,
  primary key (proposal_id, gate, cycle, round)
);
