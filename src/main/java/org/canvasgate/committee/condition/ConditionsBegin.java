package org.canvasgate.committee.condition;

import org.canvasgate.committee.RecordEntry;
import org.canvasgate.committee.RecordObserver;
import org.springframework.stereotype.Component;

/** Once a verdict is on record, each of its conditions comes back as a task. */
@Component
class ConditionsBegin implements RecordObserver {
  private final Conditions conditions;
  private final ConditionTasks tasks;

  ConditionsBegin(Conditions conditions, ConditionTasks tasks) {
    this.conditions = conditions;
    this.tasks = tasks;
  }

  @Override
  public void recorded(RecordEntry entry) {
    if (entry.kind() != RecordEntry.Kind.DECISION) return;
    conditions.of(entry.round()).stream()
        .filter(condition -> condition.state() == Condition.State.SET)
        .forEach(tasks::begin);
  }
}
