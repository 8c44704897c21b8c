package org.canvasgate.consultation.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.canvasgate.canvas.ServiceKind;
import org.canvasgate.consultation.ResponsibilityConsultation;
import org.springframework.stereotype.Component;

/** Gate 2: computes how clear the responsibilities are, and the canvas score anew. */
@Component
class ConsultationDelegate implements JavaDelegate {
  private final ResponsibilityConsultation consultation;

  ConsultationDelegate(ResponsibilityConsultation consultation) {
    this.consultation = consultation;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var facts = execution.getVariables();
    var kind = ServiceKind.of((String) facts.get("kind"));
    execution.setVariables(consultation.score(execution.getProcessBusinessKey(), kind, facts));
  }
}
