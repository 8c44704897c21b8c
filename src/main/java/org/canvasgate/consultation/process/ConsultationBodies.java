package org.canvasgate.consultation.process;

import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.canvasgate.consultation.Body;
import org.canvasgate.consultation.Consultations;
import org.canvasgate.form.DiagramBean;
import org.springframework.stereotype.Component;

/** Names for the diagram whom to ask: {@code ${consultation.bodies(execution)}}. */
@DiagramBean
@Component("consultation")
public class ConsultationBodies {
  private final Consultations consultations;

  ConsultationBodies(Consultations consultations) {
    this.consultations = consultations;
  }

  /** The groups of the bodies that owe an answer in this round. */
  public List<String> bodies(DelegateExecution execution) {
    var round = Consultations.round(execution.getProcessBusinessKey(), execution.getVariables());
    return consultations.silentBodies(round).stream().map(Body::group).toList();
  }
}
