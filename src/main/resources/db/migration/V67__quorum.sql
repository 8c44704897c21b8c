-- Who took part and what came of it: one count a closed window in which the panel was asked, kept
-- with the rule it was counted by, because the table may change afterwards.

create table vote_count (
  proposal_id text not null,
  gate        text not null,
  cycle       int not null,
  round       int not null,
  subject     int not null, -- the plan that was voted on; 1 where there is but one question
  rule        jsonb not null,
  content     jsonb not null,
  counted_at  timestamptz not null,
  primary key (proposal_id, gate, cycle, round),
  foreign key (proposal_id, gate, cycle, round) references answer_window
);

-- Earlier counts, with the rule that then held for every committee.
insert into vote_count (proposal_id, gate, cycle, round, subject, rule, content, counted_at)
select c.proposal_id, 'maintenance', c.cycle, c.round, c.plan_round,
  '{"attendance": {"share": 0.6666666666666666, "exceeded": false}, "least": 1,
    "approval": {"share": 0.5, "exceeded": true}, "abstentionsCount": false,
    "chairDecidesTies": false, "procedure": "WRITTEN"}'::jsonb,
  c.content || jsonb_build_object(
    'present', c.content -> 'cast',
    'approvalsNeeded', (c.content ->> 'decisive')::int / 2 + 1,
    'chairDecides', false),
  c.counted_at
from plan_vote_count c;

drop table plan_vote_count;

-- Who was at a meeting, as the secretariat recorded it; whoever votes need not be recorded.
create table attendance (
  proposal_id text not null,
  gate        text not null,
  cycle       int not null,
  round       int not null,
  member      text not null,
  recorded_by text not null,
  recorded_at timestamptz not null,
  primary key (proposal_id, gate, cycle, round, member),
  foreign key (proposal_id, gate, cycle, round) references answer_window
);

-- How the chair decided a tie.
create table casting_vote (
  proposal_id text not null,
  gate        text not null,
  cycle       int not null,
  round       int not null,
  approves    boolean not null,
  cast_by     text not null,
  cast_at     timestamptz not null,
  primary key (proposal_id, gate, cycle, round),
  foreign key (proposal_id, gate, cycle, round) references vote_count
);
