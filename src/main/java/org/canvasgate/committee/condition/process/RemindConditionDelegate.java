package org.canvasgate.committee.condition.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.canvasgate.committee.condition.ConditionNews;
import org.canvasgate.committee.condition.Conditions;
import org.springframework.stereotype.Component;

/** Reminds whoever owns a condition that its date comes near. */
@Component
class RemindConditionDelegate implements JavaDelegate {
  private final Conditions conditions;
  private final ConditionNews news;

  RemindConditionDelegate(Conditions conditions, ConditionNews news) {
    this.conditions = conditions;
    this.news = news;
  }

  @Override
  public void execute(DelegateExecution execution) {
    long id = Long.parseLong((String) execution.getVariable("conditionId"));
    news.reminder(conditions.get(id));
  }
}
