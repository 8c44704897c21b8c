-- Which working-out the row is of: one that was stopped or given up writes nothing into the next.
alter table case_forecast add column run int not null default 1;
