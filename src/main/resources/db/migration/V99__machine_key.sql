-- Keys by which programs act in a person's name. The secret itself is kept nowhere.

create table machine_key (
  id           bigint generated always as identity primary key,
  owner        text not null,
  name         text not null,
  scopes       text[] not null check (cardinality(scopes) > 0),
  ends_on      date not null,
  made_by      text not null,
  made_at      timestamptz not null,
  -- An administrator's offer waits until its owner takes it: nobody acts in somebody's name unknown to them.
  mark         text,
  secret_hash  bytea unique,
  taken_at     timestamptz,
  last_used_at timestamptz,
  revoked_by   text,
  revoked_at   timestamptz,
  check ((secret_hash is null) = (taken_at is null) and (mark is null) = (taken_at is null)),
  check ((revoked_by is null) = (revoked_at is null))
);
create index machine_key_by_owner on machine_key (owner);
