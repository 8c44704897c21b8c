package org.canvasgate.proposal.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.canvasgate.proposal.Intakes;
import org.canvasgate.proposal.Proposals;
import org.springframework.stereotype.Component;

/** Intake: whether the canvas says enough to be put before a panel. */
@Component
class CompletenessDelegate implements JavaDelegate {
  private final Proposals proposals;
  private final Intakes intakes;

  CompletenessDelegate(Proposals proposals, Intakes intakes) {
    this.proposals = proposals;
    this.intakes = intakes;
  }

  @Override
  public void execute(DelegateExecution execution) {
    String id = execution.getProcessBusinessKey();
    execution.setVariable("complete", intakes.completeness(proposals.get(id)).complete());
    execution.setVariable("completionsLeft", intakes.completionsLeft(id));
  }
}
