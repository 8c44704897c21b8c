-- What administrators did about steps that stood still. Lines are added and never changed.
create table incident_line (
  id          bigint generated always as identity primary key,
  proposal_id text, -- null: the step belonged to no case
  element     text not null,
  job         text not null,
  cause       text not null,
  outcome     text not null,
  said        text not null default '',
  done_by     text not null,
  done_at     timestamptz not null
);
create index incident_line_by_case on incident_line (proposal_id, id);
