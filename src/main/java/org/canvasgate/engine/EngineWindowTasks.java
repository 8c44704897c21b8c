package org.canvasgate.engine;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.canvasgate.committee.WindowTasks;
import org.springframework.stereotype.Component;

/** Finds the tasks of a window: those of its process that are not the secretariat's own. */
@Component
class EngineWindowTasks implements WindowTasks {
  private static final String SECRETARIAT = "secretariat";

  /** Who keeps a window looks at other people's tasks in it, and only through this class. */
  private final TaskService tasks;

  private final RuntimeService runtime;
  private final RepositoryService repository;
  private final Acting acting;

  EngineWindowTasks(
      TaskService tasks, RuntimeService runtime, RepositoryService repository, Acting acting) {
    this.tasks = tasks;
    this.runtime = runtime;
    this.repository = repository;
    this.acting = acting;
  }

  @Override
  public List<Awaited> awaited(String taskOfWindow) {
    return acting.asEngine(
        () -> {
          Task task = tasks.createTaskQuery().taskId(taskOfWindow).singleResult();
          return awaitedIn(task.getProcessInstanceId());
        });
  }

  List<Awaited> awaitedIn(String processInstanceId) {
    return acting.asEngine(
        () ->
            tasks.createTaskQuery().processInstanceId(processInstanceId).list().stream()
                .map(task -> new Awaited(task.getId(), who(task), group(task)))
                .filter(awaited -> !SECRETARIAT.equals(awaited.who()))
                .toList());
  }

  @Override
  public void hand(Awaited awaited, String to) {
    acting.asEngine(
        () -> {
          tasks.setAssignee(awaited.taskId(), to);
          return null;
        });
  }

  @Override
  public void ask(String taskOfWindow, String who) {
    acting.asEngine(
        () -> {
          Task task = tasks.createTaskQuery().taskId(taskOfWindow).singleResult();
          UserTask asked = askedBeside(task);
          putBeside(task, asked, who);
          return null;
        });
  }

  /** The application's own work: by REST nobody puts a case to another step. */
  private void putBeside(Task task, UserTask asked, String who) {
    var each = (MultiInstanceLoopCharacteristics) asked.getLoopCharacteristics();
    ReleaseDoor.through(
        () -> {
          runtime
              .createProcessInstanceModification(task.getProcessInstanceId())
              .startBeforeActivity(asked.getId())
              .setVariableLocal(each.getCamundaElementVariable(), who)
              .execute();
          return null;
        });
  }

  /** The task of the same window that everybody who is asked has. */
  private UserTask askedBeside(Task task) {
    BpmnModelInstance diagram = repository.getBpmnModelInstance(task.getProcessDefinitionId());
    ModelElementInstance window =
        diagram.getModelElementById(task.getTaskDefinitionKey()).getParentElement();
    return window.getChildElementsByType(UserTask.class).stream()
        .filter(each -> each.getLoopCharacteristics() != null)
        .findFirst()
        .orElseThrow();
  }

  @Override
  public void due(String taskOfWindow, Instant due) {
    for (Awaited awaited : awaited(taskOfWindow))
      acting.asEngine(
          () -> {
            Task task = tasks.createTaskQuery().taskId(awaited.taskId()).singleResult();
            task.setDueDate(Date.from(due));
            tasks.saveTask(task);
            return null;
          });
  }

  private String group(Task task) {
    return candidates(task).stream().findFirst().orElse("");
  }

  private String who(Task task) {
    if (task.getAssignee() != null && !candidates(task).contains(SECRETARIAT))
      return task.getAssignee();
    Set<String> groups = candidates(task);
    return groups.contains(SECRETARIAT) ? SECRETARIAT : groups.stream().findFirst().orElse("");
  }

  private Set<String> candidates(Task task) {
    return tasks.getIdentityLinksForTask(task.getId()).stream()
        .filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()))
        .map(IdentityLink::getGroupId)
        .filter(java.util.Objects::nonNull)
        .collect(java.util.stream.Collectors.toSet());
  }
}
