-- One person's matters pass to another: what was planned, what passed, what stayed and why.

create table handover (
  id          bigint generated always as identity primary key,
  from_person text not null,
  to_person   text not null check (to_person <> from_person),
  scope       text not null check (scope in ('everything', 'committee')),
  on_day      date not null,
  reason      text not null,
  by_office   boolean not null,
  planned_by  text not null,
  planned_at  timestamptz not null,
  state       text not null check (state in ('scheduled', 'done', 'stopped', 'cancelled', 'reversed')),
  done_at     timestamptz,
  settled_by  text,
  settled_at  timestamptz,
  problem     jsonb
);
-- Two that wait for the same person would each promise the same matters.
create unique index handover_scheduled on handover (from_person) where state = 'scheduled';
create index handover_by_successor on handover (to_person);

create table handover_item (
  handover_id bigint not null references handover,
  position    int not null,
  kind        text not null,
  item_key    text not null,
  proposal_id text,
  name_en     text,
  name_ko     text,
  state       text not null check (state in ('moved', 'stayed', 'returned', 'kept')),
  reason      jsonb,
  detail      text,
  primary key (handover_id, position),
  unique (handover_id, kind, item_key)
);
create index handover_item_by_case on handover_item (proposal_id);

-- A notice of a handover concerns a person and no single case.
alter table notice alter column proposal_id drop not null;
