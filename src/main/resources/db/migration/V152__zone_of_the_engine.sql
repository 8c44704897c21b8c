-- The engine keeps its dates as hours of the day without a zone. Until now it kept them in the machine's zone, and from
-- now on it reads them as Seoul's: where the machine stood in another one, such as UTC in a container, every window
-- would close too early. Which zone it was shows the beginning of each case, which our tables keep with its zone.
do $$
declare
  ahead interval;
  agreeing numeric;
  tables record;
begin
  if to_regclass('act_hi_procinst') is null then return; end if;
  execute $find$
    with begun as (
      select p.id, extract(epoch from min(h.start_time_) - p.proposed_at at time zone 'Asia/Seoul') as seconds
      from proposal p join act_hi_procinst h on h.business_key_ = p.id and h.proc_def_key_ = 'service-evaluation'
      group by p.id, p.proposed_at),
    counted as (select round(seconds / 900) as quarters, count(*) as cases from begun group by 1)
    select quarters * interval '15 minutes', cases / sum(cases) over () from counted order by cases desc limit 1
  $find$ into ahead, agreeing;
  if ahead is null or ahead = interval '0' then return; end if;
  if agreeing < 0.9 then
    raise warning 'The dates of the process engine were kept in several time zones: they stay as they are. Look through the due dates of open tasks and windows.';
    return;
  end if;
  for tables in
    select c.table_name, string_agg(format('%1$I = %1$I - $1', c.column_name), ', ') as changes
    from information_schema.columns c
      join information_schema.tables t using (table_schema, table_name)
    where c.table_schema = current_schema() and t.table_type = 'BASE TABLE'
      and c.table_name like 'act\_%' and c.data_type = 'timestamp without time zone'
    group by c.table_name
  loop
    execute format('update %I set %s', tables.table_name, tables.changes) using ahead;
  end loop;
end $$;
