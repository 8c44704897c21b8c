-- What waited for the mail server may have left since the backup was taken. Nobody here knows, so nothing leaves by
-- itself: people decide on the page of letters. Three attempts are as many as a notice gets without them.
with held as (
  update mail set state = 'unsure', problem = 'mail.problem.restored', claim = null, claimed_at = null,
    attempts = greatest(attempts, 3)
  where state in ('queued', 'sending', 'unsure') returning id)
insert into mail_event (mail_id, event, at) select id, 'restored', now() from held;

-- Notices stand in the list of notices and are not mailed twice.
update notice set dispatched_at = now() where dispatched_at is null;
delete from digest_item where mail_id is null;
