package org.canvasgate.sample;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** Plays a case by the script until a given day or a given step. */
@Component
class Player {
  private static final Duration A_QUARTER = Duration.ofDays(90);

  /** A case that never rests would be a fault of a diagram; no real one has so many steps. */
  private static final int MOST_STEPS = 2000;

  /**
   * How a case is played.
   *
   * @param until when to stop; the clock does not go beyond
   * @param pace how long people take for a task
   * @param stopAt the step to leave open, or null to go on
   * @param stopCycle the re-evaluation in which to stop there; 0 before operation
   * @param answered how many of the people asked in that step answer before it is left open
   * @param verdicts outcomes by step of the chair, cycle by cycle: {@code confirm-operation/2}
   */
  record Part(
      Instant until,
      Duration pace,
      String stopAt,
      int stopCycle,
      int answered,
      Map<String, String> verdicts) {}

  private final Stage stage;
  private final Cast cast;
  private final Script script;

  Player(Stage stage, Cast cast, Script script) {
    this.stage = stage;
    this.cast = cast;
    this.script = script;
  }

  /**
   * Plays on.
   *
   * @param watch is told of each task completed
   */
  void play(String proposalId, Part part, Consumer<Task> watch) {
    int left = part.answered();
    for (int steps = 0; steps < MOST_STEPS; steps++) {
      stage.settle(proposalId);
      if (stage.ended(proposalId)) return;
      List<Task> open = stage.open(proposalId);
      // The last member answers first, so that a newcomer who signs in as the first finds work.
      Optional<Task> next = open.stream().filter(task -> !waits(task)).reduce((a, b) -> b);
      if (next.isEmpty()) {
        if (!passTime(proposalId, open, part)) return;
        continue;
      }
      Task task = next.get();
      boolean here = task.getTaskDefinitionKey().equals(part.stopAt());
      if (here && stage.cycle(task) >= part.stopCycle() && left-- <= 0) return;
      if (stage.clock().instant().plus(part.pace()).isBefore(part.until()))
        stage.goTo(stage.clock().instant().plus(part.pace()), proposalId);
      if (!stage.isOpen(task)) continue;
      act(proposalId, task, part);
      watch.accept(task);
    }
    throw new IllegalStateException("the case " + proposalId + " does not come to an end");
  }

  private void act(String proposalId, Task task, Part part) {
    String user = cast.on(task);
    String verdict = part.verdicts().get(task.getTaskDefinitionKey() + "/" + stage.cycle(task));
    stage.complete(proposalId, task, user, script.answer(proposalId, task, user, verdict));
  }

  /**
   * An operator reports a quarter after the last evaluation; otherwise time goes to the next date.
   */
  private boolean passTime(String proposalId, List<Task> open, Part part) {
    Instant next = stage.nextDate(proposalId).orElse(Instant.MAX);
    for (Task task : open) {
      Instant quarter = task.getCreateTime().toInstant().plus(A_QUARTER);
      if (task.getTaskDefinitionKey().equals("report-figures")
          && quarter.isBefore(next)
          && quarter.isBefore(part.until())) {
        stage.goTo(quarter, proposalId);
        act(proposalId, task, part);
        return true;
      }
    }
    if (next.isAfter(part.until())) return false;
    stage.goTo(next, proposalId);
    return true;
  }

  /** Tasks that are there in case somebody wants them. */
  private static boolean waits(Task task) {
    String step = task.getTaskDefinitionKey();
    return step.startsWith("keep-window") || step.equals("report-figures");
  }
}
