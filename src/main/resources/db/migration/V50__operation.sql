-- Gate 4: what operators report, what the committee decided on it, and when it looks again.
-- Amounts are in the currency and unit of the service's maintenance plan; null is "not known".

create table operation_report (
  service_id     text not null,
  cycle          integer not null check (cycle >= 1),
  sequence       integer not null check (sequence >= 1),
  kind           text not null check (kind in ('interim', 'cycle')),
  year           integer not null,
  months_covered integer not null check (months_covered between 1 and 12),
  operating_cost double precision check (operating_cost >= 0),
  actuals        jsonb not null,
  staff          double precision check (staff >= 0),
  incidents      integer check (incidents >= 0),
  income         jsonb not null,
  comment        text not null,
  reported_by    text not null,
  at             timestamptz not null,
  primary key (service_id, cycle, sequence)
);

-- One report closes a cycle; interim ones come as they come.
create unique index operation_report_of_cycle
  on operation_report (service_id, cycle) where kind = 'cycle';

-- What the chair confirmed at the end of a cycle. The next cycle begins from here, so that a second
-- run of the delegate that begins it finds no verdict on the cycle begun and does nothing.
create table operation_verdict (
  service_id text not null,
  cycle      integer not null check (cycle >= 1),
  outcome    text not null check (outcome in ('continue', 'improve', 'reassign', 'retire')),
  decided_by text not null,
  at         timestamptz not null,
  primary key (service_id, cycle)
);

create table improvement (
  service_id  text not null,
  cycle       integer not null check (cycle >= 1),
  required    text not null,
  due         date not null,
  done        text,
  evidence    text,
  reported_by text,
  reported_at timestamptz,
  primary key (service_id, cycle)
);

create table operator_change (
  service_id    text not null,
  cycle         integer not null check (cycle >= 1),
  from_operator text not null,
  to_operator   text not null,
  entity        text not null,
  reason        text not null,
  changed_by    text not null,
  at            timestamptz not null,
  primary key (service_id, cycle)
);

create table service_exit (
  service_id  text primary key,
  cycle       integer not null check (cycle >= 1),
  reason      text not null,
  due         date not null,
  ended_on    date,
  data        text,
  equipment   text,
  users       text,
  evidence    text,
  reported_by text,
  reported_at timestamptz
);

create table next_evaluation (
  service_id      text not null,
  cycle           integer not null check (cycle >= 1),
  due             timestamptz not null,
  interval_months integer not null check (interval_months >= 1),
  primary key (service_id, cycle)
);
