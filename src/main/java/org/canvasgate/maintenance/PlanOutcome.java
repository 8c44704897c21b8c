package org.canvasgate.maintenance;

import org.canvasgate.canvas.Keys;

/** What the chair may confirm at gate 3. */
enum PlanOutcome {
  APPROVED,
  RETURNED,
  REJECTED;

  String key() {
    return Keys.of(this);
  }

  static PlanOutcome of(String key) {
    return Keys.find(PlanOutcome.class, key);
  }

  /**
   * The outcome that the vote's conclusion asks for: approve and approve-on-condition, return,
   * reject; null where the vote concludes nothing.
   */
  static PlanOutcome concluded(String voteConclusion) {
    return switch (voteConclusion == null ? "" : voteConclusion) {
      case "approve", "approve-on-condition" -> APPROVED;
      case "return" -> RETURNED;
      case "reject" -> REJECTED;
      default -> null;
    };
  }
}
