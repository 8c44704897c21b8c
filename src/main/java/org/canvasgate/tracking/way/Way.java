package org.canvasgate.tracking.way;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.canvasgate.diagram.Drawing;

/**
 * The way of one case: a leg for each run of a process, the whole evaluation first. Public, as is
 * all that a template reads.
 *
 * @param legs in the order in which they began
 */
public record Way(List<Leg> legs) {
  private static final String WINDOW = "window-";

  /** Beside the answers it waits for, a window has a task to close it early: nobody waits there. */
  private static final String KEEP_WINDOW = "keep-window-";

  /** What the system does by itself is told only where it took unusually long. */
  private static final Duration UNUSUAL = Duration.ofDays(1);

  /** A window is opened a moment before its people are asked. */
  private static final Duration A_MOMENT = Duration.ofSeconds(2);

  /** The engine acts on a date a little after it. */
  private static final Duration AN_HOUR = Duration.ofHours(1);

  private static final Set<String> BY_PEOPLE =
      Set.of("userTask", "multiInstanceBody", "callActivity");
  private static final Set<String> BY_THE_SYSTEM =
      Set.of("serviceTask", "businessRuleTask", CaseSteps.AT_WORK);

  /** Where an element of the drawing stands in the way. */
  public enum State {
    NOW,
    LATE,
    DONE,
    STOPPED;

    /** The word in message keys and in the names of styles. */
    public String key() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /**
   * One run of one process.
   *
   * @param number counts from 1 within the case
   * @param definition the engine's id of the version that is drawn
   * @param repeat counts the runs of the same process from 1
   * @param repeats how many runs of the same process there are
   * @param caller number of the leg that led here; null where none did
   * @param to null while it runs
   * @param stops where it waited, in order
   * @param marks the state of each element that it came to
   * @param taken ids of the arrows it went along
   */
  public record Leg(
      int number,
      String definition,
      String process,
      int version,
      String name,
      int repeat,
      int repeats,
      Integer caller,
      Instant from,
      Instant to,
      List<Stop> stops,
      List<Mark> marks,
      List<String> taken) {}

  /**
   * Where a leg waited.
   *
   * @param to null while it waits
   * @param target until when it should be done; null where no date is set
   * @param answers how many have answered; null where only one is asked
   * @param missing how many are still asked; null where only one is asked
   * @param extensions how often the window was made longer
   * @param stopped whether it was ended from outside
   * @param system whether the system is at work, and no person is waited for
   * @param leadsTo number of the leg that it called; null where it called none
   */
  public record Stop(
      String element,
      String name,
      Instant from,
      Instant to,
      Instant target,
      Integer answers,
      Integer missing,
      int extensions,
      boolean stopped,
      boolean system,
      Integer leadsTo) {

    /** How long it took, or has lasted until now. */
    public Duration took(Instant now) {
      Duration took = Duration.between(from, end(now));
      return took.isNegative() ? Duration.ZERO : took;
    }

    /** How long was meant for it; null where no date is set. */
    public Duration meant() {
      return target == null ? null : Duration.between(from, target);
    }

    /** Whether its date itself ended it, as with a report that one may give until then. */
    public boolean endedByDate() {
      return stopped
          && target != null
          && Duration.between(target, to).abs().compareTo(AN_HOUR) <= 0;
    }

    /** How many days it ended, or is now, past its date, begun days counted; 0 where in time. */
    public long daysLate(Instant now) {
      if (target == null || !end(now).isAfter(target) || endedByDate()) return 0;
      Duration late = Duration.between(target, end(now));
      return late.toDays() + (late.equals(Duration.ofDays(late.toDays())) ? 0 : 1);
    }

    private Instant end(Instant now) {
      return to == null ? now : to;
    }
  }

  /**
   * What the drawing shows at an element.
   *
   * @param times how often the leg came to it
   * @param stop the last time it waited there; null where nobody is waited for
   */
  public record Mark(String element, State state, int times, Stop stop) {}

  /** The leg of that number. */
  public Optional<Leg> leg(int number) {
    return legs.stream().filter(leg -> leg.number() == number).findFirst();
  }

  /** The leg in which the case stands now: the one that was begun last of those that run. */
  public Leg current() {
    return legs.stream()
        .filter(leg -> leg.to() == null)
        .max(Comparator.comparingInt(Leg::number))
        .orElse(legs.get(0));
  }

