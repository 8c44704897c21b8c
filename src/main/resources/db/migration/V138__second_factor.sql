-- The secret from which a person's telephone makes codes; in force once a code has confirmed it.
create table second_factor (
  user_id text primary key,
  secret bytea not null,
  sealed boolean not null,
  made_at timestamptz not null,
  confirmed_at timestamptz,
  -- the thirty seconds of the last code that was taken: none is taken twice
  last_step bigint not null default 0
);

create table recovery_code (
  user_id text not null,
  code_hash bytea not null,
  primary key (user_id, code_hash)
);
