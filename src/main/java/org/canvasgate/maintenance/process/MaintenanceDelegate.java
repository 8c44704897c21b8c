package org.canvasgate.maintenance.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.canvasgate.canvas.ServiceKind;
import org.canvasgate.maintenance.MaintenanceEvaluation;
import org.springframework.stereotype.Component;

/** Scores the latest maintenance plan and the canvas with it. */
@Component("maintenanceDelegate")
class MaintenanceDelegate implements JavaDelegate {
  private final MaintenanceEvaluation evaluation;

  MaintenanceDelegate(MaintenanceEvaluation evaluation) {
    this.evaluation = evaluation;
  }

  @Override
  public void execute(DelegateExecution execution) {
    ServiceKind kind = ServiceKind.of((String) execution.getVariable("kind"));
    execution.setVariables(evaluation.evaluate(execution.getProcessBusinessKey(), kind));
  }
}
