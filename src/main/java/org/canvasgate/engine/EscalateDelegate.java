package org.canvasgate.engine;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.canvasgate.committee.Notices;
import org.canvasgate.committee.Step;
import org.springframework.stereotype.Component;

/** Tells the secretariat and the chairs, once, that a date has passed and answers are missing. */
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
      String key = "escalation/" + window(execution, step) + "/" + group;
      notices.tell(group, proposal, "notice.escalation." + step.key(), key, proposal);
    }
  }

  /** A window and its date: who substitutes a member after it is not told of the date again. */
  private static String window(DelegateExecution execution, Step step) {
    return String.join(
        "/",
        execution.getProcessInstanceId(),
        step.key(),
        String.valueOf(execution.getVariable("round")),
        execution.getVariable("windowDue") instanceof Date due
            ? String.valueOf(due.getTime())
            : "");
  }
}
