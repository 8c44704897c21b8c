-- What people decide and whom they give rights, told by the tables themselves: in the same transaction, and past no caller.

create function audit_seat() returns trigger language plpgsql security definer as $$
declare
  p record;
begin
  select proposal_id, gate, cycle, appointed_by into p from panel where id = new.panel_id;
  if tg_op = 'INSERT' then
    perform audit_told('right.seat-given', case when current_setting('canvasgate.actor', true) like 'person:%' then null else p.appointed_by end,
      new.member, new.panel_id::text, p.proposal_id, p.gate || ' ' || p.cycle);
  else
    perform audit_told('right.seat-passed', null, new.replaced_by, new.panel_id::text, p.proposal_id, p.gate || ' ' || p.cycle);
  end if;
  return null;
end $$;
do $$ begin execute format('alter function audit_seat() set search_path = %I, pg_temp', current_schema()); end $$;

create trigger audit_panel after insert on panel for each row
  execute function audit_row('right.panel-appointed', 'appointed_by', '', 'id', 'proposal_id', 'gate+cycle');
create trigger audit_seat_given after insert on seat for each row execute function audit_seat();
create trigger audit_seat_passed after update of replaced_by on seat for each row
  when (new.replaced_by is distinct from old.replaced_by and new.replaced_by is not null) execute function audit_seat();
create trigger audit_acting_chair after insert on acting_chair for each row
  execute function audit_row('right.chair-named', 'named_by', 'person', '', 'proposal_id', '');
create trigger audit_recusal after insert on recusal for each row
  execute function audit_row('right.recused', 'decided_by', 'person', '', 'proposal_id', 'kind');
create trigger audit_profile after insert or update on member_profile for each row
  execute function audit_row('right.profile-changed', '', 'member', '', '', '');
create trigger audit_handover_planned after insert on handover for each row
  execute function audit_row('right.handover-planned', 'planned_by', 'to_person', 'id', '', 'scope');
create trigger audit_handover_state after update of state on handover for each row
  when (new.state is distinct from old.state)
  execute function audit_row('right.handover-changed', 'settled_by', 'to_person', 'id', '', 'scope+state');

create trigger audit_key_made after insert on machine_key for each row
  execute function audit_row('key.made', 'made_by', 'owner', 'id', '', 'scopes');
create trigger audit_key_taken after update of taken_at on machine_key for each row
  when (old.taken_at is null and new.taken_at is not null)
  execute function audit_row('key.taken', 'owner', '', 'id', '', 'scopes');
create trigger audit_key_revoked after update of revoked_at on machine_key for each row
  when (old.revoked_at is null and new.revoked_at is not null)
  execute function audit_row('key.revoked', 'revoked_by', 'owner', 'id', '', '');

create trigger audit_ballot after insert on ballot for each row
  execute function audit_row('decision.ballot', 'member', '', '', 'proposal_id', 'gate+cycle+round');
create trigger audit_ballot_again after update of cast_at on ballot for each row when (new.cast_at is distinct from old.cast_at)
  execute function audit_row('decision.ballot', 'member', '', '', 'proposal_id', 'gate+cycle+round');
create trigger audit_vote after insert on vote for each row
  execute function audit_row('decision.vote', 'member', '', '', 'proposal_id', 'gate+cycle+round');
create trigger audit_vote_again after update of cast_at on vote for each row when (new.cast_at is distinct from old.cast_at)
  execute function audit_row('decision.vote', 'member', '', '', 'proposal_id', 'gate+cycle+round');
create trigger audit_casting_vote after insert or update of cast_at on casting_vote for each row
  execute function audit_row('decision.casting-vote', 'cast_by', '', '', 'proposal_id', 'gate+cycle+round');
create trigger audit_verdict after insert on verdict for each row
  execute function audit_row('decision.verdict', 'decided_by', '', '', 'proposal_id', 'gate+cycle+round+outcome');
create trigger audit_verdict_changed after update of outcome, reason, decided_by or delete on verdict for each row
  execute function audit_row('decision.verdict-changed', '', '', '', 'proposal_id', 'gate+cycle+round');
create trigger audit_vote_removed after delete on vote for each row
  execute function audit_row('decision.vote-removed', '', 'member', '', 'proposal_id', 'gate+cycle+round');
create trigger audit_ballot_removed after delete on ballot for each row
  execute function audit_row('decision.ballot-removed', '', 'member', '', 'proposal_id', 'gate+cycle+round');
create trigger audit_opinion after insert on minority_opinion for each row
  execute function audit_row('decision.opinion', 'member', '', '', 'proposal_id', 'gate+cycle+round');
create trigger audit_answer after insert on pledge for each row
  execute function audit_row('decision.answer', 'answered_by', '', 'body', 'proposal_id', 'round');
create trigger audit_objection after update of filed_at on objection for each row
  when (old.filed_at is null and new.filed_at is not null)
  execute function audit_row('decision.objection', 'filed_by', '', '', 'proposal_id', 'gate+cycle+round');
create trigger audit_examination after update of examined_at on objection for each row
  when (old.examined_at is null and new.examined_at is not null)
  execute function audit_row('decision.examination', 'examined_by', '', '', 'proposal_id', 'gate+cycle+round');
create trigger audit_condition after update of examined_at on condition_report for each row
  when (old.examined_at is null and new.examined_at is not null)
  execute function audit_row('decision.condition', 'examined_by', '', 'condition_id', '', '');
create trigger audit_signature after update of state on letter for each row
  when (new.state is distinct from old.state)
  execute function audit_row('decision.signature', 'decided_by', '', 'id', 'proposal_id', 'state');

create trigger audit_release_approved after insert on model_approval for each row
  execute function audit_row('release.approved', 'approver', '', 'change_id', '', '');
create trigger audit_release_made after insert on model_release for each row
  execute function audit_row('release.made', 'released_by', '', 'number', '', 'kind');
create trigger audit_release_scheduled after insert on model_schedule for each row
  execute function audit_row('release.scheduled', 'scheduled_by', '', 'change_id', '', '');
create trigger audit_release_shared after insert on model_share for each row
  execute function audit_row('release.shared', 'begun_by', '', 'change_id', '', 'percent');

create trigger audit_calendar after insert on calendar_subscription for each row
  execute function audit_row('export.calendar', 'person', '', '', '', '');
create trigger audit_calendar_again after update of secret_hash on calendar_subscription for each row
  when (new.secret_hash is distinct from old.secret_hash)
  execute function audit_row('export.calendar', 'person', '', '', '', '');
create trigger audit_calendar_ended after delete on calendar_subscription for each row
  execute function audit_row('export.calendar-ended', 'person', '', '', '', '');
