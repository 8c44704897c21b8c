-- A person leaves: what must stay unaltered otherwise forgets who it was. The documents of the record chain hold a salted hash of
-- each person; without the salt the hash tells nobody anything, and the chain is whole as before.

create function record_person_stays() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    if new.number = old.number and new.pseudonym = old.pseudonym and new.person like 'left-%' and new.name = '' and new.salt = ''
      then return new;
    end if;
  end if;
  raise exception 'Decision records are never changed or deleted: add an addendum.'
    using errcode = 'integrity_constraint_violation';
end $$;
drop trigger record_person_stays on record_person;
create trigger record_person_stays before update or delete on record_person
  for each row execute function record_person_stays();

create or replace function model_event_stays() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    if new.who like 'left-%' and old.who not like 'left-%' and to_jsonb(new) - 'who' = to_jsonb(old) - 'who' then return new; end if;
  end if;
  raise exception 'the audit trail of releases is only added to';
end $$;

create table departure (
  pseudonym text primary key check (pseudonym like 'left-%'),
  left_at   timestamptz not null
);

-- Runs as the owner of the tables; the application's user may only call it.
create function forget_person(who text, as_whom text) returns void language plpgsql security definer as $$
begin
  if as_whom not like 'left-%' then raise exception 'not a pseudonym'; end if;
  update record_person set person = as_whom, name = '', salt = '' where person = who;
  update model_event set who = as_whom where model_event.who = forget_person.who;
  perform audit_forget(who, as_whom);
end $$;
do $$ begin execute format('alter function forget_person(text, text) set search_path = %I, pg_temp', current_schema()); end $$;
