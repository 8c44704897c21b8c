package org.canvasgate.operation.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.canvasgate.operation.OperationVerdicts;
import org.springframework.stereotype.Component;

/** Begins the next cycle of a service, once its verdict is given. */
@Component
class NextCycleDelegate implements JavaDelegate {
  private final OperationVerdicts verdicts;

  NextCycleDelegate(OperationVerdicts verdicts) {
    this.verdicts = verdicts;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var cycle = (Integer) execution.getVariable("cycle");
    execution.setVariable("cycle", verdicts.next(execution.getProcessBusinessKey(), cycle));
  }
}
