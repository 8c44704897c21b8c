-- Pairs are kept with the weights that their scores were made of, so that a changed table is noticed; and where
-- one of the two says nothing of its proposition, how alike they are is not known.

alter table likeness alter column proposition drop not null;
delete from likeness;
delete from service_words;

create table likeness_weights (
  only_row bool primary key default true check (only_row),
  weights  text not null
);
insert into likeness_weights (weights) values ('');
