-- What somebody has written into a form and not handed in. Private to its writer; gone when the form is
-- handed in, when the task ends or passes to somebody else, and after the days of the table draft-rules.

create table form_draft (
  person   text        not null,
  -- a task's id, or start:<process>
  place    text        not null,
  form     text        not null,
  written  text        not null, -- JSON: values by the form's fields
  saved_at timestamptz not null,
  primary key (person, place)
);

create index form_draft_place on form_draft (place);
create index form_draft_saved on form_draft (saved_at);
