-- Who signed in, changed a right, released, decided or took data out, and when. Only ever added to.

-- People stand in the trail by a mark: a hash of their id and a salt of random bits. Without the salt the mark tells nobody
-- who it was, so a person can leave without an entry being touched.
create table audit_person (
  mark    text primary key check (length(mark) = 32),
  person  text not null unique,
  salt    text not null,
  left_at timestamptz
);

create table audit_entry (
  id          bigint generated always as identity primary key,
  -- The database's own clock: the application's is moved by rehearsals.
  at          timestamptz not null default clock_timestamp(),
  kind        text collate "C" not null check (kind ~ '^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$'),
  -- Who says so: a person, the application by itself, or somebody who wrote to the database past the application.
  source      text not null check (source in ('person', 'system', 'database')),
  person      text,
  concerns    text,
  object      text,
  proposal_id text,
  detail      text,
  address     inet,
  check ((source = 'person') = (person is not null))
);
create index audit_entry_by_kind on audit_entry (kind, id);
create index audit_entry_by_person on audit_entry (person, id);
create index audit_entry_by_concerned on audit_entry (concerns, id) where concerns is not null;
create index audit_entry_by_case on audit_entry (proposal_id, id) where proposal_id is not null;
create index audit_entry_by_object on audit_entry (object, id) where object is not null;
create index audit_entry_by_time on audit_entry using brin (at);

-- The chain, added by a job soon after, so that nobody's commit waits for somebody else's: numbers without a gap, each hash over
-- the one before and the entry's own.
create table audit_link (
  number     bigint primary key check (number >= 1),
  entry      bigint not null unique,
  entry_hash text not null check (length(entry_hash) = 64),
  hash       text not null unique check (length(hash) = 64),
  linked_at  timestamptz not null default clock_timestamp()
);

create function audit_stays() returns trigger language plpgsql as $$
begin
  -- What has been kept for its time may go; the chain keeps its hash.
  if tg_op = 'DELETE' and old.at < clock_timestamp() - interval '1 year' then return old; end if;
  raise exception 'The audit trail is only added to.' using errcode = 'integrity_constraint_violation';
end $$;

create function audit_person_stays() returns trigger language plpgsql as $$
begin
  -- A person who left becomes a pseudonym, once and for good.
  if tg_op = 'UPDATE' then
    if old.left_at is null and new.left_at is not null and new.mark = old.mark and new.salt = '' then return new; end if;
  end if;
  raise exception 'The audit trail is only added to.' using errcode = 'integrity_constraint_violation';
end $$;

create function audit_stays_whole() returns trigger language plpgsql as $$
begin
  raise exception 'The audit trail is only added to.' using errcode = 'integrity_constraint_violation';
end $$;

create trigger audit_entry_stays before update or delete on audit_entry for each row execute function audit_stays();
create trigger audit_entry_is_not_emptied before truncate on audit_entry for each statement execute function audit_stays_whole();
create trigger audit_person_stays before update or delete on audit_person for each row execute function audit_person_stays();
create trigger audit_person_is_not_emptied before truncate on audit_person for each statement execute function audit_stays_whole();
create trigger audit_link_stays before update or delete on audit_link for each row execute function audit_stays_whole();
create trigger audit_link_is_not_emptied before truncate on audit_link for each statement execute function audit_stays_whole();

-- The functions below run as the owner of the tables: the application's user may call them and cannot write the tables by itself.

create function audit_mark(who text) returns text language plpgsql security definer as $$
declare
  known text;
  salted text := gen_random_uuid()::text;
begin
  if who is null then return null; end if;
  select mark into known from audit_person where person = who;
  if known is not null then return known; end if;
  insert into audit_person (mark, person, salt)
  values (left(encode(sha256(convert_to(salted || who, 'UTF8')), 'hex'), 32), who, salted)
  on conflict (person) do nothing;
  select mark into known from audit_person where person = who;
  return known;
end $$;

create function audit_tell(what text, how text, who text, whom text, which text, of_case text, more text, from_where inet)
returns void language plpgsql security definer as $$
begin
  insert into audit_entry (kind, source, person, concerns, object, proposal_id, detail, address)
  values (what, how, case when how = 'person' then audit_mark(who) end, audit_mark(whom), which, of_case, more, from_where);
end $$;

-- Whom a transaction belongs to: 'person:kim', 'system:', or nothing where it did not come through the application.
create function audit_told(what text, actor text, whom text, which text, of_case text, more text) returns void
language plpgsql security definer as $$
declare
  said text := coalesce(current_setting('canvasgate.actor', true), '');
begin
  if actor is not null then
    perform audit_tell(what, 'person', actor, whom, which, of_case, more, null);
  elsif said like 'person:%' then
    perform audit_tell(what, 'person', substr(said, 8), whom, which, of_case, more, null);
  elsif said like 'system:%' then
    perform audit_tell(what, 'system', null, whom, which, of_case, more, null);
  else
    perform audit_tell(what, 'database', null, whom, which, of_case, ltrim(coalesce(more, '') || ' ' || session_user), null);
  end if;
end $$;

-- One trigger for most tables. Its arguments: what happened; the columns that name the person who did it, the one whom it
-- concerns, the thing (several with +), the case, and what more may be said (several with +).
create function audit_row() returns trigger language plpgsql security definer as $$
declare
  r jsonb;
begin
  if tg_op = 'DELETE' then r := to_jsonb(old); else r := to_jsonb(new); end if;
  perform audit_told(
    tg_argv[0], r ->> nullif(tg_argv[1], ''), r ->> nullif(tg_argv[2], ''),
    (select string_agg(r ->> c, ':' order by n) from unnest(string_to_array(tg_argv[3], '+')) with ordinality as t (c, n)),
    r ->> nullif(tg_argv[4], ''),
    coalesce((select string_agg(r ->> c, ' ' order by n)
      from unnest(string_to_array(nullif(tg_argv[5], ''), '+')) with ordinality as t (c, n)), ''));
  return null;
end $$;

-- What has been kept for its time. Nothing younger than a year can be taken away, whoever asks.
create function audit_expire(before timestamptz) returns bigint language plpgsql security definer as $$
declare
  gone bigint;
begin
  delete from audit_entry e where at < least(before, clock_timestamp() - interval '1 year')
    and exists (select from audit_link l where l.entry = e.id);
  get diagnostics gone = row_count;
  return gone;
end $$;

-- A person leaves: the trail keeps a pseudonym, and nobody can find out any more whose mark it was.
create function audit_forget(who text, pseudonym text) returns void language plpgsql security definer as $$
begin
  update audit_person set person = pseudonym, salt = '', left_at = clock_timestamp() where person = who;
end $$;

-- A function that runs as its owner must not be led to a table that its caller made.
do $$
declare
  f regprocedure;
begin
  foreach f in array array['audit_mark(text)', 'audit_tell(text,text,text,text,text,text,text,inet)',
    'audit_told(text,text,text,text,text,text)', 'audit_row()', 'audit_expire(timestamptz)', 'audit_forget(text,text)']::regprocedure[]
  loop
    execute format('alter function %s set search_path = %I, pg_temp', f, current_schema());
  end loop;
end $$;