  /**
   * Where the case stands, and nothing of how it came there, of times and of counts: the way that
   * somebody took tells of ratings and verdicts.
   */
  Way positionOnly() {
    return new Way(
        legs.stream()
            .filter(leg -> leg.to() == null)
            .map(
                leg ->
                    new Leg(
                        leg.number(),
                        leg.definition(),
                        leg.process(),
                        leg.version(),
                        leg.name(),
                        1,
                        1,
                        leg.caller(),
                        null,
                        null,
                        List.of(),
                        leg.marks().stream()
                            .filter(mark -> mark.state() == State.NOW || mark.state() == State.LATE)
                            .map(mark -> new Mark(mark.element(), State.NOW, 1, null))
                            .toList(),
                        List.of()))
            .toList());
  }

  /**
   * Draws the way.
   *
   * @param runs in the order in which they began
   * @param windows in the order in which they were opened
   * @param drawings the drawing of a version by the engine's id of it
   * @param now decides what is late
   */
  static Way of(
      List<CaseSteps.Run> runs,
      List<AskedWindow> windows,
      Function<String, Drawing> drawings,
      Instant now) {
    Map<String, Integer> numbers = new HashMap<>();
    for (CaseSteps.Run run : runs) numbers.put(run.id(), numbers.size() + 1);
    Map<String, Long> repeats =
        runs.stream().collect(Collectors.groupingBy(CaseSteps.Run::process, Collectors.counting()));
    Map<String, Integer> repeat = new HashMap<>();
    List<Leg> legs = new ArrayList<>();
    for (CaseSteps.Run run : runs) {
      Drawing drawing = drawings.apply(run.definition());
      List<Stop> stops = new ArrayList<>();
      List<Mark> marks = marks(run, windows, drawing, numbers, now, stops);
      legs.add(
          new Leg(
              numbers.get(run.id()),
              run.definition(),
              run.process(),
              drawing.version(),
              drawing.name(),
              repeat.merge(run.process(), 1, Integer::sum),
              repeats.get(run.process()).intValue(),
              numbers.get(run.caller()),
              run.from(),
              run.to(),
              List.copyOf(stops),
              marks,
              taken(run, drawing)));
    }
    return new Way(List.copyOf(legs));
  }

  private static List<Mark> marks(
      CaseSteps.Run run,
      List<AskedWindow> windows,
      Drawing drawing,
      Map<String, Integer> numbers,
      Instant now,
      List<Stop> stops) {
    Map<String, CaseSteps.Passed> byId = new HashMap<>();
    run.passed().forEach(passed -> byId.put(passed.id(), passed));
    Map<String, Mark> marks = new LinkedHashMap<>();
    for (CaseSteps.Passed passed : run.passed()) {
      if (oneOfMany(passed, byId) || passed.kind().equals("subProcess")) continue;
      Stop stop = stop(run, passed, windows, drawing, byId, numbers);
      if (stop != null && !told(passed, stop, now)) stop = null;
      if (stop != null) stops.add(stop);
      Mark before = marks.remove(passed.drawn());
      marks.put(
          passed.drawn(),
          new Mark(
              passed.drawn(),
              state(passed, stop, now),
              before == null ? 1 : before.times + 1,
              stop));
    }
    return List.copyOf(marks.values());
  }

  private static boolean told(CaseSteps.Passed passed, Stop stop, Instant now) {
    if (passed.element().startsWith(KEEP_WINDOW)) return false;
    return !stop.system() || passed.to() == null || stop.took(now).compareTo(UNUSUAL) >= 0;
  }

  private static State state(CaseSteps.Passed passed, Stop stop, Instant now) {
    if (passed.to() != null) return passed.cancelled() ? State.STOPPED : State.DONE;
    return stop != null && stop.daysLate(now) > 0 ? State.LATE : State.NOW;
  }

  /** Each of those who are asked at once is one of many; the whole of them is the step. */
  private static boolean oneOfMany(CaseSteps.Passed passed, Map<String, CaseSteps.Passed> byId) {
    CaseSteps.Passed scope = byId.get(passed.scope());
    return scope != null && scope.element().equals(passed.element() + CaseSteps.MANY);
  }

