package org.canvasgate.consultation.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.canvasgate.committee.CaseRound;
import org.canvasgate.committee.Gate;
import org.canvasgate.consultation.ResponsibilityConsultation;
import org.springframework.stereotype.Component;

/** Gate 2: counts the committee's vote on responsibilities that mediation could not settle. */
@Component
class ResponsibilityVoteDelegate implements JavaDelegate {
  private final ResponsibilityConsultation consultation;

  ResponsibilityVoteDelegate(ResponsibilityConsultation consultation) {
    this.consultation = consultation;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var facts = execution.getVariables();
    var round = CaseRound.of(execution.getProcessBusinessKey(), Gate.CONSULTATION, facts);
    int panels = facts.get("panelRound") instanceof Integer n ? n : 0;
    execution.setVariables(consultation.countVotes(round, panels));
  }
}
