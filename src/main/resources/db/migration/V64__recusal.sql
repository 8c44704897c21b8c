-- The article by which somebody is excluded; the other two kinds of recusal have none.
alter table recusal add column ground text;

-- A recusal holds for the case and stands in its own table; a seat shows it and no longer keeps it.
alter table seat drop column recused_at, drop column recusal_reason;

-- A party challenges a member; the chair, or whoever takes the chair's place, decides.
create table challenge (
  id              bigint generated always as identity primary key,
  proposal_id     text not null,
  person          text not null,
  reason          text not null,
  challenged_by   text not null,
  challenged_at   timestamptz not null,
  upheld          boolean,
  decision_reason text,
  decided_by      text,
  decided_at      timestamptz,
  check ((upheld is null) = (decided_at is null))
);
create index challenge_by_case on challenge (proposal_id, id);
create unique index challenge_once_open on challenge (proposal_id, person, challenged_by)
  where decided_at is null;

-- Who takes the chair in a case in which no chair and no deputy may; the last one named holds.
create table acting_chair (
  id          bigint generated always as identity primary key,
  proposal_id text not null,
  person      text not null,
  reason      text not null,
  named_by    text not null,
  named_at    timestamptz not null
);
create index acting_chair_by_case on acting_chair (proposal_id, id desc);

-- Tasks taken from somebody by a recusal, so that a form still open in a browser is answered with
-- the reason.
create table withdrawn_task (
  task_id      text not null,
  proposal_id  text not null,
  person       text not null,
  withdrawn_at timestamptz not null,
  primary key (task_id, person)
);
