package org.canvasgate.maintenance.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.canvasgate.committee.CaseRound;
import org.canvasgate.committee.Gate;
import org.canvasgate.maintenance.PlanVote;
import org.springframework.stereotype.Component;

/** Counts the votes of the window that just closed. */
@Component("planVoteDelegate")
class PlanVoteDelegate implements JavaDelegate {
  private final PlanVote vote;

  PlanVoteDelegate(PlanVote vote) {
    this.vote = vote;
  }

  @Override
  public void execute(DelegateExecution execution) {
    CaseRound round =
        CaseRound.of(execution.getProcessBusinessKey(), Gate.MAINTENANCE, execution.getVariables());
    int panels = execution.getVariable("panelRound") instanceof Integer n ? n : 0;
    execution.setVariables(vote.count(round, (int) execution.getVariable("planRound"), panels));
  }
}
