package org.canvasgate.sample;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.canvasgate.engine.Acting;
import org.canvasgate.engine.MovableClock;
import org.springframework.stereotype.Component;

/**
 * Where sample cases and rehearsals are played: people complete their tasks through the forms, in
 * their own name and with their own rights; jobs run when they are due; the clock can be put on.
 */
@Component
public class Stage {
  /** More jobs at one standstill than any case has: a sign of a loop in a diagram. */
  private static final int MOST_JOBS = 500;

  private final TaskService tasks;
  private final FormService forms;
  private final RuntimeService runtime;
  private final ManagementService management;
  private final Acting acting;
  private final MovableClock clock;

  Stage(
      TaskService tasks,
      FormService forms,
      RuntimeService runtime,
      ManagementService management,
      Acting acting,
      MovableClock clock) {
    this.tasks = tasks;
    this.forms = forms;
    this.runtime = runtime;
    this.management = management;
    this.acting = acting;
    this.clock = clock;
  }

  public MovableClock clock() {
    return clock;
  }

  public Acting acting() {
    return acting;
  }

  /** The open tasks of a case, by assignee. */
  public List<Task> open(String proposalId) {
    return acting.asEngine(
        () ->
            tasks
                .createTaskQuery()
                .processInstanceBusinessKey(proposalId)
                .initializeFormKeys()
                .orderByTaskAssignee()
                .asc()
                .list());
  }

  /** The open task of a step, for one person where several have one. */
  public Optional<Task> open(String proposalId, String step, String assignee) {
    return open(proposalId).stream()
        .filter(task -> task.getTaskDefinitionKey().equals(step))
        .filter(task -> assignee == null || assignee.equals(task.getAssignee()))
        .findFirst();
  }

  /** A person completes a task by submitting its form, then the case runs on to its next wait. */
  public void complete(String proposalId, Task task, String user, Map<String, Object> answer) {
    acting.as(user, () -> forms.submitTaskForm(task.getId(), answer));
    settle(proposalId);
  }

  /** Runs what is due now until the case waits for a person or for a later date. */
  public void settle(String proposalId) {
    for (int run = 0; run < MOST_JOBS; run++) {
      List<Job> due = jobs(proposalId).stream().filter(this::isDue).toList();
      if (due.isEmpty()) return;
      Job next = due.get(0);
      acting.asEngine(
          () -> {
            management.executeJob(next.getId());
            return null;
          });
    }
    throw new IllegalStateException("the case " + proposalId + " does not come to rest");
  }

  /** Puts the clock on to a moment, running each timer on its date on the way. */
  public void goTo(Instant moment, String proposalId) {
    while (true) {
      Optional<Instant> next =
          jobs(proposalId).stream()
              .map(Job::getDuedate)
              .filter(date -> date != null && !date.toInstant().isAfter(moment))
              .map(Date::toInstant)
              .min(Instant::compareTo);
      if (next.isEmpty()) break;
      if (next.get().isAfter(clock.instant())) clock.moveTo(next.get());
      settle(proposalId);
    }
    if (moment.isAfter(clock.instant())) clock.moveTo(moment);
  }

  void wait(Duration duration, String proposalId) {
    goTo(clock.instant().plus(duration), proposalId);
  }

  /** Whether the case has ended. */
  public boolean ended(String proposalId) {
    return acting.asEngine(
        () ->
            runtime.createProcessInstanceQuery().processInstanceBusinessKey(proposalId).count()
                == 0);
  }

  private List<Job> jobs(String proposalId) {
    return acting.asEngine(
        () ->
            runtime
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(proposalId)
                .list()
                .stream()
                .flatMap(
                    instance ->
                        management
                            .createJobQuery()
                            .processInstanceId(instance.getId())
                            .withRetriesLeft()
                            .orderByJobDuedate()
                            .asc()
                            .list()
                            .stream())
                .toList());
  }

  private boolean isDue(Job job) {
    return job.getDuedate() == null || !job.getDuedate().toInstant().isAfter(clock.instant());
  }

  /** The next date on which a timer of the case goes off. */
  public Optional<Instant> nextDate(String proposalId) {
    return jobs(proposalId).stream()
        .map(Job::getDuedate)
        .filter(java.util.Objects::nonNull)
        .map(Date::toInstant)
        .min(Instant::compareTo);
  }

  /** Whether a task still waits for somebody. */
  public boolean isOpen(Task task) {
    return acting.asEngine(() -> tasks.createTaskQuery().taskId(task.getId()).count() > 0);
  }

  /** The re-evaluation to which a task belongs, 0 before operation. */
  int cycle(Task task) {
    return fact(task, "cycle") instanceof Number n ? n.intValue() : 0;
  }

  /** A routing fact of the case that a task belongs to; null where there is none. */
  public Object fact(Task task, String name) {
    return acting.asEngine(
        () ->
            runtime
                .createVariableInstanceQuery()
                .processInstanceIdIn(task.getProcessInstanceId())
                .variableName(name)
                .list()
                .stream()
                .findFirst()
                .map(variable -> variable.getValue())
                .orElse(null));
  }
}
