package org.canvasgate.proposal;

import java.util.Map;

/** Starts the evaluation of a proposal; answered by the engine. */
public interface CaseStarter {

  /**
   * Submits the start form in a planner's name.
   *
   * @return the business key of the case, which is the proposal's id
   */
  String start(Map<String, Object> fields, String planner);
}
