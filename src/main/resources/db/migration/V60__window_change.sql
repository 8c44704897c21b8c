-- What the secretariat did with an open window, and why: part of the decision record.

create table window_change (
  id          bigint generated always as identity primary key,
  proposal_id text not null,
  gate        text not null,
  cycle       int not null,
  round       int not null,
  action      text not null check (action in ('extend', 'substitute', 'close')),
  reason      text not null,
  changed_by  text not null,
  changed_at  timestamptz not null,
  foreign key (proposal_id, gate, cycle, round) references answer_window
);
create index window_change_by_case on window_change (proposal_id, gate, cycle, id);
