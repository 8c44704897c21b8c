-- A release that only a share of the new cases begins on, until it is taken over for all or ended.
create table model_share (
  id bigint generated always as identity primary key,
  change_id bigint not null references model_change,
  -- the engine's deployment that those cases begin on
  deployment text not null unique,
  -- of 100 new cases
  percent int not null check (percent between 1 and 50),
  begun_by text not null,
  begun_at timestamptz not null,
  reason text not null,
  -- where the even drawing begins, from 0 to 1, so that nobody knows the next one
  offset_of_draw double precision not null,
  drawn int not null default 0,
  ended_by text,
  ended_at timestamptz,
  outcome text check (outcome in ('taken-over', 'ended')),
  check ((ended_at is null) = (outcome is null))
);
-- One at a time.
create unique index model_share_running on model_share ((true)) where ended_at is null;