  private static Stop stop(
      CaseSteps.Run run,
      CaseSteps.Passed passed,
      List<AskedWindow> windows,
      Drawing drawing,
      Map<String, CaseSteps.Passed> byId,
      Map<String, Integer> numbers) {
    boolean system = BY_THE_SYSTEM.contains(passed.kind());
    if (!system && !BY_PEOPLE.contains(passed.kind())) return null;
    boolean many = passed.element().endsWith(CaseSteps.MANY);
    List<CaseSteps.Passed> each =
        many
            ? run.passed().stream().filter(one -> passed.id().equals(one.scope())).toList()
            : List.of();
    Optional<AskedWindow> window = window(passed, windows, byId);
    Instant due = passed.due();
    if (many)
      due =
          each.stream()
              .map(CaseSteps.Passed::due)
              .filter(Objects::nonNull)
              .max(Comparator.naturalOrder())
              .orElse(null);
    Integer answers = null;
    Integer missing = null;
    if (many) {
      missing = (int) each.stream().filter(one -> one.to() == null).count();
      answers =
          window
              .map(AskedWindow::answers)
              .orElseGet(
                  () -> (int) each.stream().filter(o -> o.to() != null && !o.cancelled()).count());
    }
    return new Stop(
        passed.drawn(),
        drawing.names().getOrDefault(passed.drawn(), passed.drawn()),
        passed.from(),
        passed.to(),
        window.map(AskedWindow::due).orElse(due),
        answers,
        missing,
        window.map(AskedWindow::extensions).orElse(0),
        passed.cancelled() && (answers == null || answers == 0),
        system,
        numbers.get(passed.called()));
  }

  /** The window in which these people are asked; empty for a step outside of one. */
  private static Optional<AskedWindow> window(
      CaseSteps.Passed passed, List<AskedWindow> windows, Map<String, CaseSteps.Passed> byId) {
    CaseSteps.Passed scope = byId.get(passed.scope());
    if (scope == null
        || !scope.element().startsWith(WINDOW)
        || !passed.element().endsWith(CaseSteps.MANY)) return Optional.empty();
    String step = scope.element().substring(WINDOW.length());
    return windows.stream()
        .filter(window -> window.step().equals(step))
        .filter(window -> !window.openedAt().isAfter(passed.from().plus(A_MOMENT)))
        .reduce((first, second) -> second);
  }

  /**
   * The arrows between what a run passed. The engine keeps no arrows: after each step that ended by
   * itself, the run went along the arrow to whichever of the next steps began first after it; from
   * where the way parts, along each whose step began.
   */
  private static List<String> taken(CaseSteps.Run run, Drawing drawing) {
    Map<String, List<Drawing.Flow>> out =
        drawing.flows().stream().collect(Collectors.groupingBy(Drawing.Flow::source));
    List<CaseSteps.Passed> passed = run.passed();
    Set<String> taken = new LinkedHashSet<>();
    for (int i = 0; i < passed.size(); i++) {
      CaseSteps.Passed left = passed.get(i);
      if (left.to() == null || left.cancelled()) continue;
      Map<Drawing.Flow, Integer> next = new LinkedHashMap<>();
      for (Drawing.Flow flow : out.getOrDefault(left.drawn(), List.of()))
        next(passed, i, flow.target()).ifPresent(at -> next.put(flow, at));
      if (next.isEmpty()) continue;
      if (next.keySet().iterator().next().parallel())
        next.keySet().forEach(flow -> taken.add(flow.id()));
      else
        next.entrySet().stream()
            .min(Map.Entry.comparingByValue())
            .ifPresent(first -> taken.add(first.getKey().id()));
    }
    return List.copyOf(taken);
  }

  /** Where in the order the run came to an element after it had left another. */
  private static Optional<Integer> next(List<CaseSteps.Passed> passed, int left, String element) {
    Instant end = passed.get(left).to();
    for (int i = 0; i < passed.size(); i++) {
      CaseSteps.Passed candidate = passed.get(i);
      if (i != left
          && candidate.drawn().equals(element)
          && !candidate.from().isBefore(end)
          && (i > left || candidate.from().isAfter(end))) return Optional.of(i);
    }
    return Optional.empty();
  }
}
