package org.canvasgate.tracking.process;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.canvasgate.engine.Acting;
import org.canvasgate.engine.CaseEnd;
import org.canvasgate.tracking.CaseFlow;
import org.springframework.stereotype.Component;

/**
 * Asks the engine where a case stands. In the engine's name: whether somebody may see a case is
 * decided by the pages before they ask, and a task's name and due date are all that they get.
 */
@Component
class EngineCaseFlow implements CaseFlow {
  private static final String WHOLE_WAY = "service-evaluation";

  /** A step offered to single people is the chair's, whoever takes it. */
  private static final String CHAIRS = "chairs";

  private static final String KOREAN_NAME = "name.ko";

  private final TaskService tasks;
  private final RuntimeService runtime;
  private final RepositoryService repository;
  private final Acting acting;
  private final CaseEnd end;

  EngineCaseFlow(
      TaskService tasks,
      RuntimeService runtime,
      RepositoryService repository,
      Acting acting,
      CaseEnd end) {
    this.tasks = tasks;
    this.runtime = runtime;
    this.repository = repository;
    this.acting = acting;
    this.end = end;
  }

  @Override
  public List<Waiting> waiting(String proposalId, Locale locale) {
    return acting.asEngine(
        () -> {
          Map<String, List<Task>> steps = new LinkedHashMap<>();
          tasks
              .createTaskQuery()
              .processInstanceBusinessKey(proposalId)
              .orderByTaskCreateTime()
              .asc()
              .list()
              .forEach(
                  task ->
                      steps
                          .computeIfAbsent(task.getTaskDefinitionKey(), k -> new ArrayList<>())
                          .add(task));
          return steps.values().stream().map(step -> waiting(step, locale)).toList();
        });
  }

  private Waiting waiting(List<Task> step, Locale locale) {
    TreeSet<String> users = new TreeSet<>();
    TreeSet<String> groups = new TreeSet<>();
    for (Task task : step) {
      if (task.getAssignee() != null) users.add(task.getAssignee());
      else
        tasks.getIdentityLinksForTask(task.getId()).stream()
            .filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()))
            .forEach(
                link -> {
                  if (link.getGroupId() != null) groups.add(link.getGroupId());
                  if (link.getUserId() != null) {
                    groups.add(CHAIRS);
                    users.add(link.getUserId());
                  }
                });
    }
    Instant due =
        step.stream()
            .map(Task::getDueDate)
            .filter(Objects::nonNull)
            .map(Date::toInstant)
            .min(Instant::compareTo)
            .orElse(null);
    Task first = step.get(0);
    // Not cut from the id: the engine leaves a long key out of it.
    String process = repository.getProcessDefinition(first.getProcessDefinitionId()).getKey();
    return new Waiting(
        process,
        first.getTaskDefinitionKey(),
        name(first, locale),
        List.copyOf(users),
        List.copyOf(groups),
        step.size(),
        due);
  }

  @Override
  public boolean failed(String proposalId) {
    return acting.asEngine(
        () ->
            runtime
                    .createProcessInstanceQuery()
                    .processInstanceBusinessKey(proposalId)
                    .withIncident()
                    .count()
                > 0);
  }

  @Override
  public List<OwnTask> tasksOf(String user, List<String> groups, Locale locale, int most) {
    return acting.asEngine(
        () -> {
          List<Task> own = ownTasks(user, groups).orderByDueDate().asc().listPage(0, most);
          Map<String, String> proposals = businessKeys(own);
          return own.stream()
              .map(
                  task ->
                      new OwnTask(
                          task.getId(),
                          proposals.get(task.getProcessInstanceId()),
                          name(task, locale),
                          task.getDueDate() == null ? null : task.getDueDate().toInstant()))
              .toList();
        });
  }

  private Map<String, String> businessKeys(List<Task> own) {
    Map<String, String> keys = new LinkedHashMap<>();
    if (own.isEmpty()) return keys;
    var ids = new java.util.HashSet<String>();
    own.forEach(task -> ids.add(task.getProcessInstanceId()));
    runtime
        .createProcessInstanceQuery()
        .processInstanceIds(ids)
        .list()
        .forEach(instance -> keys.put(instance.getId(), instance.getBusinessKey()));
    return keys;
  }

  @Override
  public long taskCount(String user, List<String> groups) {
    return acting.asEngine(() -> ownTasks(user, groups).count());
  }

  private TaskQuery ownTasks(String user, List<String> groups) {
    TaskQuery query = tasks.createTaskQuery().or().taskAssignee(user).taskCandidateUser(user);
    if (!groups.isEmpty()) query.taskCandidateGroupIn(groups);
    return query.endOr();
  }

  @Override
  public String instance(String proposalId) {
    return acting.asEngine(
        () ->
            runtime
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(proposalId, WHOLE_WAY)
                .list()
                .stream()
                .map(ProcessInstance::getId)
                .findFirst()
                .orElse(null));
  }

  @Override
  public boolean withdraw(String proposalId) {
    return end.withdraw(proposalId);
  }

  /** The name that the diagram gives a step: English, and Korean among its properties. */
  private String name(Task task, Locale locale) {
    if (!Locale.KOREAN.getLanguage().equals(locale.getLanguage())) return task.getName();
    var element =
        repository
            .getBpmnModelInstance(task.getProcessDefinitionId())
            .getModelElementById(task.getTaskDefinitionKey());
    if (!(element instanceof BaseElement step) || step.getExtensionElements() == null)
      return task.getName();
    return step
        .getExtensionElements()
        .getElementsQuery()
        .filterByType(CamundaProperties.class)
        .list()
        .stream()
        .flatMap(properties -> properties.getCamundaProperties().stream())
        .filter(property -> KOREAN_NAME.equals(property.getCamundaName()))
        .map(CamundaProperty::getCamundaValue)
        .findFirst()
        .orElse(task.getName());
  }
}
