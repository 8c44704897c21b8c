package org.canvasgate.diagram.trial;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.management.JobDefinition;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.canvasgate.diagram.trial.FactsOfCase.Visit;
import org.canvasgate.diagram.trial.TablesHeard.Asked;
import org.canvasgate.diagram.trial.TrialResult.Unanswered;
import org.canvasgate.diagram.trial.TrialStep.Place;
import org.canvasgate.engine.Acting;
import org.canvasgate.form.Problem;
import org.canvasgate.form.Refusal;

/**
 * One playing of the invented case, from the proposal until it ends, comes round to its second year
 * of operation, or stops. Within a transaction that is rolled back.
 *
 * <p>The clock stays where it is, because it is everybody's: a timer is fired by hand when nothing
 * else can happen, the nearest first.
 */
final class TrialRun {
  /** No case of ours has so many steps: beyond, a diagram goes round in circles. */
  private static final int MOST_STEPS = 400;

  /** In nanoseconds; other people's deployments and verdicts may have to wait so long. */
  private static final long LONGEST = 60_000_000_000L;

  /** Tasks that are there in case somebody wants them. */
  private static final Set<String> OPTIONAL_FORMS = Set.of("keep-window", "report-figures");

  /** PostgreSQL's state for a row that there may be only one of. */
  private static final String WRITTEN_TWICE = "23505";

  private static final String LATE = "decide-late";

  private final TrialScript script;
  private final TrialCast cast;
  private final FactsOfCase view;
  private final TablesHeard tables;
  private final TaskService tasks;
  private final FormService forms;
  private final ManagementService jobs;
  private final Acting acting;

  private final List<TrialStep> steps = new ArrayList<>();
  private final Set<String> seen = new HashSet<>();
  private final Set<String> open = new HashSet<>();
  private final Map<String, Integer> times = new HashMap<>();
  private final List<Unanswered> unanswered = new ArrayList<>();
  private Map<String, String> facts = new TreeMap<>();
  private String proposalId;
  private Place at;

  TrialRun(
      TrialScript script,
      TrialCast cast,
      FactsOfCase view,
      TablesHeard tables,
      TaskService tasks,
      FormService forms,
      ManagementService jobs,
      Acting acting) {
    this.script = script;
    this.cast = cast;
    this.view = view;
    this.tables = tables;
    this.tasks = tasks;
    this.forms = forms;
    this.jobs = jobs;
    this.acting = acting;
  }

  TrialResult play() {
    long began = System.nanoTime();
    String end;
    List<Problem> problems = List.of();
    String technical = null;
    try {
      end = playOn(began);
      if (end.equals("stuck")) problems = List.of(new Problem("", "trial.stuck"));
      if (end.equals("long")) problems = List.of(new Problem("", "trial.long", steps.size()));
    } catch (RuntimeException failed) {
      noteUnanswered(at, tables.take());
      Optional<Refusal> refusal = Refusal.in(failed);
      end = refusal.isPresent() ? "refused" : "failed";
      problems = refusal.map(Refusal::problems).orElseGet(() -> List.of(why(failed)));
      technical = refusal.isPresent() ? null : words(failed);
    }
    boolean through = end.equals("ended") || end.equals("running");
    return new TrialResult(
        script,
        steps,
        end,
        through || at == null ? null : at.process(),
        through || at == null ? null : at.element(),
        problems,
        unanswered,
        technical,
        (System.nanoTime() - began) / 1_000_000);
  }

  private String playOn(long began) {
    proposalId = cast.begin();
    note("begun", firstVisit(), null, Map.of());
    while (steps.size() < MOST_STEPS && System.nanoTime() - began < LONGEST) {
      if (ranJob() || answeredTask()) continue;
      List<Task> left = openTasks();
      if (left.isEmpty() && waitingJobs().isEmpty())
        return standing().isEmpty() ? "ended" : stuck(left);
      if (cameRound(left)) return "running";
      if (figuresReported(left) || firedTimer()) continue;
      return stuck(left);
    }
    return "long";
  }

  private Place firstVisit() {
    return view.visits(proposalId).stream().findFirst().map(Visit::place).orElse(null);
  }

  private String stuck(List<Task> left) {
    at =
        left.isEmpty()
            ? standing().stream().findFirst().orElse(at)
            : new Place(process(left.get(0)), left.get(0).getTaskDefinitionKey());
    return "stuck";
  }

  // --- what can happen, in the order in which it is tried

  private boolean ranJob() {
    Optional<Job> ready =
        waitingJobs().stream().filter(job -> job.getDuedate() == null || !isTimer(job)).findFirst();
    ready.ifPresent(job -> run(job, "ran"));
    return ready.isPresent();
  }

  private boolean answeredTask() {
    for (Task task : openTasks()) {
      if (OPTIONAL_FORMS.contains(form(task)) && !task.getTaskDefinitionKey().startsWith(LATE))
        continue;
      String user = cast.actor(task);
      if (cast.silent(task, user, script)) continue;
      answer(task, user);
      return true;
    }
    return false;
  }

  /** In operation there is something to report each quarter; the script says when it is grave. */
  private boolean figuresReported(List<Task> left) {
    if (script != TrialScript.EARLY) return false;
    for (Task task : left)
      if ("report-figures".equals(form(task)) && times(task) == 0) {
        answer(task, cast.actor(task));
        return true;
      }
    return false;
  }

