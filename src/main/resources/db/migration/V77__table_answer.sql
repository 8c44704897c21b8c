-- What the decision tables were asked in the steps of a case and what they answered: one row a step, until the next
-- decision takes the answers into its record.

create table table_answer (
  id            bigint generated always as identity primary key,
  proposal_id   text not null,
  answers       jsonb not null,
  answered_at   timestamptz not null,
  -- Gate, cycle and round of the record that holds them; null until there is one.
  recorded_with text
);
create index table_answer_open on table_answer (proposal_id) where recorded_with is null;
