package org.canvasgate.proposal.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.canvasgate.committee.condition.ConditionOwners;
import org.canvasgate.proposal.Proposals;
import org.canvasgate.proposal.Status;
import org.springframework.stereotype.Component;

/** Puts the approved service into the register: from here on it is re-evaluated, cycle by cycle. */
@Component
class RegisterServiceDelegate implements JavaDelegate {
  private static final int FIRST_CYCLE = 1;

  private final Proposals proposals;
  private final ConditionOwners conditions;

  RegisterServiceDelegate(Proposals proposals, ConditionOwners conditions) {
    this.conditions = conditions;
    this.proposals = proposals;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var service = proposals.registerService(execution.getProcessBusinessKey());
    conditions.operatorIs(execution.getProcessBusinessKey(), service.operator());
    DelegateExecution instance = execution.getProcessInstance();
    instance.setVariable("operator", service.operator());
    instance.setVariable("cycle", FIRST_CYCLE);
    instance.setVariable("status", Status.OPERATING);
  }
}
