package org.canvasgate.tracking.page.process;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.canvasgate.engine.Acting;
import org.canvasgate.engine.DiagramNames;
import org.canvasgate.tracking.Reader;
import org.canvasgate.tracking.page.Ahead;
import org.canvasgate.tracking.page.Due;
import org.springframework.stereotype.Component;

/** Asks in the engine's name: who may see a case was asked before. */
@Component
class EngineAhead implements Ahead {
  private static final String WHOLE_WAY = "service-evaluation";

  private final TaskService tasks;
  private final RuntimeService runtime;
  private final RepositoryService repository;
  private final DiagramNames names;
  private final Acting acting;
  private final Clock clock;

  EngineAhead(
      TaskService tasks,
      RuntimeService runtime,
      RepositoryService repository,
      DiagramNames names,
      Acting acting,
      Clock clock) {
    this.tasks = tasks;
    this.runtime = runtime;
    this.repository = repository;
    this.names = names;
    this.acting = acting;
    this.clock = clock;
  }

  @Override
  public List<Own> own(String proposalId, Reader reader, Locale locale) {
    return acting.asEngine(
        () -> {
          TaskQuery query =
              tasks
                  .createTaskQuery()
                  .processInstanceBusinessKey(proposalId)
                  .or()
                  .taskAssignee(reader.user())
                  .taskCandidateUser(reader.user());
          if (!reader.groups().isEmpty()) query.taskCandidateGroupIn(reader.groups());
          return query.endOr().list().stream()
              .sorted(
                  Comparator.comparing(
                      Task::getDueDate, Comparator.nullsLast(Comparator.naturalOrder())))
              .map(task -> new Own(task.getId(), name(task, locale), due(task)))
              .toList();
        });
  }

  private String name(Task task, Locale locale) {
    return Words.korean(locale)
        ? names
            .korean(task.getProcessDefinitionId(), task.getTaskDefinitionKey())
            .orElse(task.getName())
        : task.getName();
  }

  private Due due(Task task) {
    return Due.of(Optional.ofNullable(task.getDueDate()).map(Date::toInstant).orElse(null), now());
  }

  private Instant now() {
    return clock.instant();
  }

  @Override
  public List<Follows> follows(String proposalId, Locale locale) {
    return acting.asEngine(
        () -> {
          List<ProcessInstance> running =
              runtime.createProcessInstanceQuery().processInstanceBusinessKey(proposalId).list();
          Set<String> waiting = new LinkedHashSet<>();
          Set<Follows> follows = new LinkedHashSet<>();
          List<Task> open = tasks.createTaskQuery().processInstanceBusinessKey(proposalId).list();
          open.forEach(task -> waiting.add(task.getTaskDefinitionKey()));
          var way = new WayOn(repository, names, locale, waiting);
          for (Task task : open) {
            List<WayOn.Level> levels = levels(task.getProcessInstanceId(), running);
            // A condition is followed up beside the case and leads nowhere else.
            if (levels.isEmpty() || !WHOLE_WAY.equals(levels.get(levels.size() - 1).process()))
              continue;
            follows.addAll(way.from(task.getTaskDefinitionKey(), levels));
          }
          return List.copyOf(follows);
        });
  }

  /** The process that a task belongs to and those that called it, the innermost first. */
  private List<WayOn.Level> levels(String instance, List<ProcessInstance> running) {
    var levels = new java.util.ArrayList<WayOn.Level>();
    Optional<ProcessInstance> here = find(running, instance);
    while (here.isPresent()) {
      ProcessInstance process = here.get();
      String id = process.getProcessDefinitionId();
      levels.add(new WayOn.Level(id, repository.getProcessDefinition(id).getKey()));
      here =
          process.getRootProcessInstanceId().equals(process.getId())
              ? Optional.empty()
              : caller(process);
    }
    return levels;
  }

  private Optional<ProcessInstance> caller(ProcessInstance called) {
    return Optional.ofNullable(
        runtime.createProcessInstanceQuery().subProcessInstanceId(called.getId()).singleResult());
  }

  private static Optional<ProcessInstance> find(List<ProcessInstance> running, String id) {
    return running.stream().filter(instance -> instance.getId().equals(id)).findFirst();
  }
}
