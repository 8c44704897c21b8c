-- Questions to the board that somebody keeps under a name; one of them may be what the board opens with.

create table board_view (
  id         bigint generated always as identity primary key,
  person     text not null,
  name       text not null,
  address    text not null,
  usual      boolean not null default false,
  created_at timestamptz not null,
  unique (person, name)
);
create unique index board_view_usual on board_view (person) where usual;
