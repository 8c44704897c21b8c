package org.canvasgate.committee.condition.process;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.canvasgate.committee.condition.ConditionNews;
import org.canvasgate.committee.condition.Conditions;
import org.springframework.stereotype.Component;

/** Begins the follow-up of a condition: who owns it, and by which dates the timers go. */
@Component
class OpenConditionDelegate implements JavaDelegate {
  private final Conditions conditions;
  private final ConditionNews news;

  OpenConditionDelegate(Conditions conditions, ConditionNews news) {
    this.conditions = conditions;
    this.news = news;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var condition = conditions.get(Long.parseLong((String) execution.getVariable("conditionId")));
    conditions.open(condition.id());
    news.set(condition);
    execution.setVariable("conditionOwner", condition.owner());
    execution.setVariable("officeOwns", condition.owner() == null);
    execution.setVariable("conditionReminder", Date.from(conditions.reminder(condition)));
    execution.setVariable("conditionDue", Date.from(conditions.due(condition)));
  }
}
