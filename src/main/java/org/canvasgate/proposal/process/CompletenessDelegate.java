package org.canvasgate.proposal.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.canvasgate.proposal.CompletenessCheck;
import org.canvasgate.proposal.Proposals;
import org.springframework.stereotype.Component;

/** Intake: whether the canvas says enough to be put before a panel. */
@Component
class CompletenessDelegate implements JavaDelegate {
  private final Proposals proposals;
  private final CompletenessCheck check;

  CompletenessDelegate(Proposals proposals, CompletenessCheck check) {
    this.proposals = proposals;
    this.check = check;
  }

  @Override
  public void execute(DelegateExecution execution) {
    String id = execution.getProcessBusinessKey();
    execution.setVariable("complete", check.of(proposals.get(id)).complete());
    execution.setVariable("completionsLeft", check.completionsLeft(id));
  }
}
