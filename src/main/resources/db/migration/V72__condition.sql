-- Conditions of verdicts: what, who, by when; and what was reported on them. Texts are never changed.

create table verdict_condition (
  id          bigint generated always as identity primary key,
  proposal_id text not null,
  gate        text not null,
  cycle       int not null,
  round       int not null,
  number      int not null check (number >= 1),
  text        text not null,
  owner_role  text not null check (owner_role in ('planner', 'operator', 'secretariat', 'person')),
  owner       text, -- null where the secretariat as a whole owns it
  due         date not null,
  status      text not null default 'set'
    check (status in ('set', 'open', 'reported', 'fulfilled', 'lapsed')),
  set_by      text not null,
  set_at      timestamptz not null,
  unique (proposal_id, gate, cycle, round, number),
  check ((owner is null) = (owner_role = 'secretariat'))
);
create index verdict_condition_by_owner on verdict_condition (owner) where status in ('set', 'open', 'reported');

-- One row a report; one that was sent back is followed by the next.
create table condition_report (
  id           bigint generated always as identity primary key,
  condition_id bigint not null references verdict_condition,
  done         text not null,
  evidence     text not null,
  reported_by  text not null,
  reported_at  timestamptz not null,
  fulfilled    boolean, -- null until it is examined
  answer       text,
  examined_by  text,
  examined_at  timestamptz
);
create unique index condition_report_open on condition_report (condition_id) where fulfilled is null;

-- Every change of an owner, such as a new operator or a handover.
create table condition_owner_change (
  id           bigint generated always as identity primary key,
  condition_id bigint not null references verdict_condition,
  from_owner   text not null,
  to_owner     text not null,
  changed_at   timestamptz not null
);
