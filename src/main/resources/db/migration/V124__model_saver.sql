-- Everybody who ever saved a file of a change: none of them is a second pair of eyes on it. The savings themselves
-- (model_edition) are kept up to a number only, and the draft names the last one.
create table model_saver (
  change_id bigint not null references model_change on delete cascade,
  saver text not null,
  primary key (change_id, saver)
);

insert into model_saver
select change_id, saved_by from model_edition
union
select change_id, changed_by from model_draft;
