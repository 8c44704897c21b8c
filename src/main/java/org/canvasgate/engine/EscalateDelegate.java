package org.canvasgate.engine;

import java.util.Date;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.canvasgate.committee.Notices;
import org.canvasgate.committee.Step;
import org.canvasgate.committee.conflict.Chairs;
import org.springframework.stereotype.Component;

/**
 * Tells the secretariat and who takes the chair, once, that a date has passed and answers are
 * missing.
 */
@Component
class EscalateDelegate implements JavaDelegate {
  private final Notices notices;

  private final Chairs chairs;

  EscalateDelegate(Notices notices, Chairs chairs) {
    this.notices = notices;
    this.chairs = chairs;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Step step = Step.of((String) execution.getVariableLocal("window"));
    String proposal = execution.getProcessBusinessKey();
    Stream.concat(Stream.of("secretariat"), chairs.of(proposal).stream())
        .forEach(
            recipient -> {
              String key = "escalation/" + window(execution, step) + "/" + recipient;
              notices.tell(recipient, proposal, "notice.escalation." + step.key(), key, proposal);
            });
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
