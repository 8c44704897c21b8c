package org.canvasgate.diagram.trial;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationEvent;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationListener;
import org.camunda.bpm.dmn.engine.delegate.DmnEvaluatedDecisionRule;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableImpl;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableInputImpl;
import org.camunda.bpm.model.dmn.HitPolicy;
import org.springframework.stereotype.Component;

/** Hears what tables are asked and answer in the thread that plays a trial, and nowhere else. */
@Component
class TablesHeard implements DmnDecisionTableEvaluationListener {
  private final ThreadLocal<List<Asked>> heard = new ThreadLocal<>();

  /**
   * A question to a table.
   *
   * @param inputs by input expression, as texts
   * @param rules ids of the rules that held; empty where none did
   * @param outputs one map a rule, by output name, as texts
   * @param collects whether it lists whatever holds, so that nothing is an answer as well
   */
  record Asked(
      String table,
      Map<String, String> inputs,
      List<String> rules,
      List<Map<String, String>> outputs,
      boolean collects) {
    boolean unanswered() {
      return rules.isEmpty() && !collects;
    }
  }

  void listen() {
    heard.set(new ArrayList<>());
  }

  void stop() {
    heard.remove();
  }

  /** What was asked since the last time, each question once. */
  List<Asked> take() {
    List<Asked> taken = heard.get().stream().distinct().toList();
    heard.get().clear();
    return taken;
  }

  @Override
  public void notify(DmnDecisionTableEvaluationEvent event) {
    List<Asked> all = heard.get();
    if (all == null) return;
    all.add(
        new Asked(
            event.getDecision().getKey(),
            inputs(event),
            event.getMatchingRules().stream().map(DmnEvaluatedDecisionRule::getId).toList(),
            event.getMatchingRules().stream().map(TablesHeard::outputs).toList(),
            table(event).getHitPolicyHandler().getHitPolicyEntry().getHitPolicy()
                == HitPolicy.COLLECT));
  }

  private static DmnDecisionTableImpl table(DmnDecisionTableEvaluationEvent event) {
    return (DmnDecisionTableImpl) event.getDecision().getDecisionLogic();
  }

  private static Map<String, String> inputs(DmnDecisionTableEvaluationEvent event) {
    List<DmnDecisionTableInputImpl> asked = table(event).getInputs();
    Map<String, String> inputs = new LinkedHashMap<>();
    for (int at = 0; at < event.getInputs().size(); at++)
      inputs.put(
          asked.get(at).getExpression().getExpression(),
          FactsOfCase.text(event.getInputs().get(at).getValue().getValue()));
    return inputs;
  }

  private static Map<String, String> outputs(DmnEvaluatedDecisionRule rule) {
    Map<String, String> outputs = new TreeMap<>();
    rule.getOutputEntries()
        .forEach(
            (name, output) -> outputs.put(name, FactsOfCase.text(output.getValue().getValue())));
    return outputs;
  }
}
