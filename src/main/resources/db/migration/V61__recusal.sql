-- Who is kept off a case, by which of the three ways, who decided it and why. Holds for the whole case.

create table recusal (
  id          bigint generated always as identity primary key,
  proposal_id text not null,
  person      text not null,
  kind        text not null check (kind in ('excluded-by-law', 'challenged', 'stepped-aside')),
  reason      text not null,
  decided_by  text not null,
  decided_at  timestamptz not null,
  unique (proposal_id, person)
);

insert into recusal (proposal_id, person, kind, reason, decided_by, decided_at)
select distinct on (p.proposal_id, s.member)
  p.proposal_id, s.member, 'stepped-aside', coalesce(s.recusal_reason, '–'), s.member, s.recused_at
from seat s join panel p on p.id = s.panel_id
where s.recused_at is not null
order by p.proposal_id, s.member, s.recused_at;
