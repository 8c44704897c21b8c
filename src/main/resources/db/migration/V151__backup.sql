-- Backups that were made of this database, told by the command that made them, for whoever runs the system. A backup
-- does not know of itself: after a restore the last one is the one before.
create table backup_taken (
  -- the moment that it shows
  taken_at timestamptz primary key,
  bytes    bigint not null
);

-- Everything leaves with it, so the audit trail tells it, too.
create trigger audit_backup after insert on backup_taken for each row
  execute function audit_row('export.backup', '', '', '', '', 'bytes');
