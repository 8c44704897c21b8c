-- The steps of setting up an installation that an administrator has read and left as they are.
-- Whether a step is done is never stored: it is seen from the people, tables and cases themselves.
create table first_step (
  step text primary key,
  settled_by text not null,
  settled_at timestamptz not null
);
