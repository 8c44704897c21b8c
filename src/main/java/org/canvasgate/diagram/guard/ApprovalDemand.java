package org.canvasgate.diagram.guard;

import org.canvasgate.diagram.model.ChangeClass;

/**
 * Who must approve a change of a class.
 *
 * @param approvals how many people, from 0
 * @param by Camunda group of those who approve
 * @param fourEyes whether none of its authors counts
 */
public record ApprovalDemand(ChangeClass depth, int approvals, String by, boolean fourEyes) {

  /**
   * What the table asks, and for flow and code at least one approval by somebody else: this floor
   * does not stand in a table, because a table could be lowered first.
   */
  public ApprovalDemand {
    if (approvals < 0) throw new IllegalArgumentException("approvals " + approvals);
    if (depth.compareTo(ChangeClass.FLOW) >= 0) {
      approvals = Math.max(1, approvals);
      fourEyes = true;
    }
  }
}
