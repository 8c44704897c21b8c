-- Whoever runs as the application's user could have called audit_forget by itself, and put any name in the place of another's
-- throughout the trail. What only the owner's functions and triggers call is theirs alone; and a person is forgotten only who is
-- gone, under a pseudonym that is nobody's yet.
revoke execute on function audit_mark(text), audit_told(text, text, text, text, text, text), audit_forget(text, text) from public;

create or replace function forget_person(who text, as_whom text) returns void language plpgsql security definer as $$
begin
  if as_whom !~ '^left-[0-9a-f]{12}$' then raise exception 'not a pseudonym'; end if;
  if who like 'left-%' then raise exception 'forgotten already'; end if;
  if exists (select from act_id_user where id_ = who) then raise exception 'the person is still here'; end if;
  if exists (select from audit_person where person = as_whom) or exists (select from departure where pseudonym = as_whom) then
    raise exception 'the pseudonym is taken';
  end if;
  update record_person set person = as_whom, name = '', salt = '' where person = who;
  update model_event set who = as_whom where model_event.who = forget_person.who;
  perform audit_forget(who, as_whom);
end $$;
do $$ begin execute format('alter function forget_person(text, text) set search_path = %I, pg_temp', current_schema()); end $$;
