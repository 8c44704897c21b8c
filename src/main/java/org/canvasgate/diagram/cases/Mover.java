package org.canvasgate.diagram.cases;

import java.time.Clock;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.impl.calendar.DueDateBusinessCalendar;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.canvasgate.engine.ReleaseDoor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Moves one process to another version, in the caller's transaction and in nobody's name: the same
 * for a dry run and for the real move.
 *
 * <p>The engine alone would leave open tasks with those who have them and timers with their dates.
 * Here what the new drawing says differently is done differently: a step that is given to somebody
 * else goes there, unless it was put into other hands meanwhile; a timer that is drawn differently
 * counts anew from when it began to run, not from the move. What is drawn alike keeps its people
 * and its dates.
 */
@Component
class Mover {
  private final RuntimeService runtime;
  private final TaskService tasks;
  private final ManagementService management;
  private final ProcessEngineConfigurationImpl engine;
  private final JdbcClient jdbc;
  private final Clock clock;

  Mover(
      RuntimeService runtime,
      TaskService tasks,
      ManagementService management,
      ProcessEngineConfigurationImpl engine,
      JdbcClient jdbc,
      Clock clock) {
    this.runtime = runtime;
    this.tasks = tasks;
    this.management = management;
    this.engine = engine;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Moves a process.
   *
   * @return what changes for those who wait or are waited for, each thing once
   */
  List<Reason> move(RunningProcess process, Passage passage) {
    Standing before = Standing.of(jdbc, process.instance(), clock.getZone());
    ReleaseDoor.through(() -> runtime.newMigration(passage.plan()))
        .processInstanceIds(process.instance())
        .execute();
    if (!passage.renamed().isEmpty()) takeEndedTurnsAlong(process, passage);
    before.tasks().forEach((id, task) -> handOver(id, task.step(), passage));
    Standing now = Standing.of(jdbc, process.instance(), clock.getZone());
    now.timers()
        .forEach(
            (id, timer) -> {
              if (before.timers().containsKey(id)
                  && passage.changedTimers().contains(timer.event()))
                management.recalculateJobDuedate(id, true);
            });
    return Standing.of(jdbc, process.instance(), clock.getZone()).since(before, passage);
  }

  /**
   * The turns of a panel's step that have ended wait until all have. The engine leaves them under
   * the old name of a renamed step, and would then not know them when the case is moved again.
   */
  private void takeEndedTurnsAlong(RunningProcess process, Passage passage) {
    engine
        .getCommandExecutorTxRequired()
        .execute(
            command -> {
              ProcessDefinitionEntity target =
                  engine.getDeploymentCache().findDeployedProcessDefinitionById(passage.to());
              for (ExecutionEntity turn :
                  command
                      .getExecutionManager()
                      .findExecutionsByProcessInstanceId(process.instance()))
                if (!turn.isActive() && passage.renamed().containsKey(turn.getActivityId())) {
                  String now = passage.there(turn.getActivityId());
                  turn.setProcessDefinition(target);
                  turn.setActivity(target.findActivity(now));
                }
              return null;
            });
  }

  // --- open tasks

  /** Whom a drawing gives a task to, and by when. */
  private record Given(String assignee, Set<String> groups, Set<String> users, Date due) {}

  private record Change(Given before, Given after, String assigneeNow) {}

  private void handOver(String task, String stepBefore, Passage passage) {
    Change change =
        engine
            .getCommandExecutorTxRequired()
            .execute(command -> change(command, task, stepBefore, passage));
    if (change == null) return;
    Given before = change.before();
    Given after = change.after();
    if (!Objects.equals(before.assignee(), after.assignee())
        && Objects.equals(before.assignee(), change.assigneeNow()))
      tasks.setAssignee(task, after.assignee());
    for (String group : without(before.groups(), after.groups()))
      tasks.deleteGroupIdentityLink(task, group, IdentityLinkType.CANDIDATE);
    for (String group : without(after.groups(), before.groups()))
      tasks.addGroupIdentityLink(task, group, IdentityLinkType.CANDIDATE);
    for (String user : without(before.users(), after.users()))
      tasks.deleteUserIdentityLink(task, user, IdentityLinkType.CANDIDATE);
    for (String user : without(after.users(), before.users()))
      tasks.addUserIdentityLink(task, user, IdentityLinkType.CANDIDATE);
    if (!Objects.equals(before.due(), after.due())) putOff(task, after.due());
  }

  private void putOff(String id, Date due) {
    Task task = tasks.createTaskQuery().taskId(id).singleResult();
    task.setDueDate(due);
    tasks.saveTask(task);
  }

  /** Null where the drawing says the same of the step, so that nothing has to be worked out. */
  private Change change(CommandContext command, String id, String stepBefore, Passage passage) {
    TaskEntity task = command.getTaskManager().findTaskById(id);
    if (task == null) return null;
    TaskDefinition before = drawn(passage.from(), stepBefore);
    TaskDefinition after = drawn(passage.to(), task.getTaskDefinitionKey());
    if (before == null || after == null || alike(before, after)) return null;
    return new Change(given(before, task), given(after, task), task.getAssignee());
  }

  private TaskDefinition drawn(String definition, String step) {
    return engine
        .getDeploymentCache()
        .findDeployedProcessDefinitionById(definition)
        .getTaskDefinitions()
        .get(step);
  }

  private static boolean alike(TaskDefinition one, TaskDefinition other) {
    return text(one.getAssigneeExpression()).equals(text(other.getAssigneeExpression()))
        && text(one.getDueDateExpression()).equals(text(other.getDueDateExpression()))
        && texts(one.getCandidateGroupIdExpressions())
            .equals(texts(other.getCandidateGroupIdExpressions()))
        && texts(one.getCandidateUserIdExpressions())
            .equals(texts(other.getCandidateUserIdExpressions()));
  }

  private static String text(Expression expression) {
    return expression == null ? "" : expression.getExpressionText();
  }

  private static Set<String> texts(Collection<Expression> expressions) {
    var texts = new LinkedHashSet<String>();
    expressions.forEach(expression -> texts.add(expression.getExpressionText()));
    return texts;
  }

  private static Given given(TaskDefinition drawn, TaskEntity task) {
    Object assignee = value(drawn.getAssigneeExpression(), task);
    return new Given(
        assignee == null ? null : assignee.toString(),
        values(drawn.getCandidateGroupIdExpressions(), task),
        values(drawn.getCandidateUserIdExpressions(), task),
        date(value(drawn.getDueDateExpression(), task), task.getCreateTime()));
  }

  private static Object value(Expression expression, TaskEntity task) {
    return expression == null ? null : expression.getValue(task.getExecution());
  }

  private static Set<String> values(Collection<Expression> expressions, TaskEntity task) {
    var values = new LinkedHashSet<String>();
    for (Expression expression : expressions) {
      Object value = value(expression, task);
      if (value instanceof Collection<?> several)
        several.forEach(one -> values.add(one.toString()));
      else if (value != null)
        for (String one : value.toString().split(",")) values.add(one.strip());
    }
    return values;
  }

  /** A due date that is drawn as a duration counts from when the task came. */
  private static Date date(Object due, Date from) {
    if (due == null || due instanceof Date) return (Date) due;
    return new DueDateBusinessCalendar().resolveDuedate(due.toString(), from);
  }

  private static Set<String> without(Set<String> all, Set<String> others) {
    var left = new LinkedHashSet<>(all);
    left.removeAll(others);
    return left;
  }
}
