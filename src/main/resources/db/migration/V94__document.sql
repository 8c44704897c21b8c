-- Documents of a case. The row stays with its hash when the content goes: a decision record may name it.

create table case_document (
  id          bigint generated always as identity primary key,
  proposal_id text not null,
  name        text not null,
  kind        text not null,
  size        bigint not null check (size > 0),
  sha256      text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  block       text,
  item        int check (item >= 1),
  capacity    text not null check (capacity in ('planner', 'operator', 'body', 'panel', 'secretariat')),
  added_by    text not null,
  added_at    timestamptz not null,
  removed_at  timestamptz,
  check (item is null or block is not null)
);
-- The same content twice would be the same document twice.
create unique index case_document_once on case_document (proposal_id, sha256) where removed_at is null;

-- In parts, so that neither side ever holds a whole document in memory.
create table document_part (
  document_id bigint not null references case_document,
  part        int not null,
  content     bytea not null,
  primary key (document_id, part)
);
-- Nearly all kinds are compressed as they come.
alter table document_part alter column content set storage external;
