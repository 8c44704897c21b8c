-- What somebody handed in with a form, in the transaction that took it: whoever did not see the answer and
-- sends it again is told that it has arrived.
create table handed_in (
  person       text        not null,
  -- a task's id, or start: and the SHA-256 of what the sender calls this attempt
  place        text        not null,
  proposal_id  text,
  handed_in_at timestamptz not null,
  primary key (person, place)
);

create index handed_in_since on handed_in (handed_in_at);
