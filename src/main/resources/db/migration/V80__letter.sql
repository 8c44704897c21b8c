-- Decision letters: their templates in versions, the letters, and the papers as they were approved.

create table letter_template (
  id       bigint generated always as identity primary key,
  name     text not null,
  language text not null check (language in ('ko', 'en')),
  version  int not null check (version >= 1),
  subject  text not null,
  body     text not null,
  saved_by text, -- null for the texts that came with the application
  saved_at timestamptz not null,
  unique (name, language, version)
);

create table letter (
  id            bigint generated always as identity primary key,
  -- No letter before its record: the database sees to it.
  record_number bigint not null references record_entry,
  record_hash   text not null,
  proposal_id   text not null,
  gate          text not null,
  cycle         int not null,
  round         int not null,
  template      text not null,
  recipient     text not null,
  state         text not null default 'draft' check (state in ('draft', 'approved', 'discarded')),
  drafted_at    timestamptz not null,
  decided_by    text,
  decided_at    timestamptz,
  reason        text, -- why it is not sent
  unique (record_number, recipient),
  check ((state = 'draft') = (decided_at is null)),
  check ((state = 'discarded') = (reason is not null))
);
create index letter_by_case on letter (proposal_id, id);

-- A text written for one letter alone, in place of the template's.
create table letter_text (
  letter_id bigint not null references letter,
  language  text not null check (language in ('ko', 'en')),
  subject   text not null,
  body      text not null,
  saved_by  text not null,
  saved_at  timestamptz not null,
  primary key (letter_id, language)
);

-- The very papers that were approved; these bytes are sent, whatever becomes of the template.
create table letter_paper (
  letter_id   bigint not null references letter,
  language    text not null check (language in ('ko', 'en')),
  template_id bigint references letter_template, -- null where the letter had a text of its own
  subject     text not null,
  file_name   text not null,
  content     bytea not null,
  sha256      text not null,
  primary key (letter_id, language)
);
