-- The board: what a list of cases shows and is searched, filtered and sorted by. It holds nothing of
-- its own: the transaction that changes a case writes its row anew, and a check compares all rows
-- with what they are drawn from.

create extension if not exists pg_trgm;

-- What changes with every step of a case. City, kind and field stand here too, so that one index
-- leads from each of them to the cases that changed last.
create table board_line (
  proposal_id  text primary key references proposal (id),
  city         text not null,
  kind         text not null,
  field        text not null,
  status       text not null,
  stage        text not null,
  failed       boolean not null,
  -- The open steps with their tasks, in the order in which they were reached.
  waits        jsonb not null,
  -- The earliest date among them.
  due          timestamptz,
  -- The last canvas score that a verdict was given on, and the round that it is of.
  score        double precision,
  band         text,
  scored_gate  text,
  scored_cycle int,
  scored_round int,
  changed_at   timestamptz not null
);
create index board_line_changed on board_line (changed_at, proposal_id);
create index board_line_stage on board_line (stage, changed_at, proposal_id);
create index board_line_status on board_line (status, changed_at, proposal_id);
create index board_line_city on board_line (city, changed_at, proposal_id);
create index board_line_field on board_line (field, changed_at, proposal_id);
create index board_line_due on board_line (due, proposal_id) where due is not null;
create index board_line_score on board_line (score, proposal_id) where score is not null;

-- What seldom changes: a table of its own, so that a step does not write these indexes anew.
create table board_face (
  proposal_id text primary key references board_line (proposal_id) on delete cascade,
  name_en     text not null,
  name_ko     text,
  sample      boolean not null,
  sort_en     text collate "C" not null,
  sort_ko     text collate "C" not null,
  -- Who may see the case apart from what is published: planner:…, operator:…, member:…, body:…
  keys        text[] not null
);
create index board_face_en on board_face (sort_en, proposal_id);
create index board_face_ko on board_face (sort_ko, proposal_id);
create index board_face_keys on board_face using gin (keys);

-- The words of names and cities as they are typed, one row a word and case. A search begins in the
-- vocabulary, which grows far slower than the cases do, and comes from its words to the cases.
create table board_word (
  proposal_id text not null references board_line (proposal_id) on delete cascade,
  word        text collate "C" not null,
  primary key (proposal_id, word)
);
create index board_word_cases on board_word (word, proposal_id);

create table board_vocabulary (
  word text collate "C" primary key
);
create index board_vocabulary_alike on board_vocabulary using gin (word gin_trgm_ops);

-- For the questions of every reader: which windows are open on my panels, what am I kept off.
create index answer_window_open on answer_window (proposal_id) where closed_at is null;
create index recusal_by_person on recusal (person);
