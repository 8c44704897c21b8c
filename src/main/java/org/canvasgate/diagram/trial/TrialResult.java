package org.canvasgate.diagram.trial;

import java.util.List;
import org.canvasgate.diagram.trial.TablesHeard.Asked;
import org.canvasgate.diagram.trial.TrialStep.Place;
import org.canvasgate.form.Problem;

/**
 * What a trial came to.
 *
 * @param script by which it was played
 * @param steps in order
 * @param end how it ended: ended, running, stuck, failed, long or refused
 * @param process key of the process in which it stopped; null where it did not stop
 * @param element the step at which it stopped; null where it did not stop at one
 * @param problems why it stopped, as sentences; empty where it did not
 * @param unanswered questions to tables that no rule answered, with the step at which they were
 *     asked
 * @param technical the engine's own words on a failure; null where there was none
 * @param millis how long it took
 */
record TrialResult(
    TrialScript script,
    List<TrialStep> steps,
    String end,
    String process,
    String element,
    List<Problem> problems,
    List<Unanswered> unanswered,
    String technical,
    long millis) {

  /** A question that no rule of a table answered: the case may have gone on by a default way. */
  record Unanswered(Place at, Asked asked) {}

  TrialResult {
    steps = List.copyOf(steps);
    problems = List.copyOf(problems);
    unanswered = List.copyOf(unanswered);
  }

  /** Whether the case came through as the script says. */
  public boolean through() {
    return end.equals("ended") || end.equals("running");
  }
}
