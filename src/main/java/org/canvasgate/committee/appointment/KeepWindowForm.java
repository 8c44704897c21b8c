package org.canvasgate.committee.appointment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.canvasgate.committee.CaseRound;
import org.canvasgate.committee.Members;
import org.canvasgate.committee.Panel;
import org.canvasgate.committee.Panels;
import org.canvasgate.committee.Seat;
import org.canvasgate.committee.Step;
import org.canvasgate.committee.Window;
import org.canvasgate.committee.WindowTasks;
import org.canvasgate.committee.WindowTasks.Awaited;
import org.canvasgate.committee.Windows;
import org.canvasgate.committee.Wording;
import org.canvasgate.committee.appointment.Candidate.Cause;
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
  private final PanelProposals proposals;
  private final Wording wording;
  private final Clock clock;

  KeepWindowForm(
      Windows windows,
      WindowTasks tasks,
      Panels panels,
      Members members,
      PanelProposals proposals,
      Wording wording,
      Clock clock) {
    this.windows = windows;
    this.tasks = tasks;
    this.panels = panels;
    this.members = members;
    this.proposals = proposals;
    this.wording = wording;
    this.clock = clock;
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
    view.put(
        "awaited",
        Stream.concat(
                awaited.stream().map(a -> option(a.who(), shown(a.who()))),
                vacant(task, step).stream()
                    .map(who -> option(who, wording.say("appointment.vacant", locale, shown(who)))))
            .toList());
    view.put("awaitedCount", awaited.size());
    view.put(
        "substitutes",
        (step.asksPanel()
                ? candidates(task).stream()
                    .filter(AppointPanelForm::mayBeChosen)
                    .map(Candidate::member)
                : members.in("bodies").stream().map(Members.Member::id))
            .map(who -> option(who, shown(who)))
            .toList());
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
    Map<String, Awaited> open =
        tasks.awaited(task.taskId()).stream()
            .collect(Collectors.toMap(Awaited::who, Function.identity(), (one, same) -> one));
    List<String> vacant = vacant(task, step);
    String member =
        submission.choice("member", oneOf(id -> open.containsKey(id) || vacant.contains(id)));
    String substitute = submission.choice("substitute", oneOf(id -> known(step, id)));
    if (member != null && substitute != null) {
      if (step.asksPanel()) mayTakeASeat(task, submission, substitute);
      else speaksFor(submission, open.get(member), substitute);
    }
    submission.check();
    if (step.asksPanel()) panels.substitute(round(task), member, substitute);
    if (open.containsKey(member)) tasks.hand(open.get(member), substitute);
    else tasks.ask(task.taskId(), substitute);
    return Map.of("windowAction", "substitute");
  }

  /** Those whose place is empty because they were recused; only a panel has places. */
  private List<String> vacant(TaskContext task, Step step) {
    return step.asksPanel() ? panels.of(round(task)).vacant() : List.of();
  }

  private boolean known(Step step, String id) {
    return (step.asksPanel() ? members.all() : members.in("bodies"))
        .stream().anyMatch(member -> member.id().equals(id));
  }

  /** A substitute is held to the same as whoever is appointed. */
  private void mayTakeASeat(TaskContext task, Submission submission, String substitute) {
    Panel panel = panels.of(round(task));
    if (panel.seats().stream().anyMatch(seat -> seat.member().equals(substitute)))
      submission.problem("substitute", "committee.already-on-panel", members.name(substitute));
    candidates(task).stream()
        .filter(candidate -> candidate.member().equals(substitute))
        .flatMap(candidate -> candidate.bars().stream())
        .filter(bar -> bar.cause() != Cause.LOAD)
        .forEach(
            bar ->
                submission.problem(
                    "substitute", "appointment.barred", members.name(substitute), bar.sentence()));
  }

  /** Only a representative of the same body can answer in its name. */
  private void speaksFor(Submission submission, Awaited awaited, String substitute) {
    if (members.in(awaited.group()).stream().noneMatch(m -> m.id().equals(substitute)))
      submission.problem(
          "substitute", "committee.not-of-the-body", members.name(substitute), awaited.group());
  }

  /** Members who have no place on the panel yet. */
  private List<Candidate> candidates(TaskContext task) {
    List<String> seated = panels.of(round(task)).seats().stream().map(Seat::member).toList();
    return proposals.candidates(
        task.proposalId(),
        until(task),
        Set.of(),
        members.all().stream().filter(member -> !seated.contains(member.id())).toList());
  }

  /** Until when the window lasts; where that has passed, late answers are awaited today. */
  private LocalDate until(TaskContext task) {
    LocalDate today = LocalDate.now(clock);
    return task.facts().get("windowDue") instanceof Date due
            && due.toInstant().atZone(clock.getZone()).toLocalDate().isAfter(today)
        ? due.toInstant().atZone(clock.getZone()).toLocalDate()
        : today;
  }

  private static Function<String, String> oneOf(Predicate<String> allowed) {
    return text -> {
      if (!allowed.test(text)) throw new IllegalArgumentException(text);
      return text;
    };
  }

  private String shown(String who) {
    return members.find(who).map(Members.Member::shown).orElse(who);
  }

  private static Map<String, Object> option(String who, String label) {
    return Map.of("label", label, "value", who);
  }

  private static Step step(TaskContext task) {
    return Step.of(task.text("window").orElseThrow());
  }

  private static CaseRound round(TaskContext task) {
    return CaseRound.of(task.proposalId(), step(task).gate(), task.facts());
  }
}
