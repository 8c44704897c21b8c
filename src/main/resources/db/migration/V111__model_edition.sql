-- Every saving of a file of a change, so that of two people who write at once neither loses anything,
-- and an earlier saving can be taken up again. The latest stands in model_draft as well.
create table model_edition (
  change_id bigint not null references model_change on delete cascade,
  file text not null,
  edition int not null,
  content text, -- null: the file was to be taken away
  saved_by text not null,
  saved_at timestamptz not null,
  primary key (change_id, file, edition)
);

insert into model_edition select change_id, file, edition, content, changed_by, changed_at from model_draft;

create index model_change_state on model_change (state, changed_at desc);
