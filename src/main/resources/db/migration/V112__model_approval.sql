-- Who approved a change, and exactly which state of its files: the sum changes with every edit, and an approval of
-- another sum counts no longer. Rows are added, never changed.
create table model_approval (
  id bigint generated always as identity primary key,
  change_id bigint not null references model_change on delete cascade,
  approver text not null,
  -- SHA-256 over the files of the change as they stood, 64 hexadecimal digits
  sum text not null check (length(sum) = 64),
  reason text not null default '',
  approved_at timestamptz not null,
  unique (change_id, approver, sum)
);
