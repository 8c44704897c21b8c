-- Objections: the period in which one could be raised, what was raised and what came of it.

create table objection (
  id            bigint generated always as identity primary key,
  proposal_id   text not null,
  gate          text not null,
  cycle         int not null,
  round         int not null, -- of the verdict objected to
  party         text not null,
  panel_id      bigint references panel, -- the panel that sat for that verdict
  opened_at     timestamptz not null,
  due           timestamptz not null,
  accepted_at   timestamptz, -- the party accepted the verdict before the period ended
  grounds       text,
  evidence      text,
  filed_by      text,
  filed_at      timestamptz,
  examine_by    timestamptz,
  admitted      boolean,
  answer        text,
  examined_by   text,
  examined_at   timestamptz,
  unique (proposal_id, gate, cycle, round),
  check ((filed_at is null) = (grounds is null)),
  check (filed_at is null or accepted_at is null),
  check (admitted is null or filed_at is not null)
);

-- A gate can come back in the same cycle when an objection is admitted: a verdict of each round.
alter table operation_verdict add column round int not null default 1;
alter table operation_verdict drop constraint operation_verdict_pkey;
alter table operation_verdict add primary key (service_id, cycle, round);
