package org.canvasgate.committee;

import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.canvasgate.committee.WindowTasks.Awaited;
import org.canvasgate.form.Submission;
import org.canvasgate.form.TaskContext;
import org.canvasgate.form.TaskForm;
import org.springframework.stereotype.Component;

/** The secretariat keeps a window: gives more time, puts a substitute in, or closes it early. */
@Component
class KeepWindowForm implements TaskForm {
  /** Nobody needs more at once; a longer wait is a second decision. */
  private static final int MOST_DAYS = 20;

  private enum Action {
    EXTEND,
    SUBSTITUTE,
    CLOSE;

    static Action of(String key) {
      return valueOf(key.toUpperCase(Locale.ROOT));
    }
  }

  private final Windows windows;
  private final WindowTasks tasks;
  private final Panels panels;
  private final Members members;

  KeepWindowForm(Windows windows, WindowTasks tasks, Panels panels, Members members) {
    this.windows = windows;
    this.tasks = tasks;
    this.panels = panels;
    this.members = members;
  }

  @Override
  public String id() {
    return "keep-window";
  }

  @Override
  public Set<String> fields() {
    return Set.of("action", "days", "member", "substitute", "reason");
  }

  @Override
  public Set<String> facts() {
    return Set.of(
        "windowAction", "windowDue", "windowReminder", "windowGrace", "windowExtensionsLeft");
  }

  @Override
  public Map<String, Object> view(TaskContext task, Locale locale) {
    Step step = step(task);
    List<Awaited> awaited = tasks.awaited(task.taskId());
    Map<String, Object> view = new HashMap<>();
    view.put("awaited", awaited.stream().map(a -> option(a.who())).toList());
    view.put("awaitedCount", awaited.size());
    view.put("substitutes", substitutes(task, step).stream().map(this::option).toList());
    view.put("extensionsLeft", task.facts().get("windowExtensionsLeft"));
    return view;
  }

  @Override
  public Map<String, Object> submit(TaskContext task, Submission submission) {
    Action action = submission.choice("action", Action::of);
    String reason = submission.text("reason");
    submission.check();
    windows.note(round(task), action.name().toLowerCase(Locale.ROOT), reason, task.user());
    return switch (action) {
      case EXTEND -> extend(task, submission);
      case SUBSTITUTE -> substitute(task, submission);
      case CLOSE -> Map.of("windowAction", "close");
    };
  }

  private Map<String, Object> extend(TaskContext task, Submission submission) {
    Integer days = submission.wholeNumber("days", 1, MOST_DAYS);
    submission.check();
    Window window = windows.extend(round(task), days);
    tasks.due(task.taskId(), window.due());
    return Map.of(
        "windowAction", "extend",
        "windowDue", Date.from(window.due()),
        "windowReminder", Date.from(window.reminder()),
        "windowGrace", Date.from(window.grace()),
        "windowExtensionsLeft", window.extensionsLeft());
  }

  private Map<String, Object> substitute(TaskContext task, Submission submission) {
    Step step = step(task);
    List<Awaited> open = tasks.awaited(task.taskId());
    Awaited awaited = submission.choice("member", oneOf(open, Awaited::who));
    String substitute =
        submission.choice("substitute", oneOf(substitutes(task, step), Function.identity()));
    if (awaited != null && substitute != null && !speaksFor(step, awaited, substitute))
      submission.problem(
          "substitute", "committee.not-of-the-body", members.name(substitute), awaited.group());
    submission.check();
    if (step.asksPanel()) panels.substitute(round(task), awaited.who(), substitute);
    tasks.hand(awaited, substitute);
    return Map.of("windowAction", "substitute");
  }

  /** Only a representative of the same body can answer in its name. */
  private boolean speaksFor(Step step, Awaited awaited, String substitute) {
    return step.asksPanel()
        || members.in(awaited.group()).stream().anyMatch(m -> m.id().equals(substitute));
  }

  /** Members who may take a seat; for a body's answer, those who represent bodies. */
  private List<String> substitutes(TaskContext task, Step step) {
    if (!step.asksPanel()) return members.in("bodies").stream().map(Members.Member::id).toList();
    List<String> seated = panels.of(round(task)).seats().stream().map(Seat::member).toList();
    String planner = task.text("planner").orElse("");
    return members.all().stream()
        .map(Members.Member::id)
        .filter(id -> !seated.contains(id) && !id.equals(planner))
        .toList();
  }

  private static <T> Function<String, T> oneOf(List<T> allowed, Function<T, String> key) {
    return text ->
        allowed.stream()
            .filter(each -> key.apply(each).equals(text))
            .findFirst()
            .orElseThrow(IllegalArgumentException::new);
  }

  private Map<String, Object> option(String who) {
    String label = members.find(who).map(Members.Member::shown).orElse(who);
    return Map.of("label", label, "value", who);
  }

  private static Step step(TaskContext task) {
    return Step.of(task.text("window").orElseThrow());
  }

  private static CaseRound round(TaskContext task) {
    return CaseRound.of(task.proposalId(), step(task).gate(), task.facts());
  }
}
