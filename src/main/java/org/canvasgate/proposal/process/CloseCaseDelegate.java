package org.canvasgate.proposal.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.canvasgate.proposal.CaseClosing;
import org.springframework.stereotype.Component;

/** Ends a case with the status that the diagram hands in. */
@Component
class CloseCaseDelegate implements JavaDelegate {
  private static final String STATUS = "status";

  private final CaseClosing cases;

  CloseCaseDelegate(CaseClosing cases) {
    this.cases = cases;
  }

  @Override
  public void execute(DelegateExecution execution) {
    String status = (String) execution.getVariableLocal(STATUS);
    cases.close(execution.getProcessBusinessKey(), status);
    // The input parameter hides the case's own fact, so it is set where the gateways read it.
    execution.getProcessInstance().setVariable(STATUS, status);
  }
}
