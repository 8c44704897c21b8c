package org.canvasgate.engine;

import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.Date;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.canvasgate.form.Drafts;
import org.canvasgate.form.HandedIn;
import org.canvasgate.form.Refusal;
import org.canvasgate.form.Submission;
import org.canvasgate.form.TaskContext;
import org.canvasgate.form.TaskForm;
import org.canvasgate.form.TaskGuard;
import org.canvasgate.form.TaskGuard.Audience;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Where the engine and the forms' Java sides meet: finds the {@link TaskForm} of a form id, tells
 * it which task it is about, and writes the facts it returns.
 */
final class FormDesk {
  /** The fact that becomes the case's business key. */
  static final String PROPOSAL_ID = "proposalId";

  /** Read alike in both languages. */
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  private final ObjectProvider<TaskForm> beans;
  private final ObjectProvider<TaskGuard> guards;
  private volatile Map<String, TaskForm> forms;

  private final SubmittedValues values;
  private final ObjectProvider<Drafts> drafts;
  private final ObjectProvider<HandedIn> handedIn;

  FormDesk(
      ObjectProvider<TaskForm> beans,
      ObjectProvider<TaskGuard> guards,
      SubmittedValues values,
      ObjectProvider<Drafts> drafts,
      ObjectProvider<HandedIn> handedIn) {
    this.beans = beans;
    this.guards = guards;
    this.values = values;
    this.drafts = drafts;
    this.handedIn = handedIn;
  }

  Set<String> ids() {
    return forms().keySet();
  }

  TaskForm form(String id) {
    TaskForm form = forms().get(id);
    if (form == null) throw new IllegalStateException("No room owns the form '" + id + "'.");
    return form;
  }

  private Map<String, TaskForm> forms() {
    if (forms == null)
      forms =
          beans.stream().collect(Collectors.toUnmodifiableMap(TaskForm::id, Function.identity()));
    return forms;
  }

  /** Takes what was handed for a task that is being completed. */
  void take(String formId, TaskEntity task) {
    if (HandedSubmission.withdraws(task.getId())) return;
    refuseStranger(task);
    Map<String, ?> handed =
        HandedSubmission.forTarget(task.getId())
            .orElseThrow(() -> new Refusal("form.no-submission"));
    TaskContext context = context(task);
    noteOnce(task.getId(), context.proposalId());
    Audience audience = Audiences.of(task);
    guards.forEach(guard -> guard.take(context, audience));
    Map<String, Object> facts = submit(form(formId), context, handed);
    guards.forEach(guard -> guard.taken(context, audience));
    if (!facts.isEmpty()) task.getExecution().getProcessInstance().setVariables(facts);
  }

  /** Takes what was handed for a process that is being started. */
  void take(String formId, ExecutionEntity start) {
    Map<String, ?> handed =
        HandedSubmission.forTarget(start.getProcessDefinitionId())
            .orElseThrow(() -> new Refusal("form.no-submission"));
    Map<String, Object> facts =
        submit(form(formId), startContext(start.getActivityId(), start.getVariables()), handed);
    start.getProcessInstance().setVariables(facts);
    if (facts.get(PROPOSAL_ID) instanceof String proposal) start.setProcessBusinessKey(proposal);
    Attempt.place().ifPresent(place -> noteOnce(place, (String) facts.get(PROPOSAL_ID)));
    String user = signedIn();
    if (user != null) drafts.ifAvailable(kept -> kept.handedIn(user, startOf(start)));
  }

  /** Whoever sends the same a second time, because they saw no answer, is told that it arrived. */
  private void noteOnce(String place, String proposalId) {
    String user = signedIn();
    HandedIn book = handedIn.getIfAvailable();
    if (user == null || book == null) return;
    book.note(user, place, proposalId)
        .ifPresent(
            earlier -> {
              throw arrived(place, earlier);
            });
  }

  private static Refusal arrived(String place, HandedIn.Earlier earlier) {
    String at = MINUTE.format(earlier.at().atZone(EngineConfiguration.ZONE));
    return place.startsWith(HandedIn.START)
        ? new Refusal("form.case-already-begun", at, earlier.proposalId())
        : new Refusal("form.already-handed-in", at);
  }

