-- A change that administrators make to processes, tables and forms: several files that belong together.
create table model_change (
  id bigint generated always as identity primary key,
  title text not null check (length(title) between 1 and 200),
  reason text not null default '',
  -- page, file (uploaded), rest (the desktop modeler or a program), application (came with a new version of it)
  origin text not null check (origin in ('page', 'file', 'rest', 'application')),
  state text not null check (state in ('draft', 'submitted', 'approved', 'scheduled', 'deployed', 'refused', 'withdrawn')),
  author text not null,
  created_at timestamptz not null,
  changed_at timestamptz not null
);

-- One file of a change. Its text, and the hash of the text in force from which it was made (null: a new file).
create table model_draft (
  change_id bigint not null references model_change on delete cascade,
  file text not null,
  content text, -- null: the file is to be taken away
  base_hash text,
  -- counts the savings, so that of two people who write at once the second is told
  edition int not null default 1,
  changed_by text not null,
  changed_at timestamptz not null,
  primary key (change_id, file)
);
