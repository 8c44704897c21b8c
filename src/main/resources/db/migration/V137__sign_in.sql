-- Accounts that an administrator has closed: nobody signs in with them, and what they had open is over.
create table closed_account (
  user_id text primary key,
  closed_by text not null,
  closed_at timestamptz not null
);

-- Tries at signing in that have not succeeded, by a hash of the account and of where they came from. Kept for an hour.
create table sign_in_try (
  what bytea primary key,
  failures int not null,
  last_at timestamptz not null
);
create index sign_in_try_last_at on sign_in_try (last_at);

-- Browsers in which an account has signed in before, by the hash of a cookie; at most ten an account.
create table known_browser (
  mark bytea not null,
  user_id text not null,
  used_at timestamptz not null,
  primary key (mark, user_id)
);
create index known_browser_user on known_browser (user_id);
