-- Maintenance plans as submitted, and what the committee's votes on them came to.

-- One row a plan; a plan that was returned is followed by the next, never overwritten.
create table maintenance_plan (
  proposal_id  text not null,
  plan_round   int not null check (plan_round >= 1),
  content      jsonb not null,
  submitted_by text not null,
  submitted_at timestamptz not null,
  primary key (proposal_id, plan_round)
);

-- The count of a closed vote. Its number is the window's; several votes may be held on one plan where
-- the quorum is missed.
create table plan_vote_count (
  proposal_id text not null,
  cycle       int not null,
  round       int not null,
  plan_round  int not null,
  content     jsonb not null,
  counted_at  timestamptz not null,
  primary key (proposal_id, cycle, round)
);
create index plan_vote_count_by_plan on plan_vote_count (proposal_id, plan_round, round desc);