  private boolean firedTimer() {
    Optional<Job> next =
        waitingJobs().stream()
            .filter(job -> job.getDuedate() != null)
            .min(Comparator.comparing(Job::getDuedate));
    next.ifPresent(job -> run(job, "time"));
    return next.isPresent();
  }

  /** The first re-evaluation is over and the service runs on: from here on all repeats itself. */
  private boolean cameRound(List<Task> left) {
    return "2".equals(facts.get("cycle"))
        && left.stream().allMatch(task -> "report-figures".equals(form(task)));
  }

  private void answer(Task task, String user) {
    at = new Place(process(task), task.getTaskDefinitionKey());
    Map<String, Object> answer = cast.answer(proposalId, task, user, script, times(task));
    times.merge(task.getTaskDefinitionKey(), 1, Integer::sum);
    acting.as(user, () -> forms.submitTaskForm(task.getId(), answer));
    Map<String, String> said = new TreeMap<>();
    answer.forEach((field, value) -> said.put(field, FactsOfCase.text(value)));
    note("answered", at, user, said);
  }

  private int times(Task task) {
    return times.getOrDefault(task.getTaskDefinitionKey(), 0);
  }

  private void run(Job job, String what) {
    at = place(job);
    asEngine(
        () -> {
          jobs.executeJob(job.getId());
          return null;
        });
    note(what, at, null, Map.of());
  }

  // --- what is seen

  private void note(String what, Place where, String who, Map<String, String> answers) {
    List<Place> passed = new ArrayList<>();
    List<Place> waiting = new ArrayList<>();
    for (Visit visit : view.visits(proposalId)) {
      boolean isNew = seen.add(visit.id());
      boolean wasOpen = open.contains(visit.id());
      if (isNew || wasOpen && !visit.open()) passed.add(visit.place());
      if (visit.open()) open.add(visit.id());
      else open.remove(visit.id());
      if (visit.open()) waiting.add(visit.place());
    }
    for (Job job : waitingJobs()) if (!isTimer(job)) waiting.add(place(job));
    Map<String, String> after = asEngine(() -> view.facts(proposalId));
    List<Asked> asked = tables.take();
    noteUnanswered(where, asked);
    steps.add(
        new TrialStep(
            steps.size() + 1,
            what,
            where == null ? "" : where.process(),
            where == null ? "" : where.element(),
            who,
            answers,
            List.copyOf(passed),
            waiting.stream().distinct().toList(),
            asked,
            FactsOfCase.changed(facts, after)));
    facts = after;
  }

  private void noteUnanswered(Place where, List<Asked> asked) {
    for (Asked one : asked)
      if (one.unanswered() && unanswered.stream().noneMatch(known -> known.asked().equals(one)))
        unanswered.add(new Unanswered(where, one));
  }

  private List<Place> standing() {
    return view.visits(proposalId).stream().filter(Visit::open).map(Visit::place).toList();
  }

  private Place place(Job job) {
    return asEngine(
        () -> {
          JobDefinition drawn =
              jobs.createJobDefinitionQuery()
                  .jobDefinitionId(job.getJobDefinitionId())
                  .singleResult();
          return new Place(
              job.getProcessDefinitionKey(), drawn == null ? "" : drawn.getActivityId());
        });
  }

  private List<Task> openTasks() {
    return asEngine(
        () ->
            tasks
                .createTaskQuery()
                .processInstanceBusinessKey(proposalId)
                .initializeFormKeys()
                .orderByTaskCreateTime()
                .asc()
                .orderByTaskAssignee()
                .asc()
                .list());
  }

  private List<Job> waitingJobs() {
    List<Job> all = new ArrayList<>();
    asEngine(
        () -> {
          for (String process : view.processes(proposalId))
            all.addAll(jobs.createJobQuery().processInstanceId(process).withRetriesLeft().list());
          return null;
        });
    all.sort(Comparator.comparing(Job::getDuedate, Comparator.nullsFirst(Date::compareTo)));
    return all;
  }

  private static boolean isTimer(Job job) {
    return job instanceof org.camunda.bpm.engine.impl.persistence.entity.TimerEntity;
  }

  private String form(Task task) {
    return task.getCamundaFormRef() == null ? "" : task.getCamundaFormRef().getKey();
  }

  private String process(Task task) {
    return view.process(task.getProcessDefinitionId());
  }

  private <T> T asEngine(java.util.function.Supplier<T> call) {
    return acting.asEngine(call);
  }

  /** What an administrator can do something about; else that it failed. */
  private Problem why(Throwable failed) {
    Throwable cause = innermost(failed);
    if (cause instanceof SQLException error && WRITTEN_TWICE.equals(error.getSQLState()))
      return new Problem("", "trial.twice");
    String words = words(failed);
    for (Unanswered one : unanswered)
      if (words.contains(one.asked().table()))
        return new Problem("", "trial.no-rule-at", one.asked().table());
    return new Problem("", "trial.failed");
  }

  /** The innermost reason is the one that an administrator can do something about. */
  private static String words(Throwable failed) {
    Throwable cause = innermost(failed);
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }

  private static Throwable innermost(Throwable failed) {
    Throwable cause = failed;
    while (cause.getCause() != null && cause.getCause() != cause) cause = cause.getCause();
    return cause;
  }
}
