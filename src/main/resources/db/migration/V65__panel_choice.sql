-- How a panel came about: what was proposed and why, and where the secretariat departed from it. When
-- somebody took and left a seat is kept too, since who was asked at a time decides about participation.

create table panel_choice (
  panel_id bigint primary key references panel,
  reason   text,
  content  json not null -- as it was shown, in that order
);

alter table seat add column seated_at timestamptz;
alter table seat add column replaced_at timestamptz;
update seat set seated_at = p.appointed_at from panel p where p.id = seat.panel_id;

create index seat_by_member on seat (member);
