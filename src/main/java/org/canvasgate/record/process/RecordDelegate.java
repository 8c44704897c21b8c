package org.canvasgate.record.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.canvasgate.committee.CaseRound;
import org.canvasgate.committee.Gate;
import org.canvasgate.record.DecisionRecords;
import org.springframework.stereotype.Component;

/** Freezes a decision as a record and tells the applicant, whatever the gate. */
@Component
class RecordDelegate implements JavaDelegate {
  private final DecisionRecords records;

  RecordDelegate(DecisionRecords records) {
    this.records = records;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Gate gate = Gate.of((String) execution.getVariableLocal("gate"));
    var round = CaseRound.of(execution.getProcessBusinessKey(), gate, execution.getVariables());
    records.record(
        round, (String) execution.getVariable("planner"), execution.getProcessDefinitionId());
  }
}
