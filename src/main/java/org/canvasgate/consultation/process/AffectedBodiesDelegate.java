package org.canvasgate.consultation.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.canvasgate.consultation.AffectedBodies;
import org.springframework.stereotype.Component;

/** Gate 2: lists whom the service concerns, so that the planner can ask them. */
@Component
class AffectedBodiesDelegate implements JavaDelegate {
  private final AffectedBodies bodies;

  AffectedBodiesDelegate(AffectedBodies bodies) {
    this.bodies = bodies;
  }

  @Override
  public void execute(DelegateExecution execution) {
    String proposal = execution.getProcessBusinessKey();
    int round = bodies.list(proposal, (String) execution.getVariable("field"));
    execution.setVariable("consultationRound", round);
  }
}
