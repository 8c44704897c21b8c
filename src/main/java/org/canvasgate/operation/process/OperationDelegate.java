package org.canvasgate.operation.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.canvasgate.canvas.ServiceKind;
import org.canvasgate.committee.CaseRound;
import org.canvasgate.committee.Gate;
import org.canvasgate.operation.OperationalReEvaluation;
import org.springframework.stereotype.Component;

/** Gate 4: computes the canvas score anew, from fresh ratings and the evidence of the promises. */
@Component
class OperationDelegate implements JavaDelegate {
  private final OperationalReEvaluation reEvaluation;

  OperationDelegate(OperationalReEvaluation reEvaluation) {
    this.reEvaluation = reEvaluation;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var facts = execution.getVariables();
    var round = CaseRound.of(execution.getProcessBusinessKey(), Gate.OPERATION, facts);
    var kind = ServiceKind.of((String) facts.get("kind"));
    execution.setVariables(reEvaluation.score(round, kind, facts));
  }
}
