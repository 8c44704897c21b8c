package org.canvasgate.diagram.guard;

import java.util.List;

/**
 * Where a change stands between what must be approved and what was.
 *
 * @param counted approvals of the files as they are now, by people who may
 * @param outdated earlier approvals that count no longer, because the files were edited afterwards
 * @param missing how many approvals are still needed, from 0
 */
public record ApprovalStanding(
    ApprovalDemand demand, List<Approval> counted, List<Approval> outdated, int missing) {

  public ApprovalStanding {
    counted = List.copyOf(counted);
    outdated = List.copyOf(outdated);
  }

  public boolean enough() {
    return missing == 0;
  }
}
