package org.canvasgate.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.canvasgate.committee.CaseTasks;
import org.canvasgate.form.TaskGuard.Audience;
import org.springframework.stereotype.Component;

/** Finds a case's tasks in all its processes, by the business key. */
@Component
class EngineCaseTasks implements CaseTasks {
  private final TaskService tasks;
  private final ProcessEngineConfigurationImpl engine;
  private final Acting acting;

  EngineCaseTasks(TaskService tasks, ProcessEngineConfigurationImpl engine, Acting acting) {
    this.tasks = tasks;
    this.engine = engine;
    this.acting = acting;
  }

  /** As one command, so that {@link Refusals} tries it again after a collision. */
  @Override
  public void together(Runnable change) {
    engine
        .getCommandExecutorTxRequired()
        .execute(
            command -> {
              change.run();
              return null;
            });
  }

  @Override
  public List<String> withdraw(String proposalId, String person) {
    List<String> taken = new ArrayList<>();
    asEngine(
        () -> {
          for (Task found :
              tasks
                  .createTaskQuery()
                  .processInstanceBusinessKey(proposalId)
                  .taskAssignee(person)
                  .list()) {
            TaskEntity task = (TaskEntity) found;
            // Whoever steps aside in a form ends this task by submitting it.
            if (HandedSubmission.forTarget(task.getId()).isPresent()) continue;
            if (Audiences.asksPanel(task)) {
              HandedSubmission.withdrawing(task.getId(), task::complete);
              taken.add(task.getId());
            } else if (Audiences.of(task) != Audience.PARTY) {
              tasks.setAssignee(task.getId(), null);
              taken.add(task.getId());
            }
          }
        });
    return taken;
  }

  @Override
  public void reseatChair(String proposalId, List<String> chairs) {
    asEngine(
        () ->
            tasks.createTaskQuery().processInstanceBusinessKey(proposalId).list().stream()
                .map(TaskEntity.class::cast)
                .filter(task -> Audiences.of(task) == Audience.CHAIR)
                .forEach(task -> offer(task, chairs)));
  }

  private void offer(TaskEntity task, List<String> chairs) {
    if (task.getAssignee() != null && !chairs.contains(task.getAssignee()))
      tasks.setAssignee(task.getId(), null);
    List<IdentityLink> candidates =
        tasks.getIdentityLinksForTask(task.getId()).stream()
            .filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()))
            .toList();
    // A case that began under an older diagram offers the task to the whole group.
    if (candidates.stream().anyMatch(link -> Audiences.CHAIRS_GROUP.equals(link.getGroupId())))
      tasks.deleteCandidateGroup(task.getId(), Audiences.CHAIRS_GROUP);
    Set<String> offered =
        candidates.stream()
            .map(IdentityLink::getUserId)
            .filter(java.util.Objects::nonNull)
            .collect(Collectors.toSet());
    offered.stream()
        .filter(person -> !chairs.contains(person))
        .forEach(person -> tasks.deleteCandidateUser(task.getId(), person));
    chairs.stream()
        .filter(person -> !offered.contains(person))
        .forEach(person -> tasks.addCandidateUser(task.getId(), person));
  }

  /** In one command, so that tasks can be read as they are drawn. */
  private void asEngine(Runnable work) {
    acting.asEngine(
        () -> {
          together(work);
          return null;
        });
  }
}