  private static String startOf(ExecutionEntity start) {
    return Drafts.START + start.getProcessDefinition().getKey();
  }

  /**
   * A task has ended, or has somebody else from now on.
   *
   * @param nowWith null where it has ended
   */
  void left(String taskId, String nowWith) {
    drafts.ifAvailable(kept -> kept.left(taskId, nowWith));
  }

  /**
   * Asks whether a task may be shown to whoever is signed in.
   *
   * @throws Refusal where it is somebody else's, or kept from this reader
   */
  void refuseReader(TaskEntity task) {
    refuseStranger(task);
    if (signedIn() == null) return;
    TaskContext context = context(task);
    Audience audience = Audiences.of(task);
    guards.forEach(guard -> guard.show(context, audience));
  }

  /**
   * Somebody submits a task that they cannot answer: its window has closed, it was answered in
   * another tab, or it was taken from them.
   *
   * @param ended whether nobody can answer it any more
   * @throws Refusal with the reason as far as it is known; always where the task has ended
   */
  void refuseGone(String taskId, boolean ended) {
    String user = signedIn();
    HandedIn book = handedIn.getIfAvailable();
    if (user != null && book != null)
      book.earlier(user, taskId)
          .ifPresent(
              earlier -> {
                throw arrived(taskId, earlier);
              });
    guards.forEach(guard -> guard.gone(taskId, user));
    if (ended) throw new Refusal("form.task-gone");
  }

  /**
   * What a form shows, with what the reader had written into it before.
   *
   * @param place as {@link Drafts} names it
   */
  Map<String, Object> view(String formId, TaskContext task, String place, Locale locale) {
    TaskForm form = form(formId);
    Map<String, Object> shown = form.view(task, locale);
    Drafts kept = drafts.getIfAvailable();
    if (kept == null || signedIn() == null) return shown;
    if (task.taskId() != null && !signedIn().equals(task.assignee())) return shown;
    var withDraft = new HashMap<>(shown);
    kept.kept(signedIn(), place)
        .forEach(
            (field, value) -> {
              if (form.fields().contains(field)) withDraft.put(field, value);
            });
    return withDraft;
  }

  /**
   * A task that is somebody's is answered by that person alone, whatever rights others have: an
   * administrator must not be able to cast a member's ballot.
   */
  static void refuseStranger(TaskEntity task) {
    String user = signedIn();
    if (user != null && task.getAssignee() != null && !task.getAssignee().equals(user))
      throw new Refusal("form.not-yours");
  }

  static TaskContext context(TaskEntity task) {
    String user = signedIn();
    return new TaskContext(
        task.getId(),
        task.getTaskDefinitionKey(),
        task.getExecution().getProcessBusinessKey(),
        user == null ? task.getAssignee() : user,
        task.getAssignee(),
        Collections.unmodifiableMap(new HashMap<>(task.getVariables())));
  }

  static TaskContext startContext(String step, Map<String, Object> facts) {
    return new TaskContext(
        null, step, null, signedIn(), null, Collections.unmodifiableMap(new HashMap<>(facts)));
  }

  /** Null where the engine acts by itself. */
  static String signedIn() {
    CommandContext command = Context.getCommandContext();
    return command == null ? null : command.getAuthenticatedUserId();
  }

  private Map<String, Object> submit(TaskForm form, TaskContext task, Map<String, ?> handed) {
    var submission = new Submission(values.plain(handed));
    submission.allowOnly(form.fields());
    Map<String, Object> facts = form.submit(task, submission);
    if (facts == null) return Map.of();
    facts.forEach((name, value) -> checkFact(form, name, value));
    return facts;
  }

  private static void checkFact(TaskForm form, String name, Object value) {
    if (!form.facts().contains(name))
      throw new IllegalStateException(
          "The form '" + form.id() + "' returns the fact '" + name + "' that it does not declare.");
    if (value != null
        && !(value instanceof String
            || value instanceof Boolean
            || value instanceof Integer
            || value instanceof Double
            || value instanceof Date))
      throw new IllegalStateException(
          "The fact '" + name + "' is a " + value.getClass().getName() + ": not a routing fact.");
  }
}
