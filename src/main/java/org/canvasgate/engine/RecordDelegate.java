package org.canvasgate.engine;

import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.canvasgate.committee.CaseRound;
import org.canvasgate.committee.Consequence;
import org.canvasgate.committee.Gate;
import org.canvasgate.committee.Verdicts;
import org.canvasgate.record.DecisionRecords;
import org.springframework.stereotype.Component;

/** Freezes a decision as a record and carries out what follows from it, whatever the gate. */
@Component
class RecordDelegate implements JavaDelegate {
  private final DecisionRecords records;
  private final Verdicts verdicts;
  private final List<Consequence> consequences;

  RecordDelegate(DecisionRecords records, Verdicts verdicts, List<Consequence> consequences) {
    this.verdicts = verdicts;
    this.consequences = consequences;
    this.records = records;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Gate gate = Gate.of((String) execution.getVariableLocal("gate"));
    var round = CaseRound.of(execution.getProcessBusinessKey(), gate, execution.getVariables());
    records.record(round, (String) execution.getVariable("planner"));
    var verdict = verdicts.on(round).orElseThrow();
    consequences.forEach(consequence -> consequence.of(verdict));
  }
}
