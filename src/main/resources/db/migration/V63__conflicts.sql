-- What members declare of themselves; one that has ended or was taken back stays on record.
create table declared_interest (
  id           bigint generated always as identity primary key,
  member       text not null,
  organisation text not null,
  relation     text not null,
  note         text,
  declared_at  timestamptz not null,
  withdrawn_at timestamptz
);
create index declared_interest_by_member on declared_interest (member, id);

-- A possible conflict that the secretariat looked into and found to be none.
create table conflict_dismissal (
  proposal_id  text not null,
  member       text not null,
  kind         text not null,
  subject      text not null,
  reason       text not null,
  dismissed_by text not null,
  dismissed_at timestamptz not null,
  primary key (proposal_id, member, kind, subject)
);
