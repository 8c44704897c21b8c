package org.canvasgate.handover.process;

import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.canvasgate.engine.Acting;
import org.canvasgate.engine.DiagramNames;
import org.canvasgate.handover.Desk;
import org.canvasgate.handover.Todo;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

/**
 * Reads and changes who has which task. In the engine's name: who may hand over what is decided
 * before this is asked.
 */
@Component
class EngineDesk implements Desk {
  private static final String COMPLETED = "completed";

  private final TaskService tasks;
  private final RuntimeService runtime;
  private final RepositoryService repository;
  private final HistoryService history;
  private final IdentityService identity;
  private final DiagramNames names;
  private final Acting acting;

  EngineDesk(
      TaskService tasks,
      RuntimeService runtime,
      RepositoryService repository,
      HistoryService history,
      IdentityService identity,
      DiagramNames names,
      Acting acting) {
    this.tasks = tasks;
    this.runtime = runtime;
    this.repository = repository;
    this.history = history;
    this.identity = identity;
    this.names = names;
    this.acting = acting;
  }

  @Override
  public List<Todo> of(String person) {
    return todos(() -> tasks.createTaskQuery().taskAssignee(person));
  }

  @Override
  public List<Todo> open(String proposalId) {
    return todos(() -> tasks.createTaskQuery().processInstanceBusinessKey(proposalId));
  }

  private List<Todo> todos(Supplier<TaskQuery> query) {
    return acting.asEngine(
        () -> {
          List<Task> open = query.get().orderByTaskCreateTime().asc().orderByTaskId().asc().list();
          Map<String, String> cases = cases(open);
          return open.stream()
              .map(task -> todo(task, cases.get(task.getProcessInstanceId())))
              .toList();
        });
  }

  private Map<String, String> cases(List<Task> open) {
    if (open.isEmpty()) return Map.of();
    var instances = new HashSet<String>();
    open.forEach(task -> instances.add(task.getProcessInstanceId()));
    return runtime.createProcessInstanceQuery().processInstanceIds(instances).list().stream()
        .filter(instance -> instance.getBusinessKey() != null)
        .collect(Collectors.toMap(ProcessInstance::getId, ProcessInstance::getBusinessKey));
  }

  private Todo todo(Task task, String proposalId) {
    return new Todo(
        task.getId(),
        proposalId,
        task.getTaskDefinitionKey(),
        task.getName(),
        names
            .korean(task.getProcessDefinitionId(), task.getTaskDefinitionKey())
            .orElse(task.getName()),
        task.getAssignee(),
        capacity(task),
        groups(task),
        task.getCreateTime().toInstant(),
        Optional.ofNullable(task.getDueDate()).map(Date::toInstant).orElse(null));
  }

  /** What stands between the braces where the diagram names the assignee. */
  private String capacity(Task task) {
    var element =
        repository
            .getBpmnModelInstance(task.getProcessDefinitionId())
            .getModelElementById(task.getTaskDefinitionKey());
    String assignee = element instanceof UserTask step ? step.getCamundaAssignee() : null;
    return assignee == null ? "" : assignee.replaceAll("^[$#]\\{\\s*|\\s*}$", "");
  }

  private List<String> groups(Task task) {
    try {
      return tasks.getIdentityLinksForTask(task.getId()).stream()
          .filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()))
          .map(IdentityLink::getGroupId)
          .filter(Objects::nonNull)
          .sorted()
          .toList();
    } catch (NullValueException completedMeanwhile) {
      throw new OptimisticLockingFailureException(task.getId(), completedMeanwhile);
    }
  }

  @Override
  public void give(String taskId, String to) {
    acting.asEngine(
        () -> {
          try {
            tasks.setAssignee(taskId, to);
          } catch (NullValueException completedMeanwhile) {
            throw new OptimisticLockingFailureException(taskId, completedMeanwhile);
          }
          return null;
        });
  }

  @Override
  public void pass(String proposalId, String capacity, String from, String to) {
    open(proposalId).stream()
        .filter(task -> capacity.equals(task.capacity()) && from.equals(task.assignee()))
        .forEach(task -> give(task.taskId(), to));
  }

  @Override
  public void party(String proposalId, String fact, String from, String to) {
    acting.asEngine(
        () -> {
          String[] instances =
              runtime
                  .createProcessInstanceQuery()
                  .processInstanceBusinessKey(proposalId)
                  .list()
                  .stream()
                  .map(ProcessInstance::getId)
                  .toArray(String[]::new);
          if (instances.length > 0)
            runtime
                .createVariableInstanceQuery()
                .processInstanceIdIn(instances)
                .variableValueEquals(fact, from)
                .list()
                .forEach(variable -> runtime.setVariableLocal(variable.getExecutionId(), fact, to));
          return null;
        });
    pass(proposalId, fact, from, to);
  }

  @Override
  public boolean workedOn(String proposalId, String person, Instant since) {
    return acting.asEngine(
        () ->
            history
                    .createHistoricTaskInstanceQuery()
                    .processInstanceBusinessKey(proposalId)
                    .taskAssignee(person)
                    .taskDeleteReason(COMPLETED)
                    .finishedAfter(Date.from(since))
                    .count()
                > 0);
  }

  @Override
  public List<String> groups(String person, String prefix) {
    return acting.asEngine(
        () ->
            identity.createGroupQuery().groupMember(person).list().stream()
                .map(Group::getId)
                .filter(group -> group.startsWith(prefix))
                .sorted()
                .toList());
  }

  @Override
  public String groupName(String group) {
    return acting.asEngine(
        () ->
            Optional.ofNullable(identity.createGroupQuery().groupId(group).singleResult())
                .map(Group::getName)
                .orElse(group));
  }

  @Override
  public Collection<String> inGroup(String group) {
    return acting.asEngine(
        () ->
            identity.createUserQuery().memberOfGroup(group).list().stream()
                .map(User::getId)
                .sorted()
                .toList());
  }
}
