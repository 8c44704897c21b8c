package org.canvasgate.engine;

import java.util.Collection;
import java.util.Map;
import org.camunda.bpm.engine.impl.TaskServiceImpl;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.DelegationState;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.canvasgate.form.Refusal;

/**
 * The engine's task service, where completing means submitting the task's form, and where nobody
 * who is signed in can change a case's facts, raise errors in it or hand a task on by its side
 * doors.
 */
final class GuardedTaskService extends TaskServiceImpl {
  private final FormDesk desk;
  private final CaseTurns turns;

  GuardedTaskService(FormDesk desk, CaseTurns turns) {
    this.desk = desk;
    this.turns = turns;
  }

  @Override
  public void complete(String taskId) {
    complete(taskId, Map.of());
  }

  @Override
  public void complete(String taskId, Map<String, Object> submitted) {
    HandedSubmission.during(
        taskId,
        submitted,
        () ->
            SubmittedTasks.orGone(
                commandExecutor,
                desk,
                taskId,
                () -> turns.ofTask(commandExecutor, taskId, () -> super.complete(taskId, null))));
  }

  @Override
  public VariableMap completeWithVariablesInReturn(
      String taskId, Map<String, Object> submitted, boolean deserializeValues) {
    complete(taskId, submitted);
    return Variables.createVariables();
  }

  /** Claims for oneself only, and only what is offered: an administrator's rights reach further. */
  @Override
  public void claim(String taskId, String userId) {
    boolean held = OpenCommands.isHeld();
    commandExecutor.execute(
        command -> {
          String user = command.getAuthenticatedUserId();
          if (user != null && userId != null && !user.equals(userId))
            throw new Refusal("task.claim-for-another");
          if (user != null && held && !offered(command, taskId))
            throw new Refusal("guard.closed.assign");
          return null;
        });
    super.claim(taskId, userId);
  }

  /**
   * Whether the task is offered to whoever is signed in; one that is not there is left to claim.
   */
  private static boolean offered(CommandContext command, String taskId) {
    TaskEntity task = taskId == null ? null : command.getTaskManager().findTaskById(taskId);
    if (task == null) return true;
    Authentication user = command.getAuthentication();
    return task.getCandidates().stream()
        .anyMatch(
            link ->
                user.getUserId().equals(link.getUserId())
                    || link.getGroupId() != null
                        && user.getGroupIds() != null
                        && user.getGroupIds().contains(link.getGroupId()));
  }

  /**
   * Whoever took a task from a group may give it back; the engine asks for a right to assign.
   * Nobody does more from outside, an administrator neither.
   */
  @Override
  public void setAssignee(String taskId, String userId) {
    boolean held = OpenCommands.isHeld();
    commandExecutor.execute(
        command -> {
          if (userId != null || !tookFromGroup(command, taskId)) {
            if (held) throw new Refusal("guard.closed.assign");
            super.setAssignee(taskId, userId);
            return null;
          }
          return command.runWithoutAuthorization(
              () -> {
                super.setAssignee(taskId, null);
                return null;
              });
        });
  }

  private static boolean tookFromGroup(CommandContext command, String taskId) {
    String user = command.getAuthenticatedUserId();
    TaskEntity task = taskId == null ? null : command.getTaskManager().findTaskById(taskId);
    return user != null
        && task != null
        && user.equals(task.getAssignee())
        && !task.getCandidates().isEmpty();
  }

  @Override
  public void resolveTask(String taskId) {
    refuseSignedIn("task.no-delegation");
    super.resolveTask(taskId);
  }

  @Override
  public void resolveTask(String taskId, Map<String, Object> variables) {
    refuseSignedIn("task.no-delegation");
    super.resolveTask(taskId, variables);
  }

  @Override
  public void delegateTask(String taskId, String userId) {
    refuseSignedIn("task.no-delegation");
    super.delegateTask(taskId, userId);
  }

  /** Saving a task by REST could also set its delegation state. */
  @Override
  public void saveTask(Task task) {
    if (task.getDelegationState() == DelegationState.PENDING) refuseSignedIn("task.no-delegation");
    super.saveTask(task);
  }

  @Override
  public void handleBpmnError(String taskId, String errorCode) {
    refuseSignedIn("task.no-events");
    super.handleBpmnError(taskId, errorCode);
  }

  @Override
  public void handleBpmnError(String taskId, String errorCode, String errorMessage) {
    refuseSignedIn("task.no-events");
    super.handleBpmnError(taskId, errorCode, errorMessage);
  }

  @Override
  public void handleBpmnError(
      String taskId, String errorCode, String errorMessage, Map<String, Object> variables) {
    refuseSignedIn("task.no-events");
    super.handleBpmnError(taskId, errorCode, errorMessage, variables);
  }

  @Override
  public void handleEscalation(String taskId, String escalationCode) {
    refuseSignedIn("task.no-events");
    super.handleEscalation(taskId, escalationCode);
  }

  @Override
  public void handleEscalation(
      String taskId, String escalationCode, Map<String, Object> variables) {
    refuseSignedIn("task.no-events");
    super.handleEscalation(taskId, escalationCode, variables);
  }

  @Override
  protected void setVariables(
      String taskId, Map<String, ? extends Object> variables, boolean local) {
    refuseSignedIn("task.no-variables");
    super.setVariables(taskId, variables, local);
  }

  @Override
  protected void updateVariables(
      String taskId,
      Map<String, ? extends Object> modifications,
      Collection<String> deletions,
      boolean local) {
    refuseSignedIn("task.no-variables");
    super.updateVariables(taskId, modifications, deletions, local);
  }

  @Override
  public void removeVariable(String taskId, String name) {
    refuseSignedIn("task.no-variables");
    super.removeVariable(taskId, name);
  }

  @Override
  public void removeVariableLocal(String taskId, String name) {
    refuseSignedIn("task.no-variables");
    super.removeVariableLocal(taskId, name);
  }

  @Override
  public void removeVariables(String taskId, Collection<String> names) {
    refuseSignedIn("task.no-variables");
    super.removeVariables(taskId, names);
  }

  @Override
  public void removeVariablesLocal(String taskId, Collection<String> names) {
    refuseSignedIn("task.no-variables");
    super.removeVariablesLocal(taskId, names);
  }

  /** Thrown inside a command, so that the person gets the sentence. */
  private void refuseSignedIn(String reason) {
    commandExecutor.execute(
        command -> {
          if (command.getAuthenticatedUserId() != null) throw new Refusal(reason);
          return null;
        });
  }
}
