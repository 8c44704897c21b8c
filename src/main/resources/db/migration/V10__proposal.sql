-- Proposals, their revisions and the register of services that came of them.
-- A value that nobody knows is null; content is the document that a file may hold (schema/proposal.schema.json).

create table proposal (
  id                 text primary key check (id ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(id) <= 80),
  planner            text not null,
  status             text not null default 'evaluating'
    check (status in ('evaluating', 'operating', 'rejected', 'incomplete', 'withdrawn', 'retired')),
  status_reason      text,
  status_at          timestamptz not null,
  revision           integer not null check (revision >= 1),
  name_en            text not null,
  name_ko            text,
  city               text not null,
  kind               text not null,
  field              text not null,
  sample             boolean not null default false,
  proposed_at        timestamptz not null,
  changed_at         timestamptz not null,
  -- What sources say became of a real service; shown only when the case has ended.
  documented_outcome jsonb
);

create index proposal_planner on proposal (planner, changed_at desc);
create index proposal_changed on proposal (changed_at desc);

create table proposal_revision (
  proposal_id  text not null references proposal (id),
  revision     integer not null check (revision >= 1),
  step         text not null check (step in ('propose', 'complete', 'revise')),
  content      jsonb not null,
  submitted_by text not null,
  at           timestamptz not null,
  change_note  text,
  primary key (proposal_id, revision)
);

-- Announced by the planner before operation, registered by the process; then it is part of the register.
create table service (
  proposal_id     text primary key references proposal (id),
  entity          text,
  operator        text not null,
  operating_since date not null,
  registered_at   timestamptz,
  ended_on        date,
  outcome         text
);

create index service_operator on service (operator);
