-- Decisions as canonical documents, chained by hash. What was recorded before there was a chain stays as it is, beside it.

alter table decision_record rename to decision_record_before_chain;

create table record_entry (
  number        bigint primary key check (number >= 1),
  kind          text not null check (kind in ('decision', 'addendum')),
  subject       text not null,
  entry_key     text not null,
  proposal_id   text not null,
  gate          text not null,
  cycle         int not null,
  round         int not null,
  recorded_at   timestamptz not null,
  -- Hash of the entry before; sixty-four zeros for the first. Unique: a chain does not fork.
  previous      text not null unique,
  document_hash text not null,
  hash          text not null unique,
  -- The very bytes that were hashed: jsonb would not keep them.
  document      text not null,
  unique (proposal_id, gate, cycle, round, subject, entry_key)
);

-- Whom a pseudonym stands for. The document holds a salted hash of each row, so that no row can be changed unseen.
create table record_person (
  number    bigint not null references record_entry,
  pseudonym text not null,
  person    text not null,
  name      text not null,
  salt      text not null,
  primary key (number, pseudonym)
);

create function refuse_change_of_record() returns trigger language plpgsql as $$
begin
  raise exception 'Decision records are never changed or deleted: add an addendum.'
    using errcode = 'integrity_constraint_violation';
end $$;

create trigger record_entry_stays before update or delete on record_entry
  for each row execute function refuse_change_of_record();
create trigger record_entry_is_not_emptied before truncate on record_entry
  for each statement execute function refuse_change_of_record();
create trigger record_person_stays before update or delete on record_person
  for each row execute function refuse_change_of_record();
create trigger record_person_is_not_emptied before truncate on record_person
  for each statement execute function refuse_change_of_record();
create trigger decision_record_before_chain_stays
  before insert or update or delete on decision_record_before_chain
  for each row execute function refuse_change_of_record();
