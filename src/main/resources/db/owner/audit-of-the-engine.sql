-- Users, groups, memberships, rights and deployments lie in the engine's tables, which it makes itself: what changes there is told by
-- triggers that are set at each start. Nobody gets past them: not REST, Cockpit, Admin, our pages, nor a statement by hand.

create or replace trigger audit_user_created after insert on act_id_user for each row
  execute function audit_row('right.user-created', '', 'id_', '', '', '');
create or replace trigger audit_user_changed after update on act_id_user for each row
  when ((new.first_, new.last_, new.email_) is distinct from (old.first_, old.last_, old.email_))
  execute function audit_row('right.user-changed', '', 'id_', '', '', '');
create or replace trigger audit_user_password after update on act_id_user for each row
  when ((new.pwd_, new.salt_) is distinct from (old.pwd_, old.salt_))
  execute function audit_row('right.password-set', '', 'id_', '', '', '');
create or replace trigger audit_user_deleted after delete on act_id_user for each row
  execute function audit_row('right.user-deleted', '', 'id_', '', '', '');

create or replace trigger audit_group_created after insert on act_id_group for each row
  execute function audit_row('right.group-created', '', '', 'id_', '', '');
create or replace trigger audit_group_changed after update on act_id_group for each row when (new.name_ is distinct from old.name_)
  execute function audit_row('right.group-changed', '', '', 'id_', '', '');
create or replace trigger audit_group_deleted after delete on act_id_group for each row
  execute function audit_row('right.group-deleted', '', '', 'id_', '', '');

create or replace trigger audit_membership_given after insert on act_id_membership for each row
  execute function audit_row('right.membership-given', '', 'user_id_', 'group_id_', '', '');
create or replace trigger audit_membership_taken after delete on act_id_membership for each row
  execute function audit_row('right.membership-taken', '', 'user_id_', 'group_id_', '', '');
create or replace trigger audit_membership_changed after update on act_id_membership for each row
  execute function audit_row('right.membership-given', '', 'user_id_', 'group_id_', '', '');

-- Rights on a single task (resource type 7) come and go with each assignment: the engine gives them by itself, hundreds a case.
create or replace trigger audit_authorization_given after insert on act_ru_authorization for each row
  when (new.resource_type_ not in (1, 7))
  execute function audit_row('right.authorization-given', '', 'user_id_', 'group_id_+resource_type_+resource_id_', '', 'perms_');
create or replace trigger audit_authorization_changed after update on act_ru_authorization for each row
  when (new.resource_type_ not in (1, 7))
  execute function audit_row('right.authorization-changed', '', 'user_id_', 'group_id_+resource_type_+resource_id_', '', 'perms_');
create or replace trigger audit_authorization_taken after delete on act_ru_authorization for each row
  when (old.resource_type_ not in (1, 7))
  execute function audit_row('right.authorization-taken', '', 'user_id_', 'group_id_+resource_type_+resource_id_', '', 'perms_');
-- ... but one that a person gives, changes or takes by hand is told.
create or replace trigger audit_task_right_given after insert on act_ru_authorization for each row
  when (new.resource_type_ = 7 and coalesce(current_setting('canvasgate.rights', true), '') = 'by-hand')
  execute function audit_row('right.authorization-given', '', 'user_id_', 'group_id_+resource_type_+resource_id_', '', 'perms_');
create or replace trigger audit_task_right_changed after update on act_ru_authorization for each row
  when (new.resource_type_ = 7 and coalesce(current_setting('canvasgate.rights', true), '') = 'by-hand')
  execute function audit_row('right.authorization-changed', '', 'user_id_', 'group_id_+resource_type_+resource_id_', '', 'perms_');
create or replace trigger audit_task_right_taken after delete on act_ru_authorization for each row
  when (old.resource_type_ = 7 and coalesce(current_setting('canvasgate.rights', true), '') = 'by-hand')
  execute function audit_row('right.authorization-taken', '', 'user_id_', 'group_id_+resource_type_+resource_id_', '', 'perms_');

-- A right on an account (resource type 1) is told without the id of the account, which is a person's who may leave.
create or replace trigger audit_account_right_given after insert on act_ru_authorization for each row
  when (new.resource_type_ = 1)
  execute function audit_row('right.authorization-given', '', 'user_id_', 'group_id_+resource_type_', '', 'perms_');
create or replace trigger audit_account_right_changed after update on act_ru_authorization for each row
  when (new.resource_type_ = 1)
  execute function audit_row('right.authorization-changed', '', 'user_id_', 'group_id_+resource_type_', '', 'perms_');
create or replace trigger audit_account_right_taken after delete on act_ru_authorization for each row
  when (old.resource_type_ = 1)
  execute function audit_row('right.authorization-taken', '', 'user_id_', 'group_id_+resource_type_', '', 'perms_');

create or replace trigger audit_deployed after insert on act_re_deployment for each row
  execute function audit_row('release.deployed', '', '', 'id_', '', '');
create or replace trigger audit_undeployed after delete on act_re_deployment for each row
  execute function audit_row('release.deployment-deleted', '', '', 'id_', '', '');

-- Whoever has an account already has a mark, so that no two commits meet over making one.
select count(audit_mark(id_)) from act_id_user;
