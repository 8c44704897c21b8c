package org.canvasgate.committee.condition;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Passes conditions on to new owners, with their tasks. */
@Service
@Transactional
public class ConditionOwners {
  private final Conditions conditions;
  private final ConditionTasks tasks;
  private final ConditionNews news;

  ConditionOwners(Conditions conditions, ConditionTasks tasks, ConditionNews news) {
    this.conditions = conditions;
    this.tasks = tasks;
    this.news = news;
  }

  /** Gives a condition and its task to somebody else; both people stay on record. */
  public void hand(long id, String to) {
    Condition condition = conditions.get(id);
    if (to.equals(condition.owner())) return;
    conditions.hand(id, to);
    tasks.hand(id, to);
    news.set(conditions.get(id));
  }

  /** A service has an operator, or a new one: what the operator has to do is theirs from now on. */
  public void operatorIs(String proposalId, String operator) {
    conditions.of(proposalId).stream()
        .filter(c -> c.role() == OwnerRole.OPERATOR && c.state().pending())
        .forEach(c -> hand(c.id(), operator));
  }
}
