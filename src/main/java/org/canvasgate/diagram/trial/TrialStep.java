package org.canvasgate.diagram.trial;

import java.util.List;
import java.util.Map;
import org.canvasgate.diagram.trial.TablesHeard.Asked;

/**
 * One thing that happened in a trial, and what came of it.
 *
 * @param number counted from 1
 * @param what begun, answered, ran or time: a form was sent in, the system took a step, a timer
 *     went off
 * @param process key of the process in which it happened
 * @param element id of the step
 * @param who user id; null where the system acted
 * @param answers by field, as texts
 * @param passed elements that were begun or ended by it, in order
 * @param waiting elements at which the case stands afterwards
 * @param tables that were asked, in order
 * @param facts that have another value afterwards, as texts; gone ones are missing
 */
record TrialStep(
    int number,
    String what,
    String process,
    String element,
    String who,
    Map<String, String> answers,
    List<Place> passed,
    List<Place> waiting,
    List<Asked> tables,
    Map<String, String> facts) {

  /** An element of a process. */
  record Place(String process, String element) {}
}
