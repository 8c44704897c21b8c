package org.canvasgate.committee.condition;

import org.canvasgate.committee.Consequence;
import org.canvasgate.committee.Verdict;
import org.springframework.stereotype.Component;

/** Once a verdict is on record, each of its conditions comes back as a task. */
@Component
class ConditionsBegin implements Consequence {
  private final Conditions conditions;
  private final ConditionTasks tasks;

  ConditionsBegin(Conditions conditions, ConditionTasks tasks) {
    this.conditions = conditions;
    this.tasks = tasks;
  }

  @Override
  public void of(Verdict verdict) {
    conditions.of(verdict.round()).stream()
        .filter(condition -> condition.state() == Condition.State.SET)
        .forEach(tasks::begin);
  }
}
