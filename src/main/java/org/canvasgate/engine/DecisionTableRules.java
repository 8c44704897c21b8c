package org.canvasgate.engine;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.canvasgate.committee.Rules;
import org.springframework.stereotype.Component;

/**
 * Asks the decision tables that are deployed, each in its latest version, so that a table that an
 * administrator changes holds from the next question on. Asked in nobody's name: whoever scores or
 * votes needs no right on a table.
 */
@Component
class DecisionTableRules implements Rules {
  private final DecisionService decisions;
  private final Acting acting;

  DecisionTableRules(DecisionService decisions, Acting acting) {
    this.decisions = decisions;
    this.acting = acting;
  }

  @Override
  public Map<String, Object> one(String decision, Map<String, Object> inputs) {
    List<Map<String, Object>> matched = all(decision, inputs);
    if (matched.size() == 1) return matched.get(0);
    throw new IllegalStateException(
        matched.isEmpty()
            ? "No rule of the decision table %s holds for %s. Add one in bpmn/decisions/%s.dmn."
                .formatted(decision, inputs, decision)
            : "%d rules of the decision table %s hold for %s, but only one may."
                .formatted(matched.size(), decision, inputs));
  }

  @Override
  public List<Map<String, Object>> all(String decision, Map<String, Object> inputs) {
    return acting.asEngine(() -> ask(decision, inputs));
  }

  private List<Map<String, Object>> ask(String decision, Map<String, Object> inputs) {
    try {
      return decisions
          .evaluateDecisionTableByKey(decision)
          .variables(inputs)
          .evaluate()
          .getResultList();
    } catch (NotFoundException missing) {
      throw new IllegalStateException(
          "No decision table %s is deployed.".formatted(decision), missing);
    }
  }
}
