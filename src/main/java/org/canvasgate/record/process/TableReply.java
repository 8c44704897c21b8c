package org.canvasgate.record.process;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationEvent;
import org.camunda.bpm.dmn.engine.delegate.DmnEvaluatedDecisionRule;
import org.canvasgate.record.KeptFact;

/** What a table answered, in the form in which answers are kept and compared. */
public final class TableReply {
  private TableReply() {}

  /** Ids of the rules that held, in the table's order. */
  public static List<String> rules(DmnDecisionTableEvaluationEvent event) {
    return event.getMatchingRules().stream().map(DmnEvaluatedDecisionRule::getId).toList();
  }

  /**
   * One map a rule that held, by output name.
   *
   * @param zone in which a moment has its day
   */
  public static List<Map<String, Object>> outputs(
      DmnDecisionTableEvaluationEvent event, ZoneId zone) {
    List<Map<String, Object>> outputs = new ArrayList<>();
    for (DmnEvaluatedDecisionRule rule : event.getMatchingRules()) {
      Map<String, Object> row = new LinkedHashMap<>();
      rule.getOutputEntries()
          .forEach(
              (name, output) -> row.put(name, KeptFact.plain(output.getValue().getValue(), zone)));
      outputs.add(row);
    }
    return outputs;
  }
}
