package org.canvasgate.diagram.cases;

import java.util.List;

/**
 * What a change means for one process that runs for a case.
 *
 * @param process id of the process
 * @param definition the engine's id of the version on which it runs
 * @param steps ids of the steps at which it stands
 * @param reasons what changes, or why it cannot move; empty where there is nothing to say
 */
public record ProcessForecast(
    String process,
    String definition,
    List<String> steps,
    Consequence consequence,
    List<Reason> reasons) {

  public ProcessForecast {
    steps = List.copyOf(steps);
    reasons = List.copyOf(reasons);
  }
}
