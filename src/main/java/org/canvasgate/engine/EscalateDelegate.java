package org.canvasgate.engine;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.canvasgate.committee.Notices;
import org.canvasgate.committee.Step;
import org.springframework.stereotype.Component;

/** Tells the secretariat and the chairs that a date has passed and answers are missing. */
@Component
class EscalateDelegate implements JavaDelegate {
  private final Notices notices;

  EscalateDelegate(Notices notices) {
    this.notices = notices;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Step step = Step.of((String) execution.getVariableLocal("window"));
    String proposal = execution.getProcessBusinessKey();
    for (String group : new String[] {"secretariat", "chairs"}) {
      String key = "escalation/" + execution.getActivityInstanceId() + "/" + group;
      notices.tell(group, proposal, "notice.escalation." + step.key(), key, proposal);
    }
  }
}
