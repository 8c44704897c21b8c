-- The revision that a ballot rated, so that a later one can carry on from it, and the round that its
-- member had seen discussed; null where the member rated alone. Each rating keeps its own reason where it was changed in a deliberation, and
-- the round that it was carried from where the block has not changed since.

alter table ballot add column revision int;
alter table ballot add column discussed int;
alter table ballot_rating add column change_reason text;
alter table ballot_rating add column carried_from int;

update ballot b set revision = (
  select max(r.revision) from proposal_revision r
  where r.proposal_id = b.proposal_id and r.at <= b.cast_at);

-- How robust the result of a round is, with the label that the table gave on that day. Never changed.
create table robustness_card (
  proposal_id text not null,
  gate        text not null,
  cycle       int not null,
  round       int not null,
  label       text not null,
  content     json not null,
  computed_at timestamptz not null,
  primary key (proposal_id, gate, cycle, round)
);
