package org.canvasgate.committee;

import java.util.List;
import java.util.Map;

/**
 * Asks the decision tables under {@code bpmn/decisions}. Whoever needs a threshold, weight,
 * interval or window asks here by the table's id and never keeps one in code.
 */
public interface Rules {

  /**
   * The one rule that holds.
   *
   * @return the outputs by name
   * @throws IllegalStateException when no rule or more than one holds
   */
  Map<String, Object> one(String decision, Map<String, Object> inputs);

  /** Every rule that holds, in the table's order; empty when none does. */
  List<Map<String, Object>> all(String decision, Map<String, Object> inputs);
}
