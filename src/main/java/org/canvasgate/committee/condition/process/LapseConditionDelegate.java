package org.canvasgate.committee.condition.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.canvasgate.committee.condition.Conditions;
import org.springframework.stereotype.Component;

/** The case has ended before a condition was fulfilled: it need not be any more. */
@Component
class LapseConditionDelegate implements JavaDelegate {
  private final Conditions conditions;

  LapseConditionDelegate(Conditions conditions) {
    this.conditions = conditions;
  }

  @Override
  public void execute(DelegateExecution execution) {
    conditions.lapse(Long.parseLong((String) execution.getVariable("conditionId")));
  }
}
