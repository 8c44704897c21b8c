package org.canvasgate.committee.objection.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.canvasgate.committee.objection.Objections;
import org.springframework.stereotype.Component;

/** Tells that an objection has not been examined by its date. */
@Component
class EscalateObjectionDelegate implements JavaDelegate {
  private final Objections objections;

  EscalateObjectionDelegate(Objections objections) {
    this.objections = objections;
  }

  @Override
  public void execute(DelegateExecution execution) {
    objections.late(Long.parseLong((String) execution.getVariable("objectionId")));
  }
}
