package org.canvasgate.committee.condition;

import org.canvasgate.committee.Notices;
import org.springframework.stereotype.Component;

/** Tells people of a condition's dates; each is told once of each. */
@Component
public class ConditionNews {
  private static final String SECRETARIAT = "secretariat";

  private final Notices notices;

  ConditionNews(Notices notices) {
    this.notices = notices;
  }

  /** To its owner: the condition is theirs. */
  public void set(Condition condition) {
    tell(owner(condition), condition, "notice.condition.set");
  }

  /** To its owner: its date comes near. */
  public void reminder(Condition condition) {
    tell(owner(condition), condition, "notice.condition.reminder");
  }

  /** To the chairs and the secretariat: its date has passed. */
  public void late(Condition condition) {
    tell("chairs", condition, "notice.condition.late");
    tell(SECRETARIAT, condition, "notice.condition.late");
  }

  private static String owner(Condition condition) {
    return condition.owner() == null ? SECRETARIAT : condition.owner();
  }

  private void tell(String who, Condition condition, String message) {
    String proposal = condition.round().proposalId();
    notices.tell(
        who,
        proposal,
        message,
        "condition/%d/%s/%s".formatted(condition.id(), message, who),
        proposal,
        condition.text(),
        condition.due().toString());
  }
}
