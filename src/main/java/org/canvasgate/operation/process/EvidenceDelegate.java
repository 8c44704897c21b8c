package org.canvasgate.operation.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.canvasgate.operation.OperationalReEvaluation;
import org.springframework.stereotype.Component;

/** Reads from the latest report what may call a re-evaluation early. */
@Component
class EvidenceDelegate implements JavaDelegate {
  private final OperationalReEvaluation reEvaluation;

  EvidenceDelegate(OperationalReEvaluation reEvaluation) {
    this.reEvaluation = reEvaluation;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var cycle = (Integer) execution.getVariable("cycle");
    execution.setVariables(reEvaluation.evidence(execution.getProcessBusinessKey(), cycle));
  }
}
