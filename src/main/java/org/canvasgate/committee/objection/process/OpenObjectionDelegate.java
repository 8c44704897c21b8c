package org.canvasgate.committee.objection.process;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.canvasgate.committee.Gate;
import org.canvasgate.committee.objection.Objections;
import org.springframework.stereotype.Component;

/** Opens the period in which the verdict of a gate can be objected to, if it still can. */
@Component
class OpenObjectionDelegate implements JavaDelegate {
  private final Objections objections;

  OpenObjectionDelegate(Objections objections) {
    this.objections = objections;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var gate = Gate.of((String) execution.getVariable("gate"));
    var cycle = (Integer) execution.getVariable("cycle");
    var party = (String) execution.getVariable("party");
    var open = objections.open(execution.getProcessBusinessKey(), gate, cycle, party);
    execution.setVariable("objectionOpen", open.isPresent());
    execution.setVariable("objectionAdmitted", false);
    execution.setVariable("objectionId", open.map(o -> String.valueOf(o.id())).orElse(null));
    execution.setVariable("objectionDue", open.map(o -> Date.from(o.due())).orElse(null));
    execution.setVariable(
        "differsFrom", open.map(o -> o.panelId()).map(String::valueOf).orElse(null));
  }
}
