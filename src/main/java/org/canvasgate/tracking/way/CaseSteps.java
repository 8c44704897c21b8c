package org.canvasgate.tracking.way;

import java.time.Instant;
import java.util.List;

/** Which steps a case has taken; answered by the engine. Names nobody. */
public interface CaseSteps {

  /**
   * One run of one process for a case.
   *
   * @param id the engine's id of the run
   * @param definition the engine's id of the version that it follows
   * @param process the process's key
   * @param to null while it runs
   * @param caller the run that called it; null where nobody did
   * @param passed its steps in the order in which they began
   */
  record Run(
      String id,
      String definition,
      String process,
      Instant from,
      Instant to,
      String caller,
      List<Passed> passed) {}

  /**
   * A step, an event or a gateway that a run came to.
   *
   * @param id the engine's id of this coming
   * @param scope id of the coming to the subprocess around it; the run's id where there is none
   * @param element its id in the diagram; of many at once with the mark {@link #MANY} for the whole
   * @param kind the engine's word: userTask, serviceTask, callActivity, multiInstanceBody …
   * @param called the run that it called; null where it calls none
   * @param to null while it lasts
   * @param cancelled whether it was ended from outside
   * @param due until when its task is awaited; null where that is not said
   */
  record Passed(
      String id,
      String scope,
      String element,
      String kind,
      String called,
      Instant from,
      Instant to,
      boolean cancelled,
      Instant due) {

    /** The step as the diagram names it. */
    String drawn() {
      return element.endsWith(MANY)
          ? element.substring(0, element.length() - MANY.length())
          : element;
    }
  }

  /** What the engine adds to the id of a step that is done by many at once. */
  String MANY = "#multiInstanceBody";

  /** The kind of a step that the engine is about to take by itself. */
  String AT_WORK = "atWork";

  /** Every run for a case, in the order in which they began. */
  List<Run> runs(String proposalId);
}
