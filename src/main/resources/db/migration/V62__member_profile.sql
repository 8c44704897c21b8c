-- What is known of committee members beside their account: for whom they work, what they know, how
-- long their term is and how many open cases they take.

create table member_profile (
  member       text primary key,
  organisation text,
  category     text,
  fields       text[] not null default '{}',
  term_from    date,
  term_until   date,
  most_cases   int check (most_cases > 0),
  check (term_until >= term_from)
);
