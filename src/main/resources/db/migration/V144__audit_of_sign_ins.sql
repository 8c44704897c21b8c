-- Second factors, closed accounts and accounts of a provider, told by their tables.
create trigger audit_factor_confirmed after update of confirmed_at on second_factor for each row
  when (old.confirmed_at is null and new.confirmed_at is not null)
  execute function audit_row('right.factor-set', 'user_id', '', '', '', '');
create trigger audit_factor_shown after update of last_step on second_factor for each row
  when (old.confirmed_at is not null and new.last_step is distinct from old.last_step)
  execute function audit_row('sign-in.second-factor', 'user_id', '', '', '', '');
create trigger audit_factor_removed after delete on second_factor for each row when (old.confirmed_at is not null)
  execute function audit_row('right.factor-removed', '', 'user_id', '', '', '');
create trigger audit_account_closed after insert on closed_account for each row
  execute function audit_row('right.account-closed', 'closed_by', 'user_id', '', '', '');
create trigger audit_account_opened after delete on closed_account for each row
  execute function audit_row('right.account-opened', '', 'user_id', '', '', '');
create trigger audit_account_provided after insert or update on provided_person for each row
  execute function audit_row('right.account-provided', '', 'user_id', '', '', '');
