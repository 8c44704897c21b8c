package org.canvasgate.engine;

import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.auth.DefaultAuthorizationProvider;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.task.Task;

/**
 * Gives whoever a task is put before exactly what Tasklist needs for it: to see it and to work on
 * it. Stock Camunda adds the reading of variables, and leaves the right with the former assignee
 * when somebody is substituted.
 */
final class TaskRights extends DefaultAuthorizationProvider {

  @Override
  protected Permission[] getRuntimePermissions(boolean enforceSpecificVariablePermission) {
    return new Permission[] {Permissions.READ, Permissions.TASK_WORK};
  }

  /**
   * People see and change their own profile and password; stock Camunda lets them delete
   * themselves.
   */
  @Override
  public AuthorizationEntity[] newUser(User user) {
    return new AuthorizationEntity[] {
      createGrantAuthorization(
          user.getId(), null, Resources.USER, user.getId(), Permissions.READ, Permissions.UPDATE)
    };
  }

  @Override
  public AuthorizationEntity[] newTaskAssignee(Task task, String former, String assignee) {
    if (former != null && !former.equals(assignee)) withdraw(task, former);
    return super.newTaskAssignee(task, former, assignee);
  }

  @Override
  public AuthorizationEntity[] deleteTaskGroupIdentityLink(Task task, String group, String type) {
    getAuthorizationManager()
        .deleteAuthorizationsByResourceIdAndGroupId(Resources.TASK, task.getId(), group);
    return null;
  }

  @Override
  public AuthorizationEntity[] deleteTaskUserIdentityLink(Task task, String user, String type) {
    withdraw(task, user);
    return null;
  }

  private void withdraw(Task task, String user) {
    getAuthorizationManager()
        .deleteAuthorizationsByResourceIdAndUserId(Resources.TASK, task.getId(), user);
  }
}
